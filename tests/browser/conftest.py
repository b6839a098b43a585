"""What browser tests share: one Chromium, the demo served as strictly as a municipality's server does, a page that is watched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ansichten.kamera import SCHALTER, find_chromium
from webseite import serve


@pytest.fixture(scope="module")
def adresse(demo: Path) -> Iterator[str]:
    with serve(demo) as adresse:
        yield adresse


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(SCHALTER))
        yield chromium
        chromium.close()


@pytest.fixture
def beobachtet(browser: Browser, adresse: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it complained about or asked of others."""
    seite = browser.new_page(viewport={"width": 1280, "height": 900})
    klagen: list[str] = []
    seite.on("console", lambda zeile: klagen.append(zeile.text) if zeile.type in ("error", "warning") else None)
    seite.on("pageerror", lambda fehler: klagen.append(str(fehler)))
    seite.on("request", lambda anfrage: None if anfrage.url.startswith((adresse, "data:")) else klagen.append(anfrage.url))
    yield seite, klagen
    seite.close()
