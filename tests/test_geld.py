"""Amounts of money as plans state them: what is read, and what is not because words remain unread."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from integrationskonzept.geld import Geld, Takt, parse_geld

BELIEBIG = settings(deadline=None, max_examples=300, derandomize=True)
EINMALIG, JAEHRLICH, MONATLICH = Takt

BETRAEGE = [
    # as written, from, to, how often
    ("285.000 €", "285000", "285000", EINMALIG),
    ("285000 €", "285000", "285000", EINMALIG),
    ("285.000,00 €", "285000", "285000", EINMALIG),
    ("285.000,50 €", "285000.5", "285000.5", EINMALIG),
    ("285.000,- €", "285000", "285000", EINMALIG),
    ("285.000,– €", "285000", "285000", EINMALIG),
    ("285.000€", "285000", "285000", EINMALIG),
    ("285.000\u00a0€", "285000", "285000", EINMALIG),
    ("285.000\u202f€", "285000", "285000", EINMALIG),
    ("285.000 Euro", "285000", "285000", EINMALIG),
    ("285.000 EUR", "285000", "285000", EINMALIG),
    ("285.000 eur", "285000", "285000", EINMALIG),
    ("1.285.000 €", "1285000", "1285000", EINMALIG),
    ("0 €", "0", "0", EINMALIG),
    ("20 Tsd. €", "20000", "20000", EINMALIG),
    ("20 TSD €", "20000", "20000", EINMALIG),
    ("20 T€", "20000", "20000", EINMALIG),
    ("1,2 Mio. €", "1200000", "1200000", EINMALIG),
    ("1,25 Mio. Euro", "1250000", "1250000", EINMALIG),
    ("3 mio €", "3000000", "3000000", EINMALIG),
    ("rund 5.000 €", "5000", "5000", EINMALIG),
    ("ca. 5.000 €", "5000", "5000", EINMALIG),
    ("etwa 5.000 €", "5000", "5000", EINMALIG),
    ("insgesamt 5.000 €", "5000", "5000", EINMALIG),
    ("5.000 € einmalig", "5000", "5000", EINMALIG),
    ("5.000 €/a", "5000", "5000", JAEHRLICH),
    ("5.000 € / a", "5000", "5000", JAEHRLICH),
    ("5.000 €/Jahr", "5000", "5000", JAEHRLICH),
    ("5.000 € p.a.", "5000", "5000", JAEHRLICH),
    ("5.000 € p. a.", "5000", "5000", JAEHRLICH),
    ("5.000 € jährlich", "5000", "5000", JAEHRLICH),
    ("jährlich 5.000 €", "5000", "5000", JAEHRLICH),
    ("5.000 € pro Jahr", "5000", "5000", JAEHRLICH),
    ("500 €/Monat", "500", "500", MONATLICH),
    ("500 € monatlich", "500", "500", MONATLICH),
    ("500 € pro Monat", "500", "500", MONATLICH),
    ("Von 20.000 €/a bis 45.000 €/a", "20000", "45000", JAEHRLICH),
    ("von 20.000 € bis 45.000 €", "20000", "45000", EINMALIG),
    ("20.000 € bis 45.000 € im Jahr", "20000", "45000", JAEHRLICH),
    ("20.000 € - 45.000 €", "20000", "45000", EINMALIG),
    ("20.000 €–45.000 €", "20000", "45000", EINMALIG),
    ("20.000 € — 45.000 €", "20000", "45000", EINMALIG),
    ("800 Tsd. € bis 1,2 Mio. €", "800000", "1200000", EINMALIG),
    ("20.000 € bis 20.000 €", "20000", "20000", EINMALIG),
    ("haushaltsneutral", "0", "0", EINMALIG),
    ("Haushaltsneutral", "0", "0", EINMALIG),
    ("kostenneutral", "0", "0", EINMALIG),
    ("keine zusätzlichen Kosten", "0", "0", EINMALIG),
]

UNGELESEN = {
    # why: as written
    "nothing": ["", " ", "-", "–", "k. A.", "keine Angabe", "offen", "N.N.", "noch nicht bezifferbar"],
    "no unit": ["285.000", "20", "1,2 Mio.", "20 – 45"],
    "no figure": ["€", "Tsd. €", "von € bis €", "mehrere Tausend Euro"],
    "words remain": [
        "5.000 € zuzüglich Miete",
        "5.000 € plus Sachkosten",
        "5.000 € (Förderung beantragt)",
        "0,5 Stelle, 30.000 €",
        "2 x 500 €",
        "500 € pro Person",
        "100 €/m²",
        "5.000 € aus Landesmitteln",
        "5.000 € 2024, 6.000 € 2025",
        "haushaltsneutral bis auf 500 €",
        "nicht haushaltsneutral",
    ],
    "a sum to be worked out": [
        "5.000 € + 3.000 €",
        "3.000 € + 5.000 €",
        "3.000 € und 5.000 €",
        "3.000 €, 5.000 €",
        "3.000 € zzgl. 5.000 €",
        "3.000 € 5.000 €",
    ],
    "more than two amounts": ["1.000 € bis 2.000 € bis 3.000 €", "1.000 € / 2.000 € / 3.000 €"],
    "falling": ["45.000 € bis 20.000 €"],
    "two rhythms": [
        "200 € einmalig 5.000 € monatlich",
        "20.000 €/Jahr bis 45.000 €/Monat",
        "1.000 € einmalig bis 2.000 € jährlich",
    ],
    "a negative amount": ["-5.000 €", "– 5.000 €", "−5.000 €"],
    "thousands set wrong": ["12.34 €", "1.2345 €", "12.345.67 €", "1,234,567 €", "0.500 €", "1.234.5 €"],
    "other money": ["5.000 $", "5.000 CHF", "5.000 Eurocent", "50 ct"],
}


@pytest.mark.parametrize(("text", "von", "bis", "takt"), BETRAEGE)
def test_amount_is_read(text: str, von: str, bis: str, takt: Takt) -> None:
    assert parse_geld(text) == Geld(Decimal(von), Decimal(bis), takt)


@pytest.mark.parametrize("text", [text for texte in UNGELESEN.values() for text in texte])
def test_no_amount_comes_of_what_was_not_understood_whole(text: str) -> None:
    assert parse_geld(text) is None


BRUCHSTUECKE = [
    *("1", "20", "285.000", "1,2", "0,5", "005", ".", ",", ",-", "Tsd.", "Mio", "T", "€", "Euro", "EUR", "/a", "/ Monat", "p.a."),
    *("von", "bis", "zu", "rund", "ca.", "je", "zzgl.", "einmalig", "jährlich", "haushaltsneutral", "keine", "Kosten"),
    *("-", "–", " ", " ", " ", "\n", "Miete", "und"),
]
ZUSAMMENGESETZT = st.lists(st.sampled_from(BRUCHSTUECKE), max_size=9).map("".join)


@BELIEBIG
@given(st.one_of(st.text(), ZUSAMMENGESETZT))
@example("5 tſd €")
@example("5 mıo €")
@example("５.０００ €")
@example("²³ €")
@example("1" * 5000 + " €")
@example("1" + ".000" * 2000 + " €")
def test_any_text_is_read_or_not_and_no_range_runs_backwards(text: str) -> None:
    geld = parse_geld(text)
    assert geld is None or 0 <= geld.von <= geld.bis


@BELIEBIG
@given(st.one_of(st.text(), ZUSAMMENGESETZT))
def test_no_amount_comes_of_a_text_without_a_figure_but_the_words_for_nothing(text: str) -> None:
    geld = parse_geld("".join(zeichen for zeichen in text if not zeichen.isdigit()))
    assert geld is None or geld == Geld(Decimal(0), Decimal(0))


@BELIEBIG
@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["€", "Euro", "EUR"]))
def test_every_amount_is_read_as_written_with_and_without_points(ganze: int, cent: int, einheit: str) -> None:
    erwartet = Decimal(f"{ganze}.{cent:02}")
    for zahl in (f"{ganze},{cent:02}", f"{ganze:,},{cent:02}".replace(",", ".", f"{ganze:,}".count(","))):
        assert parse_geld(f"{zahl} {einheit}") == Geld(erwartet, erwartet)


@BELIEBIG
@given(st.sampled_from([text for text, *_ in BETRAEGE]), st.text(st.characters(categories=["L"]), min_size=12))
def test_an_unread_word_beside_an_amount_leaves_no_amount(betrag: str, wort: str) -> None:
    assert parse_geld(f"{betrag} {wort}") is None
    assert parse_geld(f"{wort} {betrag}") is None
