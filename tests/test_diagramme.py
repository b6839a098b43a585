"""Pictures: they say what the table says, hold nothing that acts, stay legible, and come out the same."""

import html
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bau import konzept_of
from integrationskonzept import plugin
from integrationskonzept.bauen import build_site
from integrationskonzept.diagramme import Balken, draw_messwerte, draw_umsetzung
from integrationskonzept.diagramme.messwerte import letter, spread
from integrationskonzept.diagramme.zeichnen import _draw, inert, printable, wrapped
from integrationskonzept.model import Gruppe, Indikator, Messwert, Zielwert
from integrationskonzept.queries.stand import GRUPPEN
from integrationskonzept.render import SEITEN, Blatt, Buch
from integrationskonzept.render.fortschritt import ZEICHEN
from integrationskonzept.typen import Kurztext
from webseite import KLEIN, STICHTAG, content, read_page, words, write_site

pytest.importorskip("vl_convert", reason="the extra „diagramme“ is not installed")
Werte = Sequence[tuple[str, str, str]]
ELEMENTE = {"svg", "g", "path", "line", "rect", "text", "tspan"}
BOESE = """</svg><script>alert(1)</script> <img src=x onerror=alert(1)> " ' & {{ 7*7 }} --8<-- {++x++} wzxhzdk:0"""


def indikator(
    *werte: tuple[str, str, str], einheit: str | None = None, ziel: Zielwert | None = None, titel: str = "T"
) -> Indikator:
    """An indicator of (day, area, value)."""
    messwerte = tuple(
        Messwert.model_construct(stichtag=date.fromisoformat(tag), raum=Kurztext(raum) if raum else None, wert=Decimal(wert))
        for tag, raum, wert in werte
    )
    return Indikator.model_construct(id="i", titel=Kurztext(titel), einheit=einheit, werte=messwerte, zielwert=ziel)


def yearly(*zahlen: object, raum: str = "", ab: int = 2020) -> list[tuple[str, str, str]]:
    return [(f"{ab + nr}-12-31", raum, str(zahl)) for nr, zahl in enumerate(zahlen)]


def drawn(eins: Indikator) -> ET.Element:
    svg = draw_messwerte(eins)
    assert svg is not None
    return ET.fromstring(svg)


def texts(svg: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter("text")]


def test_three_values_make_a_line_with_points_years_unit_and_target() -> None:
    ziel = Zielwert.model_construct(jahr=2028, wert=Decimal("75.5"))
    svg = drawn(indikator(*yearly("1250.5", "1300", "1410"), einheit="Prozent", ziel=ziel))
    assert {"2020", "2021", "2022", "Prozent", "1.410", "Ziel 2028: 75,5 %"} <= set(texts(svg))
    assert [e for e in svg.iter("line") if e.get("stroke-dasharray") == "5,4"]
    assert len([e for e in svg.iter("path") if e.get("fill") == "var(--ik-reihe-1)"]) == 3


def test_several_areas_differ_in_colour_dashes_shape_and_letter() -> None:
    svg = drawn(indikator(*(w for nr in range(8) for w in yearly(nr, 1, 8 - nr, raum=f"Ort {nr}"))))
    linien = [
        (e.get("stroke"), e.get("stroke-dasharray")) for e in svg.iter("path") if e.get("stroke-width") == "2" and e.get("stroke")
    ]
    assert len(set(linien)) == len(linien) == 8
    assert {f"{letter(nr)} Ort {nr}" for nr in range(8)} <= {" ".join(text.split()) for text in texts(svg)}
    assert {f"{letter(nr)} {8 - nr}" for nr in range(8)} <= set(texts(svg))


@pytest.mark.parametrize(
    ("werte", "namen"),
    [
        (yearly(12), ["31.12.2020"]),
        (yearly(12, 14), ["31.12.2020", "31.12.2021"]),
        ([("2024-12-31", "A", "1"), ("2024-12-31", "B", "-2,5".replace(",", ".")), ("2024-12-31", "C", "0")], ["A", "B", "C"]),
        ([*yearly(1, 2, raum="A"), *yearly(3, raum="B")], ["A, 31.12.2020", "A, 31.12.2021", "B, 31.12.2020"]),
    ],
)
def test_what_has_no_course_makes_bars_each_with_name_and_figure(werte: Werte, namen: list[str]) -> None:
    svg = drawn(indikator(*werte))
    assert texts(svg)[: len(namen)] == namen
    assert {wert.replace("-", "−").replace(".", ",") for _, _, wert in werte} <= set(texts(svg))


@pytest.mark.parametrize(
    "werte",
    [
        yearly(5, 5, 5),
        yearly(0, 0, 0),
        yearly(-3, -1, -2),
        yearly("0.0004", "0.0005", "0.0006"),
        yearly(*range(20_000_000, 50_000_000, 1_000_000), ab=1990),
        [*yearly(1, 2), ("2035-01-01", "", "3")],
        [("2024-03-31", "", "1"), ("2024-06-30", "", "2"), ("2024-09-30", "", "3")],
        yearly(0),
    ],
    ids=["equal", "zero", "negative", "tiny", "thirty-years", "gap", "quarters", "one-zero"],
)
def test_any_values_make_a_picture_within_its_frame_and_legible(werte: Werte) -> None:
    ziel = Zielwert.model_construct(jahr=None, wert=Decimal(werte[0][2]))
    svg = drawn(indikator(*werte, ziel=ziel, einheit="Einheit"))
    assert "NaN" not in ET.tostring(svg, encoding="unicode")
    breite, hoehe = map(float, svg.attrib["viewBox"].split()[2:])
    assert breite == 360
    assert 60 < hoehe < 300
    groessen = [float(str(e.get("font-size")).removesuffix("px")) for e in svg.iter("text")]
    assert min(groessen) * 340 / breite >= 11


@pytest.mark.parametrize(
    ("eins", "aussage"),
    [
        (indikator(*yearly(3), titel="Gäste"), "Diagramm „Gäste“. 3 am 31.12.2020."),
        (
            indikator(*yearly(3, 7, 5), einheit="Personen", ziel=Zielwert.model_construct(jahr=2028, wert=Decimal(9))),
            "Diagramm „T“ (Personen). 3 am 31.12.2020, 5 am 31.12.2022, dazwischen 3 bis 7. Ziel 2028: 9 Personen.",
        ),
        (
            indikator(*yearly("-1.5", 2, raum="Stadt"), *yearly(1, raum="Kreis")),
            "Diagramm „T“. Stadt: −1,5 am 31.12.2020, 2 am 31.12.2021. Kreis: 1 am 31.12.2020.",
        ),
    ],
)
def test_a_picture_says_in_words_what_it_shows(eins: Indikator, aussage: str) -> None:
    svg = drawn(eins)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", aussage)


def test_no_values_no_picture() -> None:
    assert draw_messwerte(indikator()) is None
    assert draw_umsetzung([Balken("A", dict.fromkeys(GRUPPEN, 0))], GRUPPEN, ZEICHEN, "x") is None


def test_the_same_values_give_the_same_text() -> None:
    eins = indikator(*yearly(1, "2.5", 3, raum="A"), *yearly(2, 2, raum="B"))
    zuerst = draw_messwerte(eins)
    _draw.cache_clear()
    assert draw_messwerte(eins) == zuerst


# --- any text ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("linie", [True, False])
@pytest.mark.parametrize(
    "text", [BOESE, "W" * 200, "a\x00b\x1b\u2028c\ufffed 漢字🙂 e\u0301 ²", "Wort " * 40], ids=["evil", "long", "odd", "many"]
)
def test_any_text_is_shown_to_the_letter_and_nothing_else_is_in_a_picture(text: str, linie: bool) -> None:
    werte = [(tag, raum, wert) for raum in (text, "B") for tag, _, wert in yearly(*range(3 if linie else 1))]
    svg = draw_messwerte(indikator(*werte, einheit=text, titel=text))
    assert svg is not None
    wurzel = ET.fromstring(svg)
    assert {element.tag for element in wurzel.iter()} <= ELEMENTE
    assert not {name for e in list(wurzel.iter())[1:] for name in e.attrib} & {"style", "href", "class", "id", "font-family"}
    gezeigt = ["".join(zeilen.split()) for zeilen in texts(wurzel)]
    assert any("".join(printable(text).split()) in zeile for zeile in gezeigt)
    assert not re.search(r"[{}*`\[\]\\\n]|--8", svg)


@given(st.text())
def test_text_for_a_page_is_nothing_but_letters_and_references(text: str) -> None:
    assert re.fullmatch(r"(?:[^\W_]| |&#\d+;)*", inert(text))
    assert html.unescape(inert(text)) == printable(text) or re.search(r"[\x80-\x9f]", text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_lines_hold_the_whole_text_and_keep_within_the_width(text: str) -> None:
    zeilen = wrapped(text, 100).split("\n")
    assert "".join("".join(zeilen).split()) == "".join(printable(text).split())
    assert max(len(zeile) for zeile in zeilen) <= 100 / (0.56 * 12.5) + 1


@given(st.lists(st.floats(-1e6, 1e6), max_size=12), st.floats(0, 1e3))
def test_values_moved_apart_keep_their_distance_and_their_middle(werte: list[float], abstand: float) -> None:
    geordnet = sorted(werte)
    auseinander = spread(geordnet, abstand)
    assert all(danach - davor >= abstand - 1e-6 for davor, danach in pairwise(auseinander))
    assert sum(auseinander) == pytest.approx(sum(geordnet), abs=1e-3)


# --- progress ---------------------------------------------------------------------------------------------------------------


def test_a_bar_tells_every_class_by_sign_and_figure_and_the_unreported_by_an_outline() -> None:
    zahlen = {gruppe: nr + 1 for nr, gruppe in enumerate(GRUPPEN)}
    svg = ET.fromstring(draw_umsetzung([Balken("Feld & Co", zahlen)], GRUPPEN, ZEICHEN, "Aussage") or "")
    assert texts(svg) == ["Feld & Co", " · ".join(f"{ZEICHEN[gruppe]} {zahlen[gruppe]}" for gruppe in GRUPPEN)]
    gefuellt = [e.get("fill") for e in svg.iter("path")]
    assert gefuellt.count(None) + gefuellt.count("none") == 1
    assert {f"var(--ik-status-{gruppe}-bild)" for gruppe in GRUPPEN if gruppe != "unbekannt"} <= set(gefuellt)


def test_a_longer_bar_means_more() -> None:
    balken = [Balken(str(zahl), {**dict.fromkeys(GRUPPEN, 0), "laufend": zahl}) for zahl in (5, 20)]
    gruppen: list[Gruppe] = ["laufend"]
    svg = ET.fromstring(draw_umsetzung(balken, gruppen, ZEICHEN, "Aussage") or "")
    kurz, lang = (float(re.findall(r"[hH]([\d.]+)", str(e.get("d")))[0]) for e in svg.iter("path"))
    assert lang == pytest.approx(4 * kurz, rel=0.02)


def test_figures_lead_to_the_list_they_count_but_those_of_a_selection_nowhere() -> None:
    konzept = konzept_of(handlungsfelder=["f"], massnahmen=[{"id": "m", "handlungsfelder": ["f"], "stand": "umgesetzt"}, "n"])
    markdown = SEITEN["umsetzungsstand"](Blatt(Buch(konzept=konzept, stichtag=STICHTAG), "umsetzungsstand.md"))
    ziele = re.findall(r'<td class="ik-right"[^>]*><a href="([^"]+)">1</a>', markdown)
    feld, ohne = "../massnahmen/?handlungsfeld=f", "../massnahmen/?handlungsfeld=-"
    assert ziele == [
        f"{feld}&#38;umsetzungsstand=erledigt",
        feld,
        f"{ohne}&#38;umsetzungsstand=unbekannt",
        ohne,
        "../massnahmen/?umsetzungsstand=erledigt",
        "../massnahmen/?umsetzungsstand=unbekannt",
    ]


# --- on a page --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vorhanden", [True, False])
def test_without_the_extra_the_tables_stand_alone_and_the_build_says_so_once(
    vorhanden: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin, "is_available", lambda: vorhanden)
    werte = [{"stichtag": f"{jahr}-12-31", "wert": str(jahr - 2000), "raum": "Kleine wjas"} for jahr in (2021, 2022, 2023)]
    kommune = {"name": "Dorf", "name_zweitsprache": {"text": "Kleine wjas", "sprache": "dsb"}}
    konzept = {**KLEIN["konzept"], "kommune": kommune}
    daten = {**KLEIN, "konzept": konzept, "indikatoren": [{"id": "i", "titel": "Gäste", "werte": werte}]}
    gesagt: list[str] = []
    site = build_site(write_site(tmp_path, daten), STICHTAG, gesagt.append).ordner
    assert len([zeile for zeile in gesagt if "integrationskonzept[diagramme]" in zeile]) == (not vorhanden)
    for name in ("indikatoren", "umsetzungsstand"):
        seite = content(read_page(site / name / "index.html"))
        assert len(seite.cssselect("figure.ik-diagramm svg")) == vorhanden
        assert len(seite.cssselect("figure.ik-diagramm span[lang]")) == 0
        assert seite.cssselect(".ik-tabelle table")
        assert "&#" not in words(seite)
