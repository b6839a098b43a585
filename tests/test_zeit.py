"""Times as plans state them: what is understood, and what stays visible without being understood."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from integrationskonzept.zeit import Genauigkeit, Zeit, choose_stichtag, parse_datum, parse_zeit

BELIEBIG = settings(deadline=None, max_examples=200, derandomize=True)
TAG, MONAT, QUARTAL, HALBJAHR, TEIL, JAHR = Genauigkeit

PUNKTE = {
    # as written: (first day, last day, how exactly)
    "2026": ("2026-01-01", "2026-12-31", JAHR),
    "1999": ("1999-01-01", "1999-12-31", JAHR),
    "08/2024": ("2024-08-01", "2024-08-31", MONAT),
    "8/2024": ("2024-08-01", "2024-08-31", MONAT),
    "08 / 2024": ("2024-08-01", "2024-08-31", MONAT),
    "02/2024": ("2024-02-01", "2024-02-29", MONAT),
    "August 2024": ("2024-08-01", "2024-08-31", MONAT),
    "März 2025": ("2025-03-01", "2025-03-31", MONAT),
    "Anfang März 2025": ("2025-03-01", "2025-03-10", MONAT),
    "Mitte Februar 2024": ("2024-02-11", "2024-02-20", MONAT),
    "Ende Februar 2024": ("2024-02-21", "2024-02-29", MONAT),
    "1. September 2026": ("2026-09-01", "2026-09-01", TAG),
    "29. Februar 2024": ("2024-02-29", "2024-02-29", TAG),
    "II. Quartal 2024": ("2024-04-01", "2024-06-30", QUARTAL),
    "I. Quartal 2024": ("2024-01-01", "2024-03-31", QUARTAL),
    "IV. Quartal 2024": ("2024-10-01", "2024-12-31", QUARTAL),
    "III Quartal 2024": ("2024-07-01", "2024-09-30", QUARTAL),
    "3. Quartal 2024": ("2024-07-01", "2024-09-30", QUARTAL),
    "Q2 2024": ("2024-04-01", "2024-06-30", QUARTAL),
    "Q 2 2024": ("2024-04-01", "2024-06-30", QUARTAL),
    "Q4/2024": ("2024-10-01", "2024-12-31", QUARTAL),
    "1. Halbjahr 2025": ("2025-01-01", "2025-06-30", HALBJAHR),
    "2. Halbjahr 2025": ("2025-07-01", "2025-12-31", HALBJAHR),
    "II. Halbjahr 2025": ("2025-07-01", "2025-12-31", HALBJAHR),
    "Anfang 2025": ("2025-01-01", "2025-04-30", TEIL),
    "Mitte 2025": ("2025-05-01", "2025-08-31", TEIL),
    "Ende 2025": ("2025-09-01", "2025-12-31", TEIL),
    "01.10.2024": ("2024-10-01", "2024-10-01", TAG),
    "1.10.2024": ("2024-10-01", "2024-10-01", TAG),
    "1. 10. 2024": ("2024-10-01", "2024-10-01", TAG),
    "2024-10-01": ("2024-10-01", "2024-10-01", TAG),
    "29.02.2024": ("2024-02-29", "2024-02-29", TAG),
}

SPANNEN = {
    "2024–2026": ("2024-01-01", "2026-12-31", JAHR),
    "2024 – 2024": ("2024-01-01", "2024-12-31", JAHR),
    "01.10.2024 – 30.11.2024": ("2024-10-01", "2024-11-30", TAG),
    "2024-10-01 – 2024-11-30": ("2024-10-01", "2024-11-30", TAG),
    "II. Quartal 2024 – Ende 2026": ("2024-04-01", "2026-12-31", TEIL),
    "08/2024 – 02/2025": ("2024-08-01", "2025-02-28", MONAT),
    "Mitte 2024 – 2026": ("2024-05-01", "2026-12-31", JAHR),
    # The left part borrows unit and year from the right one.
    "1. – 3. Quartal 2024": ("2024-01-01", "2024-09-30", QUARTAL),
    "I. – II. Halbjahr 2025": ("2025-01-01", "2025-12-31", HALBJAHR),
    "03 – 05/2024": ("2024-03-01", "2024-05-31", MONAT),
    "Mai – Juli 2024": ("2024-05-01", "2024-07-31", MONAT),
    "Anfang – Mitte 2025": ("2025-01-01", "2025-08-31", TEIL),
}

OFFEN = {
    "ab 2025": ("2025-01-01", None, JAHR),
    "ab II. Quartal 2024": ("2024-04-01", None, QUARTAL),
    "ab Mitte 2025": ("2025-05-01", None, TEIL),
    "ab 01.10.2024": ("2024-10-01", None, TAG),
    "seit 2019": ("2019-01-01", None, JAHR),
    "seit August 2019": ("2019-08-01", None, MONAT),
    "bis 2026": (None, "2026-12-31", JAHR),
    "bis Ende 2026": (None, "2026-12-31", TEIL),
    "bis Mitte 2026": (None, "2026-08-31", TEIL),
    "bis zum 31.12.2026": (None, "2026-12-31", TAG),
    "bis 06/2026": (None, "2026-06-30", MONAT),
}

FORTLAUFEND = {
    # as written: first day
    "fortlaufend": None,
    "laufend": None,
    "dauerhaft": None,
    "ab 2025 fortlaufend": "2025-01-01",
    "seit 2019, laufend": "2019-01-01",
    "ab II. Quartal 2024 dauerhaft": "2024-04-01",
}

UNVERSTANDEN = (
    "",
    "-",
    "–",
    "k. A.",
    "offen",
    "demnächst",
    "kurzfristig",
    "nach Bedarf",
    "ab sofort",
    "ab",
    "seit",
    "bis",
    "bis auf Weiteres",
    "Herbst 2024",
    "2024/25",
    "24–26",
    "2024–",
    "–2024",
    "2024–2026–2028",
    "2026–2024",
    "Ende 2026 – Anfang 2024",
    "02.10.2024 – 01.10.2024",
    "2024, 2026",
    "2024 und 2026",
    "im Jahr 2024",
    "00/2024",
    "13/2024",
    "0. Quartal 2024",
    "5. Quartal 2024",
    "V. Quartal 2024",
    "IIII. Quartal 2024",
    "Q5 2024",
    "Q2",
    "3. Halbjahr 2025",
    "Anfang",
    "31.02.2024",
    "30.02.2024 – 01.03.2024",
    "2024-13-01",
    "01.10.24",
    "1824",
    "2124",
    "20245",
    "2024a",
    "nicht fortlaufend",
    "fortlaufend ab 2024 und danach",
    "ab 2025 vielleicht",
    "ab 2025 fortlaufend 2026",
)


STRICHE = ("-", "–", "—", " - ", " – ", " — ")


def tag(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def notationen(text: str) -> list[str]:
    """A notation in upper and lower case; if it holds a dash, with every dash, spaced or not."""
    striche = (
        [text.replace(" – ", "–").replace("–", strich) for strich in ("-", "–", "—", " - ", " – ", " — ")]
        if "–" in text
        else [text]
    )
    return [form for strich in striche for form in (strich, strich.lower(), strich.upper())]


def faelle(tabelle: dict[str, tuple[str | None, str | None, Genauigkeit]]) -> list[tuple[str, str | None, str | None, Genauigkeit]]:
    return [(form, *erwartet) for text, erwartet in tabelle.items() for form in dict.fromkeys(notationen(text))]


@pytest.mark.parametrize(("text", "von", "bis", "genauigkeit"), faelle(PUNKTE) + faelle(SPANNEN) + faelle(OFFEN))
def test_notation_is_read(text: str, von: str | None, bis: str | None, genauigkeit: Genauigkeit) -> None:
    assert parse_zeit(text) == Zeit(text, tag(von), tag(bis), genauigkeit, fortlaufend=False)


@pytest.mark.parametrize("text", [form for text in FORTLAUFEND for form in dict.fromkeys(notationen(text))])
def test_what_goes_on_is_continuous_and_has_no_end(text: str) -> None:
    zeit = parse_zeit(text)
    von = next(von for geschrieben, von in FORTLAUFEND.items() if geschrieben.lower() == text.lower())
    assert (zeit.text, zeit.von, zeit.bis, zeit.fortlaufend) == (text, tag(von), None, True)


@pytest.mark.parametrize("text", UNVERSTANDEN)
def test_what_is_not_understood_stays_visible_and_says_nothing_else(text: str) -> None:
    assert parse_zeit(text) == Zeit(text)
    assert not parse_zeit(text).verstanden


@pytest.mark.parametrize("text", [*PUNKTE, *SPANNEN, *OFFEN, *FORTLAUFEND])
def test_blanks_and_line_breaks_around_and_within_do_not_matter(text: str) -> None:
    breit = parse_zeit(f"\n {text.replace(' ', chr(0xA0) + chr(10))}\t")
    assert breit == parse_zeit(text)


@pytest.mark.parametrize(
    ("text", "davor", "darin", "danach"),
    [
        # as written, then whether it runs in 2023, 2024–2025, 2026
        ("2024–2025", False, True, False),
        ("31.12.2024 – 01.01.2025", False, True, False),
        ("seit 2024", False, True, True),
        ("ab Ende 2024", False, True, True),
        ("bis Mitte 2025", True, True, False),
        ("fortlaufend", True, True, True),
        ("ab 2024 fortlaufend", False, True, True),
        ("demnächst", False, False, False),
        ("", False, False, False),
    ],
)
def test_runs_in_the_years_it_touches(text: str, davor: bool, darin: bool, danach: bool) -> None:
    erwartet = {2023: davor, 2024: darin, 2025: darin, 2026: danach}
    assert {jahr: parse_zeit(text).laeuft_im(jahr) for jahr in erwartet} == erwartet


@pytest.mark.parametrize(
    ("text", "erwartet"),
    [
        ("2024-08-01", date(2024, 8, 1)),
        ("01.08.2024", date(2024, 8, 1)),
        ("1.8.2024", date(2024, 8, 1)),
        ("1. 8. 2024", date(2024, 8, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("29.02.2023", None),
        ("32.01.2024", None),
        ("2024-8-1", None),
        ("01.08.24", None),
        ("08/2024", None),
        ("2024", None),
        ("0000-01-01", None),
        ("01.08.2024 ", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_day_is_read_in_both_notations(text: str, erwartet: date | None) -> None:
    if erwartet:
        assert parse_datum(text) == erwartet
    else:
        with pytest.raises(ValueError, match=r".*"):
            parse_datum(text)


BRUCHSTUECKE = [
    *("2024", "2026", "1.", "2.", "31.", "13", "08/", "01.10.2024", "2024-10-01", "I.", "IV.", "Q2", "0", "."),
    *("Quartal", "Halbjahr", "Anfang", "Ende", "März", "ab", "seit", "bis", "zum", "von", "fortlaufend", ",", "/"),
    *("-", "–", "—", " ", " ", " ", "\n"),
]
ZUSAMMENGESETZT = st.lists(st.sampled_from(BRUCHSTUECKE), max_size=9).map("".join)


@BELIEBIG
@given(st.one_of(st.text(), ZUSAMMENGESETZT))
@example("٢٠٢٤")
@example("20٢٤")
@example("٠٠٠٠-٠١-٠١")
@example("Q² 2024")
@example("İ. Quartal 2024")
@example("-" * 2000 + " 2024")
def test_any_text_is_kept_and_ends_no_earlier_than_it_begins(text: str) -> None:
    zeit = parse_zeit(text)
    assert zeit.text == " ".join(text.split())
    assert zeit.von is None or zeit.bis is None or zeit.von <= zeit.bis
    assert zeit.verstanden or zeit == Zeit(zeit.text)
    assert (zeit.genauigkeit is not None) == (zeit.von is not None or zeit.bis is not None)


@BELIEBIG
@given(*[st.sampled_from([*PUNKTE])] * 2, st.sampled_from([*STRICHE, " bis "]))
def test_any_two_times_with_a_dash_between_are_a_span_in_the_order_of_the_calendar(links: str, rechts: str, strich: str) -> None:
    beginn, ende, spanne = parse_zeit(links), parse_zeit(rechts), parse_zeit(f"{links}{strich}{rechts}")
    assert beginn.von is not None
    assert ende.bis is not None
    if beginn.von <= ende.bis:
        assert (spanne.von, spanne.bis, spanne.genauigkeit) == (beginn.von, ende.bis, ende.genauigkeit)
    else:
        assert not spanne.verstanden


@BELIEBIG
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_and_runs_in_its_year_alone(tag: date) -> None:
    for text in (tag.isoformat(), f"{tag:%d.%m.%Y}", f"{tag.day}. {tag.month}. {tag.year}"):
        zeit = parse_zeit(text)
        assert zeit.von == zeit.bis == tag
        assert [zeit.laeuft_im(tag.year + nr) for nr in (-1, 0, 1)] == [False, True, False]


@pytest.mark.parametrize(
    ("angabe", "epoche", "erwartet"),
    [
        ("2026-01-31", "1900000000", date(2026, 1, 31)),
        ("31.01.2026", None, date(2026, 1, 31)),
        (None, "1900000000", date(2030, 3, 17)),
        ("", "", date(2026, 11, 22)),
        (None, None, date(2026, 11, 22)),
    ],
)
def test_the_reference_day_is_the_one_stated_else_of_the_environment_else_today(
    angabe: str | None, epoche: str | None, erwartet: date
) -> None:
    assert choose_stichtag(angabe, epoche, date(2026, 11, 22)) == erwartet
