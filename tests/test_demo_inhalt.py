"""The demo as a concept: in full size, written entry by entry, with the rough edges that real ones have."""

import itertools
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from integrationskonzept.app import Ergebnis, examine, find_projekt
from integrationskonzept.model import Konzept, Massnahme
from integrationskonzept.queries.kennzahlen import count
from integrationskonzept.queries.stand import gruppe_of, tag_of
from webseite import STICHTAG, WURZEL

Folgen = set[tuple[str, ...]]


@cache
def demo() -> Ergebnis:
    return examine(find_projekt(WURZEL / "mkdocs.yml"), STICHTAG)


@pytest.fixture
def konzept() -> Konzept:
    return demo().buch.konzept


@pytest.fixture
def massnahmen(konzept: Konzept) -> tuple[Massnahme, ...]:
    return konzept.massnahmen


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _sequences(text: str, laenge: int = 5) -> Folgen:
    worte = _words(text)
    return {tuple(worte[i : i + laenge]) for i in range(len(worte) - laenge + 1)}


def _shared(a: Folgen, b: Folgen) -> float:
    """What part of the sequences of the shorter text stands in the other too."""
    return len(a & b) / min(len(a), len(b))


SO_VIELE = {
    "handlungsfelder": 6, "ziele": 62, "massnahmen": 164, "leitlinien": 8, "querschnittsthemen": 5, "organisationen": 25, "gremien": 10,
    "veranstaltungen": 12, "beschluesse": 5, "indikatoren": 12, "praxisbeispiele": 6, "angebote": 8, "glossar": 40, "fragen": 15,
    "downloads": 3, "dokumente": 3, "zitate": 3, "meldungen": 5,
}  # fmt: skip


@pytest.mark.parametrize(("abschnitt", "zahl"), SO_VIELE.items())
def test_the_demo_has_the_size_of_a_real_concept(abschnitt: str, zahl: int, konzept: Konzept) -> None:
    assert count(konzept, abschnitt) >= zahl


def test_all_that_checking_finds_are_the_notations_that_are_meant_to_stay_as_written() -> None:
    assert {fund.regel for fund in demo().findings} == {"IK301", "IK302"}
    assert len(demo().findings) < 40


def test_a_description_has_the_length_of_a_paragraph(massnahmen: tuple[Massnahme, ...]) -> None:
    laengen = {m.id: len(_words(m.beschreibung)) for m in massnahmen if m.beschreibung}
    assert len(laengen) == len(massnahmen)
    assert {id: laenge for id, laenge in laengen.items() if not 60 <= laenge <= 150} == {}


def test_no_two_descriptions_share_more_than_a_tenth_of_their_five_word_sequences(massnahmen: tuple[Massnahme, ...]) -> None:
    folgen = {m.id: _sequences(m.beschreibung or "") for m in massnahmen}
    gleich = {(a, b): anteil for a, b in itertools.combinations(folgen, 2) if (anteil := _shared(folgen[a], folgen[b])) > 0.1}
    assert gleich == {}


def test_sharing_sequences_would_be_found() -> None:
    einer, anderer = (
        _sequences("Die Beratung findet dienstags im Rathaus statt."),
        _sequences("Kurse beginnen im Herbst, und zwar alle."),
    )
    assert _shared(einer, einer) == 1
    assert _shared(einer, anderer) == 0


@pytest.mark.parametrize(("von", "bis"), [(0, 3), (-3, None)], ids=["beginning", "ending"])
def test_no_words_open_or_close_descriptions_again_and_again(von: int, bis: int | None, massnahmen: tuple[Massnahme, ...]) -> None:
    haeufig = Counter(tuple(_words(m.beschreibung or "")[von:bis]) for m in massnahmen).most_common(1)
    assert haeufig[0][1] <= 3, haeufig


def test_a_tenth_has_met_setbacks_and_every_setback_has_a_reason(konzept: Konzept) -> None:
    gehemmt = [m for m in konzept.massnahmen if any(_gruppe(konzept, s.status) in ("gehemmt", "beendet") for s in m.stand)]
    assert len(gehemmt) >= len(konzept.massnahmen) / 10
    ohne_grund = [m.id for m in gehemmt for s in m.stand if _gruppe(konzept, s.status) in ("gehemmt", "beendet") and not s.grund]
    assert ohne_grund == []


def _gruppe(konzept: Konzept, status: str | None) -> str:
    wort = konzept.vokabular.wort("status", status) if status else None
    return getattr(wort, "gruppe", "")


def test_every_class_of_progress_occurs_and_histories_span_three_years(konzept: Konzept) -> None:
    assert {gruppe_of(konzept, m) for m in konzept.massnahmen} == {
        "offen",
        "laufend",
        "erledigt",
        "gehemmt",
        "beendet",
        "unbekannt",
    }
    jahre = Counter(tag.year for m in konzept.massnahmen for s in m.stand if (tag := tag_of(s)))
    assert all(jahre[jahr] >= 60 for jahr in (2024, 2025, 2026)), jahre
    lange = [m for m in konzept.massnahmen if len({tag.year for s in m.stand if (tag := tag_of(s))}) >= 3]
    assert len(lange) >= 30


def test_no_status_is_reported_before_it_happened(massnahmen: tuple[Massnahme, ...]) -> None:
    assert [m.id for m in massnahmen for s in m.stand if s.datum and s.datum > STICHTAG] == []
    assert min(tag for m in massnahmen for s in m.stand if (tag := tag_of(s))) >= date(2019, 1, 1)


def test_times_stand_in_all_notations(massnahmen: tuple[Massnahme, ...]) -> None:
    zeiten = [m.zeit for m in massnahmen if m.zeit]
    genauigkeiten = Counter(zeit.genauigkeit for zeit in zeiten)
    assert set(genauigkeiten) >= {None, "tag", "monat", "quartal", "halbjahr", "jahresteil", "jahr"}
    formen = {
        r"20\d\d": "a year", r"20\d\d ?[-–] ?20\d\d": "years", r"\d\d/20\d\d": "a month", r"I+V?\. Quartal 20\d\d": "a quarter",
        r"Q\d 20\d\d": "a short quarter", r"\d\. Halbjahr 20\d\d": "half a year", r"(Anfang|Mitte|Ende) 20\d\d": "a part of a year",
        r"ab .+": "from", r"bis .+": "until", r"seit .+": "since", r"\d\d\.\d\d\.20\d\d – \d\d\.\d\d\.20\d\d": "days",
        r"fortlaufend|laufend|dauerhaft": "ever",
    }  # fmt: skip
    fehlt = [wort for form, wort in formen.items() if not any(re.fullmatch(form, zeit.text) for zeit in zeiten)]
    assert fehlt == []
    assert any(not zeit.verstanden for zeit in zeiten)


def test_costs_and_responsibilities_stand_in_all_notations(massnahmen: tuple[Massnahme, ...]) -> None:
    texte = [k.text for m in massnahmen for k in m.kosten if k.text]
    for form in (r"[\d.]+ €", r"[\d.]+ €/a", r"Von .+ bis .+", r"haushaltsneutral", r"k\. ?A\.", r"noch nicht beziffert"):
        assert any(re.fullmatch(form, text) for text in texte), form
    assert any(k.betrag for m in massnahmen for k in m.kosten)
    assert any(len(m.kosten) > 1 for m in massnahmen)
    stellen = [z for m in massnahmen for z in m.zustaendig]
    assert {z.rolle for z in stellen} >= {"federfuehrung", "mitwirkung", "finanzierung", "beratung"}
    assert any(z.gremium for z in stellen)
    assert any("N. N." in (z.anmerkung or "") for z in stellen)
    assert any(not m.zustaendig for m in massnahmen)


def test_ziele_form_trees_serve_several_fields_or_stand_above_all(konzept: Konzept) -> None:
    ziele = {z.id: z for z in konzept.ziele}
    tiefe = {z.id: _depth(ziele, z.oberziel) for z in konzept.ziele}
    assert max(tiefe.values()) >= 2
    assert sum(1 for z in konzept.ziele if len(z.handlungsfelder) > 1) >= 6
    assert sum(1 for z in konzept.ziele if not z.handlungsfelder and not z.oberziel) >= 3
    versorgt = {id for m in konzept.massnahmen for id in m.ziele} | {z.oberziel for z in konzept.ziele}
    assert [z.id for z in konzept.ziele if z.id not in versorgt] == ["ausserschulisches-lernen"]


def _depth(ziele: dict[str, object], oberziel: str | None) -> int:
    return 0 if oberziel is None else 1 + _depth(ziele, getattr(ziele[oberziel], "oberziel", None))


def test_the_odd_cases_of_real_catalogues_are_among_them(konzept: Konzept) -> None:
    alle = konzept.massnahmen
    titel = Counter(m.titel for m in alle)
    assert sum(1 for n in titel.values() if n > 1) >= 2, "two entries with one title"
    assert sum(1 for m in alle if len(m.titel) > 106) >= 4, "a title of more than a line"
    assert any(len(m.handlungsfelder) >= 3 for m in alle), "three fields"
    assert any(not m.ziele and not m.teil_von for m in alle), "no Ziel"
    assert any(m.nr and "+" in m.nr for m in alle), "merged from two"
    assert any(m.ersetzt_durch for m in alle), "dissolved in another"
    assert any(len({v.id for v in m.vorgaenger if v.id}) for m in alle), "renamed"
    assert any(m.nr is None for m in alle), "no number"
    assert any(m.beispielhaft for m in alle), "an example"
    assert {"Ü1", "U1"} <= {m.nr for m in alle}, "numbers that differ by a diaeresis"
    nummern = Counter(m.nr for m in alle if m.nr)
    assert any(nr.isdigit() for nr in nummern), "numbers that start again"


@pytest.mark.parametrize("wort", ["niedrigschwellig", "auf Augenhöhe", "nachhaltig", "Baustein", "ganzheitlich", "Synergie"])
def test_the_demo_does_without_the_words_of_applications(wort: str) -> None:
    for datei in (*(WURZEL / "data").rglob("*.yml"), *Path(WURZEL / "docs").glob("*.md")):
        assert wort.casefold() not in datei.read_text(encoding="utf-8").casefold(), datei.name
