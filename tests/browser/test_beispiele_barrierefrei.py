"""axe-core finds nothing on the five examples either: every kind of page they have, at three widths, light and dark."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from webseite import serve

JE_ART = 2
"""So many pages of each kind are looked at: pages of entries are told apart by the folder they are in."""


@pytest.fixture(scope="module", params=["cloppenburg", "emsland", "gifhorn", "goettingen", "spree-neisse"])
def ordner(request: pytest.FixtureRequest, beispiele: Mapping[str, Path]) -> Path:
    return beispiele[request.param]


@pytest.fixture(scope="module")
def dort(ordner: Path) -> Iterator[str]:
    with serve(ordner) as adresse:
        yield adresse


def kinds(ordner: Path) -> list[str]:
    """The addresses of all pages but those of entries beyond the first two of a kind."""
    gezaehlt: dict[str, int] = {}
    adressen = []
    for datei in sorted(ordner.rglob("*.html")):
        adresse = datei.relative_to(ordner).as_posix().removesuffix("index.html")
        if adresse == "404.html":  # its addresses count from where the site is published; the demo's is looked at
            continue
        art = adresse.rstrip("/").rpartition("/")[0]
        gezaehlt[art] = gezaehlt.get(art, 0) + 1
        if not art or gezaehlt[art] <= JE_ART:
            adressen.append(adresse)
    return adressen


@pytest.mark.parametrize("breite", [1280, 375, 320])
@pytest.mark.parametrize("schema", ["light", "dark"])
def test_no_page_has_a_finding(breite: int, schema: Literal["light", "dark"], ordner: Path, dort: str, browser: Browser) -> None:
    seite = browser.new_page(viewport={"width": breite, "height": 900}, color_scheme=schema, reduced_motion="reduce")
    befunde = {}
    for adresse in kinds(ordner):
        seite.goto(f"{dort}/{adresse}", wait_until="load")
        if verstoesse := Axe().run(seite).response["violations"]:
            befunde[adresse] = [(f["id"], [knoten["target"] for knoten in f["nodes"]][:3]) for f in verstoesse]
        if seite.evaluate("document.documentElement.scrollWidth") > breite:
            befunde[f"{adresse} (Breite)"] = []
    seite.close()
    assert befunde == {}
