"""The demo in a real browser: nothing fails, nothing is asked elsewhere, nothing runs over, the search finds, a chapter prints."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SEITEN = (
    "/",
    "/vorwort/",
    "/handlungsfelder/",
    "/handlungsfelder/sprache/",
    "/ziele/",
    "/ziele/deutsch-im-alltag/",
    "/massnahmen/",
    "/massnahmen/hybride-abendkurse/",
    "/organisationen/koordinierungsstelle/",
    "/gremien/",
    "/beteiligung/",
    "/beschluesse/",
    "/indikatoren/",
    "/umsetzungsstand/",
    "/glossar/",
    "/404.html",
)
SCHALTER = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)


class _Still(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def adresse(demo: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Still, directory=str(demo)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SCHALTER))
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


@pytest.mark.parametrize("breite", [1280, 768, 375])
@pytest.mark.parametrize("pfad", SEITEN)
def test_a_page_opens_without_complaint_and_fits_the_screen(
    pfad: str, breite: int, adresse: str, beobachtet: tuple[Page, list[str]]
) -> None:
    seite, klagen = beobachtet
    seite.set_viewport_size({"width": breite, "height": 900})
    seite.goto(adresse + pfad, wait_until="networkidle")
    assert seite.locator("h1").count() == 1
    assert seite.evaluate("document.documentElement.scrollWidth") <= breite
    assert klagen == []


def test_the_search_finds_a_massnahme_and_leads_to_it(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, klagen = beobachtet
    seite.goto(adresse + "/", wait_until="networkidle")
    seite.locator(".md-search__input").click()
    seite.locator(".md-search__input").press_sequentially("Sprachbegleitung")
    seite.locator(".md-search-result__link").first.wait_for()
    treffer = seite.locator(".md-search-result__link").first
    assert "Sprachbegleitung" in (treffer.text_content() or "")
    treffer.click()
    seite.wait_for_url("**/massnahmen/sprachbegleitung/**")
    assert klagen == []


def test_menu_and_links_lead_through_the_concept(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, klagen = beobachtet
    seite.goto(adresse + "/", wait_until="networkidle")
    seite.locator(".ik-karten a").first.click()
    seite.locator(".ik-zielbaum h3 a").first.click()
    seite.locator("article tbody a").first.click()
    seite.locator(".ik-blaettern a").last.click()
    assert "/massnahmen/" in seite.url
    seite.locator(".ik-brotkrumen a").first.click()
    assert "/handlungsfelder/" in seite.url
    assert klagen == []


def test_a_chapter_prints_without_the_frame_around_it(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    seite.goto(adresse + "/handlungsfelder/sprache/", wait_until="networkidle")
    seite.emulate_media(media="print")
    for auswahl in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-footer"):
        assert not seite.locator(auswahl).first.is_visible(), auswahl
    assert seite.locator("article h1").is_visible()
    assert seite.locator(".md-banner").is_visible()
    assert len(seite.pdf(format="A4")) > 20_000
