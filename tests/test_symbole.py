"""Pictograms: a title suggests the right one, their markup is closed and inert, help and demo name existing ones."""

import re

import pytest
from lxml import etree

from bau import konzept_of
from integrationskonzept.hilfe import help_for_field
from integrationskonzept.model import Handlungsfeld
from integrationskonzept.symbole import symbol_of, symbol_svg, symbole
from integrationskonzept.typen import ID_MUSTER
from webseite import WURZEL


def field(titel: str, symbol: str | None = None) -> Handlungsfeld:
    angabe = {"symbol": symbol} if symbol else {}
    konzept = konzept_of(konzept={"titel": "T"}, handlungsfelder=[{"id": "a", "titel": titel, **angabe}])
    return konzept.handlungsfelder[0]


@pytest.mark.parametrize(
    ("titel", "name"),
    [
        ("Sprache", "sprache"),
        ("Teilhabe durch Sprache", "sprache"),
        ("Deutsch lernen", "sprache"),
        ("SPRACHFÖRDERUNG UND BILDUNG", "sprache"),
        ("Bildung und Sprachförderung", "bildung"),
        ("Erwachsenenbildung", "bildung"),
        ("Ausbildung und Arbeit", "beruf"),
        ("Teilhabe durch Arbeit und Beruf", "arbeit"),
        ("Zusammenarbeit", "netzwerk"),
        ("Jugendarbeit", "jugend"),
        ("Kita und Schule", "kita"),
        ("Gesundheit und Pflege", "gesundheit"),
        ("Gesellschaftliche Teilhabe", "gesellschaft"),
        ("Ehrenamtliches Engagement", "ehrenamt"),
        ("Interkulturelle Öffnung der Verwaltung", "verwaltung"),
        ("Vielfalt", "vielfalt"),
        ("Rechtsextremismus", "recht"),
        ("Steuern auf Kreisebene", "steuerung"),
        ("Gerechtigkeit", None),
        ("Umsetzen vor Ort", None),
        ("§ 5", None),
    ],
)
def test_a_title_suggests_a_pictogram(titel: str, name: str | None) -> None:
    assert symbol_of(field(titel)) == name


def test_a_named_pictogram_counts_more_than_the_title() -> None:
    assert symbol_of(field("Sprache", "sport")) == "sport"


def test_an_unknown_name_is_no_pictogram_whatever_the_title() -> None:
    assert symbol_of(field("Sprache", "gibtsnicht")) is None


@pytest.mark.parametrize("name", list(symbole()))
def test_a_pictogram_is_one_closed_path_in_a_box_of_24(name: str) -> None:
    svg = etree.fromstring(symbol_svg(name))
    pfad = svg[0].get("d")
    assert re.fullmatch(ID_MUSTER, name)
    assert dict(svg.attrib) == {"class": "ik-symbol", "viewBox": "0 0 24 24", "aria-hidden": "true", "focusable": "false"}
    assert [kind.tag for kind in svg] == ["path"]
    assert re.fullmatch(r"[Mm][MmZzLlHhVvCcSsQqTtAa0-9.,\- ]+", pfad)
    assert all(wort == wort.lower() for wort in symbole()[name].woerter)


def test_no_word_stands_for_two_pictograms() -> None:
    woerter = [wort for symbol in symbole().values() for wort in symbol.woerter]
    assert len(woerter) == len(set(woerter))


def test_asking_for_an_unknown_pictogram_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        symbol_svg("gibtsnicht")


def test_help_and_demo_name_existing_pictograms() -> None:
    demo = [datei.read_text(encoding="utf-8") for datei in (WURZEL / "data" / "handlungsfelder").glob("*.yml")]
    genannt = {name for text in demo for name in re.findall(r"(?m)^    symbol: (.+)$", text)}
    assert len(genannt) == 6
    assert genannt | {help_for_field(Handlungsfeld, "symbol").beispiel} <= set(symbole())
