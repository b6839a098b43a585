"""A site opened from a folder: links, search and filter work without a server."""

from pathlib import Path

import pytest
from leser import search_for
from playwright.sync_api import Browser

from integrationskonzept.bauen import build_site
from webseite import KLEIN, STICHTAG, write_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_search_and_filter_work_from_a_folder(browser: Browser, tmp_path: Path) -> None:
    massnahmen = [
        *KLEIN["massnahmen"],
        {"id": "cafe", "titel": "Sprachcafé", "zielgruppen": ["frauen"], "beschreibung": "Kaffee mit Öffnungszeiten."},
    ]  # type: ignore[misc]
    datei = write_site(tmp_path, {**KLEIN, "massnahmen": massnahmen})
    ordner = build_site(datei, STICHTAG, lambda _zeile: None, offline=True).ordner
    assert ordner.name == "site-offline"
    klagen: list[str] = []
    seite = browser.new_page()
    seite.on("console", lambda zeile: klagen.append(zeile.text) if zeile.type in ("error", "warning") else None)
    seite.on("pageerror", lambda fehler: klagen.append(str(fehler)))
    seite.goto((ordner / "index.html").as_uri())
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    treffer = search_for(seite, "oeffnungszeit")
    seite.locator(".ik-suche__stelle mark").wait_for()
    assert seite.locator(".ik-suche__stelle").text_content() == "Kaffee mit Öffnungszeiten. · Frauen"
    treffer.click()
    seite.wait_for_url("**/massnahmen/cafe.html")
    seite.goto(f"{(ordner / 'massnahmen' / 'index.html').as_uri()}?suchwort=kaffee")
    seite.locator("[data-ik-filter][data-bereit]").wait_for()
    assert [zeile.get_attribute("data-id") for zeile in seite.locator("tbody tr:not([hidden])").all()] == ["cafe"]
    assert not seite.get_by_role("button", name="Auswahl als CSV").is_visible()
    assert klagen == []
    seite.close()
