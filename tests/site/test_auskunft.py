"""What pages say of those behind them: where the foot leads to other forms of the text, how much is an example, who is in charge."""

from pathlib import Path

import pytest

from bau import konzept_of
from integrationskonzept.render import Blatt, Buch
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
    gesagt = [words(p) for p in read_page(site / "index.html").cssselect(".ik-erlaeuterung") if "Demonstration" in words(p)]
    assert gesagt == ([satz] if satz else [])


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
