"""The demo in a real browser: nothing fails, nothing is asked elsewhere, nothing runs over, the search finds, a chapter prints."""

import gzip
import re
from pathlib import Path
from typing import Literal

import pytest
from leser import search_for
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SEITEN = (
    "/",
    "/vorwort/",
    "/ausgangslage/",
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
    "/wirkungskette/",
    "/glossar/",
    "/404.html",
)
SPRUENGE = """() => new Promise(fertig => {
  let summe = 0;
  new PerformanceObserver(liste => liste.getEntries().forEach(sprung => summe += sprung.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => fertig(summe), 300);
})"""
"""How much of the page moved while it loaded (Cumulative Layout Shift)."""


BLASS = """() => {
  const farbe = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const hell = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((x) => x / 255).map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const grund = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const [r, g, b, a = 1] = farbe(getComputedStyle(e).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const blass = [];
  const texte = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texte.nextNode()) {
    const element = texte.currentNode.parentElement;
    if (!texte.currentNode.data.trim() || element.closest("script, svg") || !element.checkVisibility()) continue;
    const stil = getComputedStyle(element);
    const [dunkler, heller] = [hell(farbe(stil.color)), hell(grund(element))].sort((a, b) => a - b);
    const verhaeltnis = (heller + 0.05) / (dunkler + 0.05);
    const gross = parseFloat(stil.fontSize) >= 24 || (parseFloat(stil.fontSize) >= 18.66 && stil.fontWeight >= 700);
    if (verhaeltnis < (gross ? 3 : 4.5)) blass.push(`${verhaeltnis.toFixed(2)} ${element.className} ${texte.currentNode.data.trim()}`);
  }
  return blass;
}"""
"""The texts of a page that stand out too little from what is behind them (WCAG 2.2, 1.4.3)."""


@pytest.mark.parametrize("pfad", SEITEN)
def test_a_page_opens_without_complaint_fits_every_screen_and_nothing_jumps(
    pfad: str, adresse: str, beobachtet: tuple[Page, list[str]]
) -> None:
    seite, klagen = beobachtet
    seite.set_viewport_size({"width": 375, "height": 900})
    seite.goto(adresse + pfad, wait_until="load")
    assert seite.evaluate(SPRUENGE) < 0.001
    assert seite.locator("h1").count() == 1
    for breite in (320, 375, 768, 1280):
        seite.set_viewport_size({"width": breite, "height": 900})
        assert seite.evaluate("document.scrollingElement.scrollWidth") <= breite
    assert seite.evaluate("localStorage.length") == 0
    assert klagen == []


@pytest.mark.parametrize("pfad", ["/", "/handlungsfelder/sprache/", "/massnahmen/"])
def test_nothing_jumps_on_a_wide_screen(pfad: str, adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    seite.goto(adresse + pfad, wait_until="load")
    assert seite.evaluate(SPRUENGE) < 0.001


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(schema: Literal["light", "dark"], browser: Browser, adresse: str) -> None:
    seite = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=schema)
    for pfad in SEITEN:
        seite.goto(adresse + pfad, wait_until="load")
        assert seite.evaluate(BLASS) == [], pfad
    seite.evaluate("document.querySelector('h1').style.color = getComputedStyle(document.body).backgroundColor")
    assert len(seite.evaluate(BLASS)) == 1  # it would have been seen
    seite.close()


def test_the_search_loads_when_opened_finds_a_massnahme_and_leads_to_it(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, klagen = beobachtet
    geladen: list[str] = []
    seite.on("request", lambda anfrage: geladen.append(anfrage.url))
    seite.goto(adresse + "/", wait_until="networkidle")
    assert not [url for url in geladen if "such" in url.removeprefix(adresse) and not re.search(r"/suche\.[0-9a-f]{8}\.js$", url)]
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    treffer = search_for(seite, "Sprachbegleitung gewinnen")
    assert "Sprachbegleitung" in (treffer.first.text_content() or "")
    seite.keyboard.press("ArrowDown")
    seite.keyboard.press("Enter")
    seite.wait_for_url("**/massnahmen/sprachbegleitung/**")
    assert klagen == []


def test_a_later_answer_takes_the_focus_from_no_one(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    """Who types fast and goes into the list meets an answer that is on its way."""
    seite, _ = beobachtet
    seite.goto(adresse + "/", wait_until="load")
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    treffer = search_for(seite, "Sprachbegleitung gewinnen")
    seite.keyboard.press("ArrowDown")
    seite.evaluate("""() => {
      const feld = document.getElementById("ik-suchfeld");
      feld.value = "Kinderbetreuung";
      feld.dispatchEvent(new Event("input"));
    }""")
    seite.locator('#ik-suche ol[data-frage="Kinderbetreuung"]').wait_for()
    assert treffer.first.evaluate("verweis => verweis === document.activeElement")


def test_the_search_costs_little_and_nothing_before_it_is_used(
    demo: Path, adresse: str, beobachtet: tuple[Page, list[str]]
) -> None:
    """Engine and index come with the first focus, texts only for hits that are shown; what is counted is compressed as a server does."""
    seite, _ = beobachtet
    geladen: list[str] = []
    seite.on("request", lambda anfrage: geladen.append(anfrage.url.removeprefix(adresse)))
    seite.goto(adresse + "/massnahmen/hybride-abendkurse/", wait_until="networkidle")
    geladen.clear()
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    seite.locator("#ik-suche[data-bereit]").wait_for()
    assert [url.split(".")[0] for url in geladen] == ["/assets/javascripts/suchmotor", "/suche/index"]
    groessen = [len(gzip.compress((demo / url.lstrip("/")).read_bytes(), 6)) for url in geladen]
    assert groessen[0] < 15_000
    assert groessen[1] < 100_000
    geladen.clear()
    with seite.expect_request(re.compile("/suche/texte-")):  # some time after the last key
        seite.keyboard.type("Kinderbetreuung")
    seite.wait_for_timeout(300)  # whatever else it asks for
    assert all(re.fullmatch(r"/suche/texte-\d+\.[0-9a-f]{8}\.js", url) for url in geladen)
    assert len(geladen) < len(list((demo / "suche").glob("texte-*")))


def test_an_address_may_carry_a_question(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    seite.goto(adresse + "/?q=Sprachbegleitung", wait_until="load")
    seite.locator(".ik-suche__treffer a").first.wait_for()
    assert seite.get_by_role("searchbox", name="Konzept durchsuchen").input_value() == "Sprachbegleitung"
    seite.keyboard.press("Escape")  # empties the field
    seite.keyboard.press("Escape")
    assert not seite.get_by_role("dialog").is_visible()


def test_closed_panels_take_no_focus_and_single_keys_do_nothing(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    seite.set_viewport_size({"width": 375, "height": 900})
    seite.goto(adresse + "/massnahmen/hybride-abendkurse/", wait_until="load")
    for taste in "fsnp/.,":
        seite.keyboard.press(taste)
    assert seite.url == adresse + "/massnahmen/hybride-abendkurse/"
    assert not seite.get_by_role("dialog").is_visible()
    for _ in range(12):
        seite.keyboard.press("Tab")
        assert seite.evaluate("document.activeElement.checkVisibility()")
        assert not seite.evaluate("Boolean(document.activeElement.closest('#ik-menue, #ik-suche'))")


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, klagen = beobachtet
    seite.set_viewport_size({"width": 375, "height": 900})
    seite.goto(adresse + "/massnahmen/hybride-abendkurse/", wait_until="load")
    knopf = seite.get_by_role("button", name="Menü", exact=True)
    knopf.focus()
    seite.keyboard.press("Enter")
    assert seite.locator("#ik-menue").is_visible()
    assert seite.locator("#ik-menue [aria-current=page]").is_visible()
    seite.keyboard.press("Tab")
    assert seite.evaluate("Boolean(document.activeElement.closest('#ik-menue'))")
    seite.keyboard.press("Escape")
    assert not seite.locator("#ik-menue").is_visible()
    assert knopf.evaluate("knopf => knopf === document.activeElement")
    assert klagen == []


def test_the_palette_follows_the_system_until_someone_chooses(browser: Browser, adresse: str) -> None:
    seite = browser.new_page(color_scheme="dark")
    grund = "getComputedStyle(document.body).backgroundColor"
    seite.goto(adresse + "/", wait_until="load")
    dunkel = seite.evaluate(grund)
    seite.get_by_role("button", name="Dunkle Darstellung").click()
    hell = seite.evaluate(grund)
    assert hell != dunkel
    seite.reload(wait_until="load")
    assert seite.evaluate(grund) == hell
    assert seite.evaluate("Object.keys(localStorage)") == ["/:farbschema"]
    seite.close()


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
    for auswahl in (".ik-kopf", ".ik-reiter", ".ik-menue", ".ik-inhalt", ".ik-fuss"):
        assert not seite.locator(auswahl).first.is_visible(), auswahl
    assert seite.locator("article h1").is_visible()
    assert seite.locator(".ik-banner").is_visible()
    assert len(seite.pdf(format="A4")) > 20_000
