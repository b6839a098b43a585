"""What pages say of those behind them: where the foot leads to other forms of the text, how much is an example, who is in charge."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from bau import konzept_of
from integrationskonzept.render import Blatt, Buch, beteiligung, examples_among, organisation, wirkungskette, ziele
from webseite import KLEIN, STICHTAG, build, read_page, words, write_page, write_site


@pytest.mark.parametrize(
    ("feld", "wert", "wort", "ziel"),
    [
        ("leichte_sprache", "/leichte-sprache/", "Leichte Sprache", "../../leichte-sprache/"),
        ("leichte_sprache", "/leichte-sprache/#kurz", "Leichte Sprache", "../../leichte-sprache/#kurz"),
        ("gebaerdensprache", "/dateien/dgs.pdf", "Gebärdensprache", "../../dateien/dgs.pdf"),
        ("gebaerdensprache", "https://kreis.example/dgs?a=1&b=2", "Gebärdensprache", "https://kreis.example/dgs?a=1&b=2"),
        ("leichte_sprache", "Fragen Sie im Rathaus.", "Leichte Sprache", None),
        ("leichte_sprache", "javascript:alert(1)", "Leichte Sprache", None),
    ],
)
def test_other_forms_of_the_text_are_a_link_away(feld: str, wert: str, wort: str, ziel: str | None, tmp_path: Path) -> None:
    rechtliches = {"anbieter": "Landkreis Beispielwald", "barrierefreiheit": {feld: wert}}
    datei = write_site(tmp_path, {**KLEIN, "konzept": {"titel": "K", "rechtliches": rechtliches}})
    write_page(tmp_path, "leichte-sprache.md", "# Leichte Sprache\n\n## Kurz { #kurz }\n\nText.\n")
    write_page(tmp_path, "dateien/dgs.pdf", "PDF")
    site = build(datei)
    fuss = {
        words(link): link.get("href") for link in read_page(site / "massnahmen" / "kurs" / "index.html").cssselect(".ik-fuss a")
    }
    assert fuss.get(wort) == ziel
    assert wert in words(read_page(site / "barrierefreiheit" / "index.html")) or ziel is not None


@pytest.mark.parametrize(
    ("beispielhaft", "satz"),
    [
        ([False, False], None),
        ([True, False], "1 der 2 Maßnahmen ist ein Beispiel in dieser Demonstration."),
        ([True, True], "Alle Maßnahmen sind Beispiele in dieser Demonstration."),
    ],
)
def test_the_first_page_says_how_much_is_an_example(beispielhaft: list[bool], satz: str | None, tmp_path: Path) -> None:
    massnahmen = [
        {"id": f"m{nr}", "titel": f"M {nr}", "beispielhaft": "ja" if eins else "nein"} for nr, eins in enumerate(beispielhaft)
    ]
    site = build(write_site(tmp_path, {"konzept": {"titel": "K"}, "massnahmen": massnahmen}))
    for seite in ("index.html", "massnahmen/index.html"):
        gesagt = [words(p) for p in read_page(site / seite).cssselect(".ik-erlaeuterung") if "Demonstration" in words(p)]
        assert gesagt == ([satz] if satz else []), seite


def blatt_of(**abschnitte: Any) -> Blatt:
    """A page of a small concept."""
    return Blatt(Buch(konzept=konzept_of(**abschnitte), stichtag=STICHTAG), "index.md")


def test_what_is_an_example_is_counted_as_the_tile_above_counts() -> None:
    blatt = blatt_of(
        ziele=[{"id": "z", "beispielhaft": "ja"}, "y"],
        massnahmen=[{"id": "ganzes", "beispielhaft": "ja"}, {"id": "teil", "teil_von": "ganzes", "beispielhaft": "ja"}, "b", "c"],
    )
    assert blatt.kennzahl("massnahmen") == "3 Maßnahmen"
    assert examples_among(blatt, ("massnahmen",)) == "1 der 3 Maßnahmen ist ein Beispiel in dieser Demonstration."
    assert "1 der 2 Ziele ist ein Beispiel in dieser Demonstration." in unescape(ziele(blatt))
    assert "1 der 2 Ziele sowie 1 der 3 Maßnahmen sind Beispiele in dieser Demonstration." in unescape(wirkungskette(blatt))


@pytest.mark.parametrize(
    ("zweite", "satz"),
    [("2026-05-01", "2 Veranstaltungen · 60 Teilnahmen"), ("2027-05-01", "1 Veranstaltung bisher · 60 Teilnahmen")],
)
def test_events_ahead_are_not_counted_as_if_they_had_been(zweite: str, satz: str) -> None:
    erste = {"id": "erste", "zeit": "2025-05-01", "teilnehmende": {"zahl": "60"}}
    text = beteiligung(blatt_of(veranstaltungen=[erste, {"id": "zweite", "zeit": zweite}]))
    assert f'<p class="ik-zahlen">{satz}</p>' in text


@pytest.mark.parametrize(
    ("genannt", "ueberschriften"),
    [
        ({}, ["Personen"]),
        ({"handlungsfelder": [{"id": "f", "ansprechperson": "a"}]}, ["Ansprechperson", "Außerdem"]),
        ({"massnahmen": [{"id": "m", "ansprechperson": "b"}]}, ["Ansprechperson", "Außerdem"]),
        ({"konzept": {"titel": "K", "kontakt": {"person": "a"}}}, ["Ansprechperson", "Außerdem"]),
        (
            {"handlungsfelder": [{"id": "f", "ansprechperson": "a"}], "massnahmen": [{"id": "m", "ansprechperson": "b"}]},
            ["Ansprechpersonen"],
        ),
    ],
)
def test_only_who_is_named_for_it_is_called_the_one_to_ask(genannt: dict[str, Any], ueberschriften: list[str]) -> None:
    personen = [{"id": id, "funktion": f"Stelle {id}", "organisation": "amt"} for id in "ab"]
    text = organisation(blatt_of(organisationen=[{"id": "amt", "name": "Amt"}], personen=personen, **genannt), "amt")
    assert [titel for titel in re.findall(r"(?m)^## (.*)$", text) if titel not in ("Kontakt", "Amt")] == ueberschriften
    assert (text.count("Stelle a"), text.count("Stelle b")) == (1, 1)


@pytest.mark.parametrize(
    ("angaben", "titel"),
    [({}, "Personen"), ({"telefon": "04999 1"}, "Ansprechpersonen"), ({"mail": "a@b.example"}, "Ansprechpersonen")],
)
def test_persons_nobody_can_ask_are_not_called_the_ones_to_ask(angaben: dict[str, str], titel: str, tmp_path: Path) -> None:
    person = {"id": "p", "name": "A B", "funktion": "Landrat", "veroeffentlichen": "ja", **angaben}
    site = build(write_site(tmp_path, {**KLEIN, "personen": [person]}))
    assert words(read_page(site / "ansprechpersonen" / "index.html").cssselect("h1")[0]).startswith(titel)
    fuss = words(read_page(site / "index.html").cssselect("footer")[0])
    assert ("Ansprechpersonen" in fuss) == (titel == "Ansprechpersonen")


@pytest.mark.parametrize(
    ("angaben", "ueberschrift"),
    [
        ({"zustaendig": ["amt"]}, "Zuständig"),
        ({"zustaendig": ["amt"], "ansprechperson": "leitung"}, "Zuständig und ansprechbar"),
        ({"zustaendig": [{"organisation": "amt", "rolle": "mitwirkung"}]}, "Wer mitwirkt"),
        ({"ansprechperson": "leitung"}, "Ansprechbar"),
        ({"arbeitsgruppe": "ag"}, "Wer mitwirkt"),
    ],
)
def test_nobody_is_called_in_charge_who_is_not(angaben: dict[str, object], ueberschrift: str) -> None:
    konzept = konzept_of(
        handlungsfelder=[{"id": "feld", "titel": "Feld", **angaben}],
        organisationen=[{"id": "amt", "name": "Amt"}],
        personen=[{"id": "leitung", "funktion": "Leitung"}],
        gremien=[{"id": "ag", "titel": "Arbeitsgruppe"}],
    )
    blatt = Blatt(Buch(konzept=konzept, stichtag=STICHTAG), "index.md")
    assert blatt.wer(konzept.handlungsfelder[0]) == ueberschrift
