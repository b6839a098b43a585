"""The page of a chapter that is made to be printed: whole, found by no search, its links leading on."""

from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from integrationskonzept.app import Projekt, examine
from webseite import KLEIN, STICHTAG, WURZEL, build, content, read_page, words, write_page, write_site


@pytest.fixture(scope="module")
def felder() -> list[str]:
    return [feld.id for feld in examine(Projekt(WURZEL / "data", WURZEL / "docs"), STICHTAG).buch.konzept.handlungsfelder]


def test_it_holds_every_ziel_and_every_massnahme_of_its_field_once(demo: Path, felder: list[str]) -> None:
    bezuege = examine(Projekt(WURZEL / "data", WURZEL / "docs"), STICHTAG).buch.bezuege
    for feld in bezuege.handlungsfelder:
        seite = read_page(demo / "handlungsfelder" / feld.id / "druck" / "index.html")
        titel = [words(kopf) for kopf in seite.cssselect(".ik-druckblatt > .ik-druckkopf > :first-child")]
        massnahmen = bezuege.massnahmen_of_feld(feld)
        for m in massnahmen:
            assert any(kopf.endswith(" ".join(str(m.titel).split())) for kopf in titel), m.id
        assert len(titel) >= len(massnahmen)
    assert len(felder) == 6


def test_the_menu_and_the_trail_say_where_it_belongs(demo: Path) -> None:
    seite = read_page(demo / "handlungsfelder/sprache/druck/index.html")
    aktiv = [words(a) for a in seite.cssselect(".ik-menue li.ik-aktiv > a")]
    assert aktiv == ["Handlungsfelder", "1 Teilhabe durch Sprache"]
    assert words(seite.cssselect(".ik-brotkrumen")[0]) == "Handlungsfelder › Handlungsfeld 1: Teilhabe durch Sprache › Druckfassung"


def test_no_search_finds_it(demo: Path, felder: list[str]) -> None:
    sitemap = (demo / "sitemap.xml").read_text()
    assert "/handlungsfelder/sprache/" in sitemap
    assert "/druck/" not in sitemap
    assert not any("/druck/" in datei.read_text() for datei in (demo / "suche").iterdir())
    for feld in felder:
        (robots,) = read_page(demo / f"handlungsfelder/{feld}/druck/index.html").cssselect("meta[name=robots]")
        assert robots.get("content") == "noindex"


def test_its_links_stay_on_it_where_they_can_and_lead_to_pages_that_are_there(demo: Path, felder: list[str]) -> None:
    for feld in felder:
        datei = demo / f"handlungsfelder/{feld}/druck/index.html"
        seite = content(read_page(datei))
        marken = {eins.get("id") for eins in read_page(datei).iter() if eins.get("id")}
        ziele = [a.get("href") for a in seite.cssselect("a[href]")]
        assert {ziel[1:] for ziel in ziele if ziel.startswith("#")} <= marken
        for ziel in ziele:
            if not ziel.startswith(("#", "http", "mailto:", "tel:")):
                ort = (datei.parent / ziel.partition("#")[0]).resolve()
                assert (ort / "index.html").is_file() or ort.is_file(), ziel


def test_its_headings_follow_each_other_and_its_marks_are_unique(demo: Path, felder: list[str]) -> None:
    for feld in felder:
        seite = read_page(demo / f"handlungsfelder/{feld}/druck/index.html")
        stufen = [int(kopf.tag[1]) for kopf in content(seite).cssselect("h1, h2, h3, h4, h5, h6")]
        assert stufen[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(stufen)), feld
        marken = [eins.get("id") for eins in seite.iter() if eins.get("id")]
        assert len(marken) == len(set(marken))


def test_an_authors_own_page_at_its_address_wins(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN)
    write_page(tmp_path, "handlungsfelder/sprache/druck.md", "# Eigene Druckseite\n")
    seite = html.fromstring((build(datei) / "handlungsfelder/sprache/druck/index.html").read_text())
    assert words(seite.cssselect("h1")[0]) == "Eigene Druckseite"


@pytest.mark.parametrize(
    "text", ['<script>alert("x")</script>', "{{ 7*7 }} {% raw %}", "</div></section><h1>x</h1>", '" onmouseover="x', "a\n\n# b"]
)
def test_nothing_in_the_data_is_markup_there(text: str, tmp_path: Path) -> None:
    daten = {
        **KLEIN,
        "handlungsfelder": [{"id": "sprache", "titel": f"Sprache {text}".replace("\n", " "), "ausgangslage": text}],
    }
    seite = read_page(build(write_site(tmp_path, daten)) / "handlungsfelder/sprache/druck/index.html")
    inhalt = content(seite)
    assert len(inhalt.cssselect("h1")) == 1
    assert not inhalt.cssselect("script, [onmouseover]")
    assert "49" not in words(inhalt)
