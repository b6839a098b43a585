"""The kinds of values in data files: how each is read from the text as written, and what it does not take."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from integrationskonzept import typen
from integrationskonzept.zeit import parse_zeit

BELIEBIG = settings(deadline=None, max_examples=200, derandomize=True)
ARTEN = ("Id", "Datum", "JaNein", "Zahl", "Ganzzahl", "Prozent", "Farbe", "Kurztext", "Langtext", "Zeitangabe")

LESBAR: dict[str, dict[str, object]] = {
    "Datum": {
        "2024-08-01": date(2024, 8, 1),
        "01.08.2024": date(2024, 8, 1),
        "1.8.2024": date(2024, 8, 1),
        "1. 8. 2024": date(2024, 8, 1),
        " 2024-08-01\n": date(2024, 8, 1),
        "29.02.2024": date(2024, 2, 29),
    },
    "JaNein": {
        **dict.fromkeys(("ja", "Ja", "JA", "true", "True", " ja "), True),
        **dict.fromkeys(("nein", "Nein", "NEIN", "false", "False", "nein\n"), False),
    },
    "Zahl": {
        "0": Decimal(0),
        "42": Decimal(42),
        "010": Decimal(10),
        "-3": Decimal(-3),
        "+3": Decimal(3),
        "12,5": Decimal("12.5"),
        "12.5": Decimal("12.5"),
        "12.50": Decimal("12.5"),
        "1.2345": Decimal("1.2345"),
        "1234,56": Decimal("1234.56"),
        "0,125": Decimal("0.125"),
        "0.125": Decimal("0.125"),
        "-0.125": Decimal("-0.125"),
        "1.250": Decimal(1250),
        "285.000": Decimal(285000),
        "1.285.000": Decimal(1285000),
        "1.234,56": Decimal("1234.56"),
        "-1.234,5": Decimal("-1234.5"),
        " 7 ": Decimal(7),
    },
    "Ganzzahl": {"42": 42, "2024": 2024, "1.250": 1250, "1.250.000": 1250000, "7,0": 7, "-3": -3, "0": 0},
    "Prozent": {"0": 0, "50": 50, "100": 100, "50 %": 50, "50%": 50, " 50 % ": 50, "50,0": 50},
    "Farbe": {"#1b5e6b": "#1b5e6b", "#1B5E6B": "#1b5e6b", " #000000 ": "#000000"},
    "Id": {
        **{text: text for text in ("a", "1", "sprachcafe-nord", "m_1", "1-2-3", "a1-b2_c3", "2024", "a" * 120)},
        " sprache\n": "sprache",
    },
    "Kurztext": {
        "Titel": "Titel",
        "  Titel  ": "Titel",
        "Sprachcafé in\njeder Gemeinde": "Sprachcafé in jeder Gemeinde",
        "ein\r\nzwei\tdrei   vier": "ein zwei drei vier",
        "Inte\u00adgra\u00adtion": "Integration",
        "Zeile\u00a0mit\u202fschmalem Leerzeichen": "Zeile mit schmalem Leerzeichen",
        "eins\u2028zwei\u2029drei\u0085vier\x0bfünf\x0csechs": "eins zwei drei vier fünf sechs",
        "null\x00eins\x07zwei\x1bdrei\x7fvier\x80": "null eins zwei drei vier",
        "\u202eumgedreht\u202c\u2066 \u2069": "umgedreht",
        "breiten\u200bloses\ufeff": "breitenloses",
        "\x00": "",
        "*Bürger*innen* & <b>: {{ x }} | # 1. `c`": "*Bürger*innen* & <b>: {{ x }} | # 1. `c`",
        "مرحبا \u200fبكم": "مرحبا \u200fبكم",
        "Wokrejs Sprjewja-Nysa": "Wokrejs Sprjewja-Nysa",
        "e\u0301": "e\u0301",
        "👩\u200d👧": "👩\u200d👧",
    },
    "Langtext": {
        "ein Absatz": "ein Absatz",
        "erster\n\nzweiter\n": "erster\n\nzweiter",
        "\n\nerster\r\nzweiter\r\n\r\n": "erster\nzweiter",
        "    eingerückt": "    eingerückt",
        "hart  \numbrochen": "hart  \numbrochen",
        "- a\n  - b\n\n| c |\n|---|\n": "- a\n  - b\n\n| c |\n|---|",
        "null\x00eins\x02zwei\x1b": "nulleinszwei",
        "Inte\u00adgration": "Inte\u00adgration",
    },
    "Zeitangabe": {
        "2024–2026": parse_zeit("2024–2026"),
        "demnächst": parse_zeit("demnächst"),
        " ab\n 2025 ": parse_zeit("ab 2025"),
        "2024\u00ad–2026": parse_zeit("2024–2026"),
        "nach\x07 Bedarf\u202e": parse_zeit("nach Bedarf"),
    },
}

UNLESBAR: dict[str, list[object]] = {
    "Datum": ["", "2024", "08/2024", "2024-8-1", "01.08.24", "31.02.2024", "2024-02-30", "0000-01-01", "2024-08-01T00:00", "heute"],
    "JaNein": ["", "yes", "no", "on", "off", "1", "0", "y", "jein", "wahr", "ja."],
    "Zahl": [
        "",
        "-",
        "zwölf",
        "1 000",
        "1,2,3",
        "1.2.3",
        "12.34.567",
        "1,234.5",
        "1.000.",
        ",5",
        "1e5",
        "nan",
        "inf",
        "0x10",
        "3_4",
        "12:30",
    ],
    "Ganzzahl": ["", "12,5", "1.5", "0.125", "eins", "1" + ".000" * 2000, "1" * 5000],
    "Prozent": ["", "%", "-1", "101", "12,5", "1.000", "halb", "50 Prozent", "50 % %"],
    "Farbe": ["", "#fff", "1b5e6b", "#1b5e6", "#1b5e6b0", "#gggggg", "rot", "#1b5e6b;color:red", "rgb(1,2,3)"],
    "Id": [
        *("", "A", "Sprache", "ä", "straße", "a b", "a.b", "a/b", "../a", "a\nb", "#a", "１"),
        *("a--b", "a-_b", "-a", "a-", "_a", "a_", "a" * 121, "a-" * 60 + "b"),
    ],
    "Kurztext": [["eine", "Liste"], {"ein": "Block"}, 3],
    "Langtext": [["eine", "Liste"], {"ein": "Block"}, 3],
}


def read(art: str, wert: object) -> Any:
    return TypeAdapter(getattr(typen, art)).validate_python(wert)


@pytest.mark.parametrize(("art", "text", "wert"), [(art, *fall) for art, faelle in LESBAR.items() for fall in faelle.items()])
def test_value_is_read_from_its_notations(art: str, text: str, wert: object) -> None:
    gelesen = read(art, text)
    assert gelesen == wert
    assert isinstance(gelesen, type(wert))


@pytest.mark.parametrize(("art", "wert"), [(art, wert) for art, werte in UNLESBAR.items() for wert in werte])
def test_what_a_kind_does_not_take_is_an_error(art: str, wert: object) -> None:
    with pytest.raises(ValidationError):
        read(art, wert)


@pytest.mark.parametrize("art", ["Datum", "JaNein", "Zahl", "Ganzzahl", "Prozent", "Farbe", "Id"])
def test_error_quotes_the_value_in_a_german_sentence(art: str) -> None:
    with pytest.raises(ValidationError) as fehler:
        read(art, "Über-Fluss")
    (einzelner,) = fehler.value.errors()
    assert einzelner["msg"].startswith("„Über-Fluss“ ")
    assert einzelner["msg"].endswith(".")
    assert einzelner["type"] == art.lower()


@pytest.mark.parametrize("art", ["Kurztext", "Langtext"])
def test_text_knows_its_kind(art: str) -> None:
    klasse = getattr(typen, art)
    assert type(read(art, "x")) is klasse


@BELIEBIG
@given(st.sampled_from(ARTEN), st.text())
@example("Zahl", "9" * 5000)
@example("Datum", "٢٠٢٤-٠١-٠١")
@example("Prozent", "٥٠")
def test_any_text_is_a_value_or_a_validation_error(art: str, text: str) -> None:
    try:
        read(art, text)
    except ValidationError as fehler:
        assert len(fehler.errors()) == 1  # noqa: PT017  # either outcome is right


@BELIEBIG
@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("a\x85b\u2028c\u2029d\x1ce\x1df\x1eg\rh\x0bi\x0cj")
def test_short_text_is_one_line_without_control_characters_or_reversed_writing(text: str) -> None:
    kurz = read("Kurztext", text)
    assert len(kurz.splitlines()) <= 1
    assert kurz == kurz.strip()
    assert "  " not in kurz
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ufffe\uffff]", kurz)
    assert read("Kurztext", kurz) == kurz


@BELIEBIG
@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_short_text_keeps_every_visible_sign(text: str) -> None:
    assert read("Kurztext", text) == text


@BELIEBIG
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_long_text_has_no_control_characters_but_tab_and_line_break(text: str) -> None:
    lang = read("Langtext", text)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", lang)
    assert not lang.startswith("\n")
    assert lang == lang.rstrip()
    assert read("Langtext", lang) == lang


@BELIEBIG
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2))
def test_every_number_is_read_with_comma_and_points_as_germans_write_it(zahl: Decimal) -> None:
    deutsch = f"{zahl:,.2f}".translate(str.maketrans(",.", ".,"))
    assert read("Zahl", deutsch) == zahl
    assert read("Zahl", deutsch.replace(".", "")) == zahl


@BELIEBIG
@given(st.from_regex(typen.ID_MUSTER, fullmatch=True).filter(lambda id: len(id) <= 120))
def test_every_id_is_kept_to_the_letter(id: str) -> None:
    assert read("Id", id) == id
