"""Reading leaves no trace: no page asks anyone else, none sets a cookie, none keeps anything; searching, filtering and printing neither."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from leser import search_for
from playwright.sync_api import Browser, BrowserContext, Request

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ABLAGE = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map((db) => db.name),
  ...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations()).map((eine) => eine.scope), document.cookie,
].filter(Boolean)"""
"""What a browser keeps of a site."""


@pytest.fixture
def besuch(browser: Browser, adresse: str) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A browser without a past, and whatever it was made to ask of others or complained about."""
    kontext = browser.new_context(viewport={"width": 1280, "height": 900})
    gesehen: list[str] = []

    def watch(anfrage: Request) -> None:
        if not anfrage.url.startswith((adresse, "data:", "blob:")):
            gesehen.append(anfrage.url)

    kontext.on("request", watch)
    kontext.on("console", lambda zeile: gesehen.append(zeile.text) if zeile.type in ("error", "warning") else None)
    kontext.on("weberror", lambda fehler: gesehen.append(str(fehler.error)))
    yield kontext, gesehen
    kontext.close()


def test_every_page_is_read_without_a_trace(demo: Path, adresse: str, besuch: tuple[BrowserContext, list[str]]) -> None:
    kontext, gesehen = besuch
    seite = kontext.new_page()
    alle = {pfad.relative_to(demo).as_posix(): pfad.read_text(encoding="utf-8") for pfad in sorted(demo.rglob("*.html"))}
    bleibende = [name for name, text in alle.items() if 'http-equiv="refresh"' not in text]
    assert len(bleibende) > 350
    for pfad in bleibende:
        seite.goto(f"{adresse}/{pfad}", wait_until="load")
        assert gesehen == [], pfad
    assert kontext.cookies() == []
    assert seite.evaluate(ABLAGE) == []


def test_searching_filtering_and_printing_leave_none_either(adresse: str, besuch: tuple[BrowserContext, list[str]]) -> None:
    kontext, gesehen = besuch
    seite = kontext.new_page()
    seite.goto(f"{adresse}/massnahmen/", wait_until="load")
    seite.get_by_label("Suchwort").fill("Kita")
    seite.wait_for_url("**suchwort=Kita**")
    with seite.expect_download() as datei:
        seite.get_by_role("button", name="Auswahl als CSV").click()
    assert datei.value.path().stat().st_size
    seite.pdf()
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    treffer = search_for(seite, "Sprachbegleitung").first
    ziel = str(treffer.evaluate("verweis => verweis.href"))
    treffer.click()
    seite.wait_for_url(ziel)
    assert gesehen == []
    assert kontext.cookies() == []
    assert seite.evaluate(ABLAGE) == []


def test_only_a_choice_of_colours_is_kept(adresse: str, besuch: tuple[BrowserContext, list[str]]) -> None:
    kontext, _ = besuch
    seite = kontext.new_page()
    seite.goto(f"{adresse}/", wait_until="load")
    seite.get_by_role("button", name="Dunkle Darstellung").click()
    assert seite.evaluate(ABLAGE) == ["/:farbschema"]
