"""A catalogue of hundreds: the first rows stand on the page, those far below when they are wanted; without a script and on paper all."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from webseite import KLEIN, build, serve, write_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ANZAHL = 650
SICHTBAR = "[...document.querySelectorAll('.ik-filterbar tbody tr')].filter(z => z.getBoundingClientRect().height > 0).length"


def massnahme(nr: int) -> Mapping[str, Any]:
    return {"id": f"m-{nr}", "nr": f"{nr}", "titel": f"Vorhaben {nr}", "zielgruppen": ["kinder" if nr % 10 == 0 else "frauen"]}


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ordner: Path = tmp_path_factory.mktemp("viele")
    daten = {**KLEIN, "massnahmen": [*KLEIN["massnahmen"], *(massnahme(nr) for nr in range(2, ANZAHL + 1))]}
    with serve(build(write_site(ordner, daten))) as adresse:
        yield adresse


@pytest.fixture
def liste(browser: Browser, adresse: str) -> Iterator[Page]:
    seite = browser.new_page(viewport={"width": 1280, "height": 900})
    seite.goto(f"{adresse}/massnahmen/", wait_until="load")
    seite.locator("[data-ik-filter][data-bereit]").wait_for()
    yield seite
    seite.close()


def visible(seite: Page) -> int:
    zahl: int = seite.evaluate(SICHTBAR)
    return zahl


def test_the_first_rows_are_there_and_all_are_counted(liste: Page) -> None:
    assert visible(liste) == 50
    expect(liste.locator(".ik-filterbar__stand")).to_have_text(f"{ANZAHL} Maßnahmen")
    expect(liste.locator(".ik-filterbar__weitere button")).to_have_text(f"Weitere zeigen (noch {ANZAHL - 50})")


def test_scrolling_brings_the_rest(liste: Page) -> None:
    for _ in range(30):
        liste.evaluate("scrollTo(0, document.body.scrollHeight)")
        liste.wait_for_timeout(120)
    assert visible(liste) == ANZAHL
    expect(liste.locator(".ik-filterbar__weitere")).to_be_hidden()


def test_the_button_leads_on_by_keyboard(liste: Page) -> None:
    # the observer would be quicker than the key
    liste.evaluate("document.querySelector('.ik-filterbar__weitere button').focus({ preventScroll: true })")
    liste.keyboard.press("Enter")
    assert visible(liste) >= 100
    assert liste.evaluate("document.activeElement.closest('tr').dataset.id") == "m-51"


def test_a_choice_begins_at_its_own_first_rows(liste: Page) -> None:
    liste.locator("summary", has_text="Zielgruppe").click()
    liste.locator("input[name=zielgruppe][value=kinder]").check()
    expect(liste.locator(".ik-filterbar__stand")).to_have_text("65 von 650 Maßnahmen")
    assert visible(liste) == 50
    expect(liste.locator(".ik-filterbar__weitere button")).to_have_text("Weitere zeigen (noch 15)")


def test_paper_has_them_all(liste: Page) -> None:
    text = "".join(seite.extract_text() for seite in PdfReader(io.BytesIO(liste.pdf())).pages)
    assert all(f"Vorhaben {nr}" in text for nr in range(2, ANZAHL + 1))
    assert visible(liste) == 50


def test_without_a_script_the_table_is_whole(browser: Browser, adresse: str) -> None:
    kontext = browser.new_context(java_script_enabled=False)
    seite = kontext.new_page()
    seite.goto(f"{adresse}/massnahmen/", wait_until="load")
    assert seite.locator(".ik-filterbar tbody tr").count() == ANZAHL
    expect(seite.locator(".ik-filterbar tbody tr").last).to_be_visible()
    kontext.close()
