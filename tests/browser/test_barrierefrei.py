"""axe-core finds nothing, best practices included: on every kind of page, light and dark, wide and narrow, with what opens opened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

SEITEN = [
    "", "404.html", "ansprechpersonen/", "ausgangslage/", "barrierefreiheit/", "beschluesse/", "beteiligung/", "daten/", "datenschutz/",
    "dokumente/", "downloads/", "fragen/", "glossar/", "gremien/", "handlungsfelder/", "handlungsfelder/sprache/",
    "handlungsfelder/sprache/druck/", "impressum/", "indikatoren/", "leitlinien/", "massnahmen/", "massnahmen/sprachbegleitung/",
    "meldungen/", "organisationen/", "organisationen/landkreis/", "orte/", "orte/musterstadt/", "praxisbeispiele/",
    "querschnittsthemen/digitalisierung/", "umsetzungsstand/", "wirkungskette/", "ziele/", "ziele/schule-fuer-alle/",
    "zielgruppen/fachkraefte/",
]  # fmt: skip
"""A page of every kind."""
SCHEMATA: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ANSICHTEN: tuple[tuple[int, Literal["light", "dark"]], ...] = tuple(
    (breite, art) for breite in (1280, 375, 320) for art in SCHEMATA
)


@pytest.fixture(scope="module", params=ANSICHTEN, ids=lambda ansicht: f"{ansicht[0]}-{ansicht[1]}")
def seite(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    breite, schema = request.param
    seite = browser.new_page(viewport={"width": breite, "height": 900}, color_scheme=schema, reduced_motion="reduce")
    yield seite
    seite.close()


def findings(seite: Page) -> list[str]:
    """What axe complains about, each with the elements it means."""
    ergebnis = Axe().run(seite).response
    return [f"{f['id']}: {[knoten['target'] for knoten in f['nodes']][:4]}" for f in ergebnis["violations"]]


@pytest.mark.parametrize("pfad", SEITEN)
def test_a_page_has_no_finding(pfad: str, seite: Page, adresse: str) -> None:
    seite.goto(f"{adresse}/{pfad}", wait_until="load")
    assert findings(seite) == []


def test_the_open_search_has_no_finding(seite: Page, adresse: str) -> None:
    seite.goto(f"{adresse}/massnahmen/sprachbegleitung/")
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    seite.keyboard.type("Kinderbetreuung")
    seite.locator(".ik-suche__stelle mark").first.wait_for()
    assert findings(seite) == []


def test_the_open_filter_has_no_finding(seite: Page, adresse: str) -> None:
    seite.goto(f"{adresse}/massnahmen/?handlungsfeld=sprache")
    seite.locator(".ik-filter summary").first.click()
    assert findings(seite) == []


def test_the_open_menu_has_no_finding(seite: Page, adresse: str) -> None:
    seite.goto(f"{adresse}/handlungsfelder/sprache/")
    if (seite.viewport_size or {"width": 0})["width"] > 1200:
        pytest.skip("there is no menu to open on a wide screen")
    seite.get_by_role("button", name="Menü").click()
    assert findings(seite) == []


@pytest.mark.parametrize("pfad", SEITEN)
def test_at_320_pixels_nothing_runs_over(pfad: str, seite: Page, adresse: str) -> None:
    if (seite.viewport_size or {"width": 0})["width"] != 320:
        pytest.skip("asked once, where it is narrowest (WCAG 2.2, SC 1.4.10)")
    seite.goto(f"{adresse}/{pfad}", wait_until="load")
    assert seite.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "pfad", ["", "massnahmen/sprachbegleitung/", "handlungsfelder/sprache/", "massnahmen/", "umsetzungsstand/"]
)
def test_text_may_be_spaced_wider_without_loss(pfad: str, seite: Page, adresse: str) -> None:
    """WCAG 2.2, SC 1.4.12: line height 1.5, paragraphs 2, letters 0.12, words 0.16."""
    seite.goto(f"{adresse}/{pfad}", wait_until="load")
    vorher = seite.evaluate("document.documentElement.scrollWidth")
    seite.evaluate(
        """for (const e of document.querySelectorAll('main *')) {
             e.style.setProperty('line-height', '1.5', 'important');
             e.style.setProperty('letter-spacing', '0.12em', 'important');
             e.style.setProperty('word-spacing', '0.16em', 'important');
           }"""
    )
    assert seite.evaluate("document.documentElement.scrollWidth") <= vorher
    geschnitten = seite.evaluate(
        """[...document.querySelectorAll('main :is(p, li, dd, dt, h1, h2, h3, a, button, summary)')]
             .filter((e) => getComputedStyle(e).overflow === 'hidden' && e.clientHeight > 1 && e.scrollHeight > e.clientHeight + 2)
             .map((e) => e.className + ': ' + e.textContent.slice(0, 40))"""
    )
    assert geschnitten == []


def test_colours_of_the_system_keep_everything_told_apart(browser: Browser, adresse: str) -> None:
    """Whoever forces colours upon all pages sees states, buttons and focus all the same (CSS Color Adjustment 1, section 3)."""
    seite = browser.new_page(viewport={"width": 1280, "height": 900}, forced_colors="active", reduced_motion="reduce")
    seite.goto(f"{adresse}/umsetzungsstand/", wait_until="load")
    assert seite.evaluate("matchMedia('(forced-colors: active)').matches")
    felder = "[...document.querySelectorAll('.ik-diagramm__feld')].map((e) => getComputedStyle(e).backgroundColor)"
    assert len(set(seite.evaluate(felder))) == len(seite.evaluate(felder)) > 3
    balken = "[...document.querySelector('.ik-diagramm__bild').querySelectorAll('[fill]')].map((e) => getComputedStyle(e).fill)"
    assert len(set(seite.evaluate(balken))) > 3
    seite.goto(f"{adresse}/massnahmen/", wait_until="load")
    rahmen = """(auswahl) => [...document.querySelectorAll(auswahl)].filter((e) => e.checkVisibility())
      .map((e) => parseFloat(getComputedStyle(e).borderTopWidth))"""
    for auswahl in (".ik-status", ".ik-knopf--suche", ".ik-filter__feld > summary", ".ik-filter input[type=search]"):
        assert min(seite.evaluate(rahmen, auswahl)) > 0, auswahl
    for _ in range(12):
        seite.keyboard.press("Tab")
        assert seite.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    seite.close()


def test_the_pages_are_of_the_demo(demo: Path) -> None:
    for pfad in SEITEN:
        assert (demo / pfad).is_file() or (demo / pfad / "index.html").is_file(), pfad
