"""The catalogue filtered in a real browser: always the rows that `queries` selects for the same conditions, never the script's own word."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic, sleep
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from integrationskonzept.app import Projekt, examine
from integrationskonzept.queries.auswahl import Auswahl
from integrationskonzept.queries.stand import counted
from integrationskonzept.render.filter import NAMEN
from webseite import STICHTAG, WURZEL

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BEDINGUNG = {adresse: name for name, adresse in NAMEN.items()}
GEZEIGT = "[...document.querySelectorAll('.ik-filterbar tbody tr:not([hidden])')].map(zeile => zeile.dataset.id)"


@pytest.fixture(scope="module")
def auswahl() -> Auswahl:
    buch = examine(Projekt(WURZEL / "data", WURZEL / "docs"), STICHTAG).buch
    return buch.auswahl


def asked(auswahl: Auswahl, frage: str) -> list[str]:
    """The ids that the address asks for, in the order it asks for."""
    filter: dict[str, list[str]] = {}
    nach = ""
    for name, wert in parse_qsl(frage):
        if name == "sortiert":
            nach = wert
        else:
            filter.setdefault(BEDINGUNG[name], []).append(wert)
    gefunden = auswahl.select(filter)
    return [m.id for m in (auswahl.sort(gefunden, nach) if nach else gefunden)]


def open_page(seite: Page, url: str) -> None:
    """Open a page and wait until its table shows what the address asks for."""
    seite.goto(url, wait_until="load")
    seite.locator("[data-ik-filter][data-bereit]").wait_for()


def shown(seite: Page) -> list[str]:
    """The ids of the rows that a reader sees."""
    ids: list[str] = seite.evaluate(GEZEIGT)
    return ids


def wait_until(is_so: Callable[[], bool], sekunden: int = 20) -> None:
    """The page may not evaluate strings, which playwright's own waiting does."""
    ende = monotonic() + sekunden
    while not is_so():
        assert monotonic() < ende
        sleep(0.05)


@pytest.mark.parametrize(
    "frage",
    [
        "",
        "handlungsfeld=sprache",
        "handlungsfeld=sprache&handlungsfeld=bildung",
        "handlungsfeld=gesundheit&umsetzungsstand=gehemmt",
        "umsetzungsstand=unbekannt",
        "ziel=schule-fuer-alle",
        "zustaendig=vhs&zustaendig=gesundheitsamt",
        "ebene=gemeinden",
        "zielgruppe=frauen&zielgruppe=kinder",
        "querschnittsthema=digitalisierung&ort=musterstadt",
        "status=verzoegert&status=zurueckgestellt",
        "prioritaet=hoch&jahr=2027",
        "jahr=2024&jahr=2028",
        "frist=ja",
        "sortiert=nr",
        "sortiert=titel",
        "handlungsfeld=arbeit&sortiert=status",
        "umsetzungsstand=laufend&sortiert=zeit",
        "handlungsfeld=sprache&umsetzungsstand=erledigt&zielgruppe=aeltere",
    ],
)
def test_an_address_shows_what_the_same_conditions_select(
    frage: str, auswahl: Auswahl, adresse: str, beobachtet: tuple[Page, list[str]]
) -> None:
    seite, klagen = beobachtet
    open_page(seite, f"{adresse}/massnahmen/?{frage}")
    erwartet = asked(auswahl, frage)
    assert shown(seite) == erwartet
    zahl = len(counted(m for m in auswahl.bezuege.massnahmen if m.id in erwartet))
    gesamt = len(counted(auswahl.bezuege.massnahmen))
    satz = seite.get_by_role("status").last.text_content() or ""
    if not erwartet:
        assert satz == "Keine Maßnahme entspricht der Auswahl."
    elif len(erwartet) == len(auswahl.bezuege.massnahmen):
        assert satz == f"{gesamt} Maßnahmen"
    else:
        assert satz.startswith(f"{zahl} von {gesamt} Maßnahmen")
    assert klagen == []


def test_any_choice_by_mouse_gives_what_it_says_and_counts_follow_the_others(
    auswahl: Auswahl, adresse: str, beobachtet: tuple[Page, list[str]]
) -> None:
    """Chosen at random but for ever the same: boxes ticked one after the other, the figure beside a box is what ticking it shows."""
    seite, klagen = beobachtet
    open_page(seite, f"{adresse}/massnahmen/")
    kaesten: list[list[str]] = seite.evaluate(
        "[...document.querySelectorAll('.ik-filter [type=checkbox]')].map(k => [k.name, k.value])"
    )
    zufall = Random(7)
    for _ in range(8):
        if "?" in seite.url:
            seite.get_by_role("button", name="Filter zurücksetzen").click()
        gewaehlt: list[tuple[str, str]] = []
        for name, wert in zufall.sample(kaesten, 3):
            feld = seite.locator(f".ik-filter details:has([name={name}][value='{wert}'])")
            feld.locator("summary").click()
            schon = {n for n, _ in gewaehlt}
            label = feld.locator(f"label:has([value='{wert}'])")
            anzahl = int((label.locator(".ik-filter__anzahl").text_content() or "").strip("()"))
            label.click()
            assert seite.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
            seite.keyboard.press("Escape")
            gewaehlt.append((name, wert))
            erwartet = asked(auswahl, urlencode(gewaehlt))
            assert sorted(shown(seite)) == sorted(erwartet)
            assert sorted(parse_qsl(urlsplit(seite.url).query)) == sorted(gewaehlt)
            if name not in schon:
                assert anzahl == len(counted(m for m in auswahl.bezuege.massnahmen if m.id in erwartet))
    assert klagen == []


def test_a_word_narrows_the_list_by_the_search_engine(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, klagen = beobachtet
    open_page(seite, f"{adresse}/massnahmen/?handlungsfeld=sprache")
    davor = shown(seite)
    seite.get_by_label("Suchwort").fill("Kinderbetreuung")
    expect(seite.get_by_role("button", name="„Kinderbetreuung“ entfernen")).to_be_visible()
    wait_until(lambda: len(shown(seite)) < len(davor))
    gezeigt = shown(seite)
    assert "kinderbetreuung-im-kurs" in gezeigt
    assert set(gezeigt) < set(davor)
    assert "suchwort=Kinderbetreuung" in seite.url
    open_page(seite, seite.url)
    wait_until(lambda: len(shown(seite)) == len(gezeigt))
    assert shown(seite) == gezeigt
    seite.get_by_role("button", name="„Kinderbetreuung“ entfernen").click()
    assert shown(seite) == davor
    assert klagen == []


def test_everything_works_by_keyboard_alone(auswahl: Auswahl, adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, klagen = beobachtet
    open_page(seite, f"{adresse}/massnahmen/")
    seite.get_by_label("Suchwort").focus()
    seite.keyboard.press("Tab")
    assert seite.evaluate("document.activeElement.localName") == "summary"
    seite.keyboard.press("Enter")
    seite.keyboard.press("Tab")
    seite.keyboard.press("Space")
    erstes = auswahl.bezuege.handlungsfelder[0].id
    assert shown(seite) == asked(auswahl, f"handlungsfeld={erstes}")
    seite.keyboard.press("Escape")
    assert seite.evaluate("document.activeElement.localName") == "summary"
    assert not seite.locator(".ik-filter details[open]").count()
    marke = seite.locator(".ik-filter__marke")
    marke.focus()
    seite.keyboard.press("Enter")
    assert shown(seite) == asked(auswahl, "")
    assert seite.evaluate("document.activeElement.name") == "suchwort"  # what had the focus is gone, so it went on
    assert klagen == []


def test_back_and_forward_go_through_the_choices(auswahl: Auswahl, adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    open_page(seite, f"{adresse}/massnahmen/?handlungsfeld=sprache")
    seite.locator(".ik-filter summary", has_text="Umsetzungsstand").click()
    seite.locator("[name=umsetzungsstand][value=laufend]").check()
    beide = asked(auswahl, "handlungsfeld=sprache&umsetzungsstand=laufend")
    assert shown(seite) == beide
    seite.go_back()
    assert shown(seite) == asked(auswahl, "handlungsfeld=sprache")
    assert not seite.locator("[name=umsetzungsstand][value=laufend]").is_checked()
    seite.go_forward()
    assert shown(seite) == beide


def test_reset_takes_every_choice_back(auswahl: Auswahl, adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    open_page(seite, f"{adresse}/massnahmen/?handlungsfeld=sprache&sortiert=titel&fremd=1")
    seite.get_by_role("button", name="Filter zurücksetzen").click()
    assert shown(seite) == asked(auswahl, "")
    assert seite.url == f"{adresse}/massnahmen/?fremd=1"
    assert not seite.get_by_role("button", name="Filter zurücksetzen").is_visible()


@pytest.mark.parametrize("frage", ["handlungsfeld=gibtesnicht", "umsetzungsstand=%3Cscript%3E", "jahr=9999&sortiert=boese"])
def test_what_an_address_asks_that_is_not_there_is_left_out(
    frage: str, auswahl: Auswahl, adresse: str, beobachtet: tuple[Page, list[str]]
) -> None:
    seite, klagen = beobachtet
    open_page(seite, f"{adresse}/massnahmen/?{frage}")
    assert shown(seite) == asked(auswahl, "")
    assert klagen == []


def test_the_filtered_list_downloads_as_csv_with_every_column(
    auswahl: Auswahl, demo: Path, adresse: str, beobachtet: tuple[Page, list[str]]
) -> None:
    seite, _ = beobachtet
    open_page(seite, f"{adresse}/massnahmen/?handlungsfeld=bildung&sortiert=titel")
    with seite.expect_download() as warten:
        seite.get_by_role("button", name="Auswahl als CSV").click()
    roh = Path(warten.value.path()).read_bytes()
    assert roh.startswith(b"\xef\xbb\xbf")
    auszug = list(csv.DictReader(io.StringIO(roh.decode("utf-8-sig")), delimiter=";"))
    ganz = list(csv.DictReader(io.StringIO((demo / "daten/massnahmen.csv").read_bytes().decode("utf-8-sig")), delimiter=";"))
    je_kennung = {zeile["Kennung"]: zeile for zeile in ganz}
    assert [zeile["Kennung"] for zeile in auszug] == asked(auswahl, "handlungsfeld=bildung&sortiert=titel")
    assert all(zeile == je_kennung[zeile["Kennung"]] for zeile in auszug)


def test_what_prints_is_the_filtered_list_and_says_what_was_chosen(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    open_page(seite, f"{adresse}/massnahmen/?handlungsfeld=sprache")
    seite.emulate_media(media="print")
    assert not seite.get_by_label("Suchwort").is_visible()
    assert not seite.locator(".ik-filter summary").first.is_visible()
    expect(seite.locator(".ik-filter__gewaehlt")).to_contain_text("Teilhabe durch Sprache")
    assert 0 < seite.locator(".ik-filterbar tbody tr:visible").count() == len(shown(seite))


def test_without_a_script_the_whole_table_stands_there(auswahl: Auswahl, adresse: str, browser: object) -> None:
    seite = browser.new_page(java_script_enabled=False)  # type: ignore[attr-defined]
    seite.goto(f"{adresse}/massnahmen/")
    assert not seite.locator(".ik-filter").is_visible()
    assert seite.locator(".ik-filterbar tbody tr").count() == len(auswahl.bezuege.massnahmen)
    seite.close()


def test_figures_of_the_progress_page_lead_to_as_many_rows(adresse: str, beobachtet: tuple[Page, list[str]]) -> None:
    seite, _ = beobachtet
    seite.goto(f"{adresse}/umsetzungsstand/")
    verweise: list[list[str]] = seite.evaluate(
        "[...document.querySelectorAll('.ik-tabelle--zahlen :is(tbody, tfoot) td a')].map(a => [a.href, a.textContent])"
    )
    assert len(verweise) > 20
    for ziel, zahl in verweise[:: max(1, len(verweise) // 8)]:
        open_page(seite, ziel)
        satz = seite.get_by_role("status").last.text_content() or ""
        assert satz.split()[0] == zahl, ziel
