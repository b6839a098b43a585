"""What comes out of the browser's print dialog: page numbers, no sheet nearly empty, no heading left alone at the foot of one."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pypdf = pytest.importorskip("pypdf", reason="part of the test tools")

KOPF, FUSS = 785, 60
"""Between these heights, in points, stands what is on the page; above and below its running head and foot."""
MITTE = 420


@dataclass(frozen=True)
class Zeile:
    hoehe: float
    groesse: float
    text: str


def sheets(seite: Page, url: str) -> list[list[Zeile]]:
    """The lines of every sheet, as the browser prints them."""
    seite.goto(url, wait_until="load")
    blaetter = []
    for blatt in pypdf.PdfReader(io.BytesIO(seite.pdf(prefer_css_page_size=True))).pages:
        zeilen: list[Zeile] = []

        def take(
            text: str, cm: list[float], tm: list[float], _schrift: object, groesse: float, zeilen: list[Zeile] = zeilen
        ) -> None:
            if text.strip():
                zeilen.append(Zeile(tm[5] * cm[3] + cm[5], abs(tm[3] * cm[3]) * groesse, text.strip()))

        blatt.extract_text(visitor_text=take)
        blaetter.append(zeilen)
    return blaetter


@pytest.fixture(scope="module")
def papier(browser: Browser) -> Page:
    return browser.new_page()


SEITEN = [
    "", "massnahmen/", "massnahmen/sprachbegleitung/", "umsetzungsstand/", "beteiligung/", "ausgangslage/", "organisationen/",
    "glossar/", "wirkungskette/", "handlungsfelder/sprache/", "handlungsfelder/sprache/druck/", "handlungsfelder/bildung/druck/",
    "handlungsfelder/arbeit/druck/", "handlungsfelder/gesundheit/druck/", "handlungsfelder/teilhabe/druck/",
    "handlungsfelder/ehrenamt/druck/",
]  # fmt: skip


@pytest.mark.parametrize("pfad", SEITEN)
def test_a_page_prints_on_sheets_that_are_full_and_numbered(pfad: str, adresse: str, papier: Page) -> None:
    blaetter = sheets(papier, f"{adresse}/{pfad}")
    for nr, zeilen in enumerate(blaetter, 1):
        assert f"Seite {nr} von {len(blaetter)}" in " ".join(" ".join(zeile.text for zeile in zeilen).split())
        darauf = [zeile for zeile in zeilen if FUSS < zeile.hoehe < KOPF]
        assert darauf, f"Blatt {nr} ist leer"
        if nr < len(blaetter):
            unten = min(zeile.hoehe for zeile in darauf)
            assert unten < MITTE, f"Blatt {nr} ist fast leer"
            letzte = [zeile for zeile in darauf if zeile.hoehe <= unten + 2]
            assert max(zeile.groesse for zeile in letzte) < 10.4, f"Blatt {nr} endet mit „{letzte[-1].text}“"


def test_paper_carries_neither_navigation_nor_buttons(adresse: str, papier: Page) -> None:
    for pfad in ("massnahmen/sprachbegleitung/", "handlungsfelder/sprache/", "handlungsfelder/sprache/druck/"):
        text = " ".join(zeile.text for blatt in sheets(papier, f"{adresse}/{pfad}") for zeile in blatt)
        for wort in (
            "Kapitel drucken",
            "Maßnahmenblatt drucken",
            "Als PDF",
            "Konzept durchsuchen",
            "Auf dieser Seite",
            "Zum Inhalt",
        ):
            assert wort not in text, (pfad, wort)


def test_buttons_print_the_page(adresse: str, browser: Browser, demo: Path) -> None:
    assert demo.is_dir()
    seite = browser.new_page()
    seite.add_init_script("window.gedruckt = 0; window.print = () => { window.gedruckt += 1; };")
    for pfad, wort in (
        ("massnahmen/sprachbegleitung/", "Maßnahmenblatt drucken"),
        ("handlungsfelder/sprache/druck/", "Kapitel drucken"),
    ):
        seite.goto(f"{adresse}/{pfad}")
        seite.get_by_role("button", name=wort).click()
        assert seite.evaluate("window.gedruckt") == 1
    seite.close()
