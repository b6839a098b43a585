"""What the page says a table can be filtered by is what macros select by; without a script the table is what was asked for."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from lxml.html import HtmlElement

from integrationskonzept.app import Projekt, examine
from integrationskonzept.queries.auswahl import Auswahl
from integrationskonzept.render.filter import NAMEN
from webseite import KLEIN, STICHTAG, WURZEL, build, content, read_page, words, write_page, write_site

BEDINGUNG = {adresse: name for name, adresse in NAMEN.items()}


@pytest.fixture(scope="module")
def auswahl() -> Auswahl:
    return examine(Projekt(WURZEL / "data", WURZEL / "docs"), STICHTAG).buch.auswahl


@pytest.fixture(scope="module")
def katalog(demo: Path) -> HtmlElement:
    return content(read_page(demo / "massnahmen" / "index.html"))


def choices(seite: HtmlElement) -> list[tuple[str, str]]:
    return [(kasten.get("name", ""), kasten.get("value", "")) for kasten in seite.cssselect(".ik-filter [type=checkbox]")]


def test_every_choice_marks_the_rows_that_the_same_condition_selects(katalog: HtmlElement, auswahl: Auswahl) -> None:
    zeilen = [(zeile.get("data-id"), parse_qs(zeile.get("data-werte", ""))) for zeile in katalog.cssselect("tbody tr")]
    gefragt = choices(katalog)
    assert len(gefragt) > 100
    for name, wert in gefragt:
        ids = [id for id, werte in zeilen if wert in werte.get(name, [])]
        assert ids == [m.id for m in auswahl.select({BEDINGUNG[name]: wert})], (name, wert)


@pytest.mark.parametrize("nach", ["nr", "titel", "status", "zeit"])
def test_the_places_of_rows_are_those_of_the_sorted_list(nach: str, katalog: HtmlElement, auswahl: Auswahl) -> None:
    plaetze = {zeile.get("data-id"): int(parse_qs(zeile.get("data-folge", ""))[nach][0]) for zeile in katalog.cssselect("tbody tr")}
    assert sorted(plaetze, key=plaetze.__getitem__) == [m.id for m in auswahl.sort(auswahl.bezuege.massnahmen, nach)]


def test_nothing_is_offered_that_all_or_none_have(katalog: HtmlElement, auswahl: Auswahl) -> None:
    alle = len(auswahl.bezuege.massnahmen)
    for name, wert in choices(katalog):
        assert 0 < len(auswahl.select({BEDINGUNG[name]: wert})) < alle, (name, wert)


def test_a_small_concept_offers_what_it_has(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN))
    seite = content(read_page(site / "massnahmen" / "index.html"))
    assert choices(seite) == []
    assert [words(zeile) for zeile in seite.cssselect("tbody tr th")] == ["Kurs"]


def test_a_preset_filter_shows_what_was_chosen_and_hides_the_rest_until_asked(tmp_path: Path) -> None:
    daten = {**KLEIN, "massnahmen": [*KLEIN["massnahmen"], {"id": "chor", "titel": "Chor", "zielgruppen": ["kinder"]}]}  # type: ignore[misc]
    datei = write_site(tmp_path, daten)
    write_page(tmp_path, "auszug.md", '# Auszug\n\n{{ massnahmen_filter(zielgruppen="kinder", beschriftung="Für Kinder") }}\n')
    seite = content(read_page(build(datei) / "auszug" / "index.html"))
    zeilen = {zeile.get("data-id"): zeile.get("hidden") is not None for zeile in seite.cssselect("tbody tr")}
    assert zeilen == {"kurs": True, "chor": False}
    assert words(seite.cssselect(".ik-filterbar__stand")[0]) == "1 von 2 Maßnahmen"
    assert seite.cssselect(".ik-filterbar")[0].get("data-anfang") == "zielgruppe=kinder"
    assert words(seite.cssselect("caption")[0]) == "Für Kinder"
