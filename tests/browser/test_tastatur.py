"""By keyboard alone from the first page over the search to a Maßnahme, into the filter and to the printer; focus is always seen."""

from collections.abc import Callable

import pytest
from leser import search_for
from playwright.sync_api import Browser, Page

SICHTBAR = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  const r = e.getClientRects()[0] ?? e.getBoundingClientRect(); // of a link over several lines the first
  if (!r.width || !r.height) return 'ohne Fläche: ' + e.outerHTML.slice(0, 80);
  const x = Math.min(Math.max(r.left + Math.min(r.width / 2, 20), 1), innerWidth - 1);
  const y = Math.min(Math.max(r.top + Math.min(r.height / 2, 10), 1), innerHeight - 1);
  const oben = document.elementFromPoint(x, y);
  if (oben && (e.contains(oben) || oben.contains(e))) return '';
  return 'verdeckt: ' + e.outerHTML.slice(0, 80) + ' von ' + (oben ? oben.outerHTML.slice(0, 60) : 'nichts');
}"""
UMRISS = """() => {
  const s = getComputedStyle(document.activeElement);
  return document.activeElement === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)
    || s.boxShadow !== 'none';
}"""
WORTE = "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || e.innerText || e.placeholder || '').trim(); }"


def walk_to(seite: Page, wort: str, *, hoechstens: int = 120, passt: Callable[[str, str], bool] | None = None) -> None:
    """Press Tab until what has focus is called so; on the way everything that takes it is seen."""
    passt = passt or (lambda gesehen, gesucht: gesehen.startswith(gesucht))
    for _ in range(hoechstens):
        seite.keyboard.press("Tab")
        seite.wait_for_timeout(15)
        assert seite.evaluate(SICHTBAR) == ""
        assert seite.evaluate(UMRISS), seite.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if passt(seite.evaluate(WORTE), wort):
            return
    raise AssertionError(f"„{wort}“ ist mit der Tabulatortaste nicht zu erreichen")


@pytest.mark.parametrize("breite", [1280, 768, 375])
def test_from_the_first_page_to_paper(breite: int, browser: Browser, adresse: str) -> None:
    seite = browser.new_page(viewport={"width": breite, "height": 900}, reduced_motion="reduce")
    seite.add_init_script("window.gedruckt = 0; window.print = () => { window.gedruckt += 1; };")
    seite.goto(f"{adresse}/")
    walk_to(seite, "Zum Inhalt", hoechstens=1)
    walk_to(seite, "Zur Suche", hoechstens=1)
    seite.keyboard.press("Enter")
    assert seite.evaluate("document.activeElement.id") == "ik-suchknopf"
    seite.keyboard.press("Enter")
    search_for(seite, "Sprachbegleitung gewinnen")
    seite.keyboard.press("ArrowDown")
    seite.keyboard.press("Enter")
    seite.wait_for_url("**/massnahmen/sprachbegleitung/**")
    walk_to(seite, "Maßnahmenblatt drucken")
    seite.keyboard.press("Enter")
    assert seite.evaluate("window.gedruckt") == 1
    seite.goto(f"{adresse}/massnahmen/")
    walk_to(seite, "Zum Filter")
    seite.keyboard.press("Enter")
    walk_to(seite, "Handlungsfeld", hoechstens=4)
    seite.keyboard.press("Enter")
    seite.keyboard.press("Tab")
    seite.keyboard.press("Space")
    seite.wait_for_url("**handlungsfeld=**")
    assert " von " in seite.locator(".ik-filterbar__stand").first.inner_text()
    seite.close()


@pytest.mark.parametrize("breite", [1280, 320])
@pytest.mark.parametrize("pfad", ["", "massnahmen/sprachbegleitung/", "umsetzungsstand/", "handlungsfelder/sprache/"])
def test_whatever_takes_focus_is_seen(pfad: str, breite: int, browser: Browser, adresse: str) -> None:
    seite = browser.new_page(viewport={"width": breite, "height": 700}, reduced_motion="reduce")
    seite.goto(f"{adresse}/{pfad}")
    besucht = 0
    for _ in range(60):
        seite.keyboard.press("Tab")
        seite.wait_for_timeout(10)
        assert seite.evaluate(SICHTBAR) == ""
        assert seite.evaluate(UMRISS), seite.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        besucht += seite.evaluate("document.activeElement !== document.body")
    assert besucht > 15
    seite.close()
