"""Progress: which status counts, what is overdue on a day, what is counted, what changed and what comes next."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bau import ids, konzept_of
from integrationskonzept.model import Massnahme, Veranstaltung
from integrationskonzept.queries.kennzahlen import count
from integrationskonzept.queries.stand import (
    GRUPPEN,
    GRUPPENWORT,
    as_of,
    counted,
    current,
    gruppe_of,
    history,
    is_overdue,
    latest_changes,
    statuswort,
    tag_of,
    upcoming,
)

BELIEBIG = settings(deadline=None, max_examples=100, derandomize=True)
HEUTE = date(2025, 6, 30)


def massnahme(**felder: Any) -> Massnahme:
    return konzept_of(massnahmen=[{"id": "m", **felder}]).massnahmen[0]


def stand(status: str | None = None, datum: str | None = None, **felder: str) -> dict[str, str]:
    return {name: wert for name, wert in {"status": status, "datum": datum, **felder}.items() if wert}


@pytest.mark.parametrize(
    ("verlauf", "erwartet"),
    [
        pytest.param([], None, id="none reported"),
        pytest.param("umgesetzt", "umgesetzt", id="a plain word"),
        pytest.param([stand("in_umsetzung", "2024-01-01"), stand("umgesetzt", "2025-01-01")], "umgesetzt", id="newest date, last"),
        pytest.param(
            [stand("umgesetzt", "01.01.2025"), stand("in_umsetzung", "2024-01-01")],
            "umgesetzt",
            id="newest date, first",
        ),
        pytest.param(
            [
                stand("in_umsetzung", "2024-06-01"),
                stand("umgesetzt", zeitraum="2024"),
                stand("verzoegert", "2024-08-01"),
            ],
            "umgesetzt",
            id="a period counts by its end",
        ),
        pytest.param(
            [stand("umgesetzt", "2025-01-01"), stand("in_umsetzung", zeitraum="2024")],
            "umgesetzt",
            id="a date after the period",
        ),
        pytest.param(
            [stand("umgesetzt", zeitraum="ab 2025"), stand("in_umsetzung", "2024-12-31")],
            "umgesetzt",
            id="a period without end counts by its beginning",
        ),
        pytest.param([stand("in_umsetzung"), stand("umgesetzt")], "umgesetzt", id="without dates: as written"),
        pytest.param(["umgesetzt", "in_umsetzung"], "in_umsetzung", id="without dates: the last, whatever it is"),
        pytest.param(
            [stand("in_umsetzung", "2025-01-01"), stand("umgesetzt", "2025-01-01")],
            "umgesetzt",
            id="same day: the last",
        ),
        pytest.param([stand("in_umsetzung", "2025-01-01"), stand("umgesetzt")], "umgesetzt", id="undated after dated"),
        pytest.param([stand("umgesetzt"), stand("in_umsetzung", "2025-01-01")], "in_umsetzung", id="undated before dated"),
        pytest.param(
            [stand("in_umsetzung", "2025-01-01"), stand("umgesetzt"), stand("nicht_begonnen", "2024-01-01")],
            "umgesetzt",
            id="undated between: after the one before it",
        ),
        pytest.param(
            [stand("in_umsetzung", "2025-01-01"), stand("umgesetzt", zeitraum="demnächst")],
            "umgesetzt",
            id="a period that is not understood is undated",
        ),
        pytest.param(
            [stand("umgesetzt", "2024-01-01"), stand(text="Kein neuer Sachstand", datum="2025-01-01")],
            "umgesetzt",
            id="an entry without status changes nothing",
        ),
        pytest.param([stand(text="Kein neuer Sachstand", datum="2025-01-01")], None, id="only entries without status"),
        pytest.param(
            [stand("umgesetzt", "2024-01-01"), stand("keine_angabe", "2025-01-01")],
            "keine_angabe",
            id="keine Angabe is a status",
        ),
    ],
)
def test_the_newest_entry_with_a_status_counts(verlauf: Any, erwartet: str | None) -> None:
    geltend = current(massnahme(stand=verlauf))
    assert (geltend and geltend.status) == erwartet


@pytest.mark.parametrize(
    ("angabe", "erwartet"),
    [
        (stand(datum="2024-08-01"), date(2024, 8, 1)),
        (stand(datum="2024-08-01", zeitraum="2025"), date(2024, 8, 1)),
        (stand(zeitraum="2024"), date(2024, 12, 31)),
        (stand(zeitraum="I. Quartal 2024"), date(2024, 3, 31)),
        (stand(zeitraum="ab 2024"), date(2024, 1, 1)),
        (stand(zeitraum="bis Mitte 2024"), date(2024, 8, 31)),
        (stand(zeitraum="fortlaufend"), None),
        (stand(zeitraum="demnächst"), None),
        (stand("umgesetzt"), None),
    ],
    ids=str,
)
def test_a_status_is_of_its_date_or_the_end_of_its_period(angabe: dict[str, str], erwartet: date | None) -> None:
    assert tag_of(massnahme(stand=[angabe]).stand[0]) == erwartet


TAGE = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2020, 1, 9)).map(date.isoformat))


@BELIEBIG
@given(st.lists(TAGE, max_size=7))
def test_history_loses_nothing_runs_forward_and_keeps_equal_ones_as_written(tage: list[str | None]) -> None:
    verlauf = [stand(text=str(nr), **({"datum": tag} if tag else {})) for nr, tag in enumerate(tage)]
    geordnet = history(massnahme(stand=verlauf).stand)
    datiert = [(eintrag.datum, int(eintrag.text or "")) for eintrag in geordnet if eintrag.datum]
    assert sorted(int(eintrag.text or "") for eintrag in geordnet) == list(range(len(tage)))
    assert datiert == sorted(datiert)


@BELIEBIG
@given(st.integers(0, 7))
def test_history_without_dates_stays_as_written(anzahl: int) -> None:
    verlauf = massnahme(stand=[stand(text=str(nr)) for nr in range(anzahl)]).stand
    assert history(verlauf) == verlauf


@pytest.mark.parametrize(
    ("status", "gruppe"),
    [
        ("nicht_begonnen", "offen"),
        ("in_vorbereitung", "offen"),
        ("in_umsetzung", "laufend"),
        ("teilweise_umgesetzt", "laufend"),
        ("daueraufgabe", "laufend"),
        ("regelbetrieb", "erledigt"),
        ("umgesetzt", "erledigt"),
        ("verzoegert", "gehemmt"),
        ("zurueckgestellt", "gehemmt"),
        ("nicht_weiterverfolgt", "beendet"),
        ("zusammengefuehrt", "beendet"),
        ("keine_angabe", "unbekannt"),
        ("gibt_es_nicht", "unbekannt"),
        (None, "unbekannt"),
    ],
)
def test_every_status_belongs_to_a_group(status: str | None, gruppe: str) -> None:
    konzept = konzept_of(
        massnahmen=[{"id": "m", "stand": [stand(status)] if status else []}],
        ziele=[{"id": "z", "stand": [stand(status)] if status else []}],
    )
    assert gruppe_of(konzept, konzept.massnahmen[0]) == gruppe_of(konzept, konzept.ziele[0]) == gruppe


def test_a_word_of_the_concept_replaces_the_usual_one() -> None:
    eigenes = {"status": [{"id": "umgesetzt", "label": "Erreicht", "gruppe": "beendet"}]}
    konzept = konzept_of(vokabular=eigenes, massnahmen=[{"id": "m", "stand": "umgesetzt"}])
    wort = statuswort(konzept, konzept.massnahmen[0])
    assert (wort and wort.label, gruppe_of(konzept, konzept.massnahmen[0])) == ("Erreicht", "beendet")


def test_every_group_has_words_for_readers() -> None:
    assert tuple(GRUPPENWORT) == GRUPPEN


@pytest.mark.parametrize(
    ("zeit", "status", "erwartet"),
    [
        # on 30 June 2025
        ("2024", "in_umsetzung", True),
        ("2024", "nicht_begonnen", True),
        ("2024", "in_vorbereitung", True),
        ("2024", "teilweise_umgesetzt", True),
        ("2024", "verzoegert", True),
        ("2024", "zurueckgestellt", True),
        ("bis Ende 2024", "in_umsetzung", True),
        ("29.06.2025", "in_umsetzung", True),
        ("30.06.2025", "in_umsetzung", False),
        ("I. Halbjahr 2025", "in_umsetzung", False),
        ("2025", "in_umsetzung", False),
        ("2024–2026", "in_umsetzung", False),
        ("ab 2020", "in_umsetzung", False),
        ("seit 2020", "in_umsetzung", False),
        ("fortlaufend", "in_umsetzung", False),
        ("ab 2020 fortlaufend", "in_umsetzung", False),
        ("demnächst", "in_umsetzung", False),
        (None, "in_umsetzung", False),
        ("2024", "daueraufgabe", False),
        ("2024", "regelbetrieb", False),
        ("2024", "umgesetzt", False),
        ("2024", "nicht_weiterverfolgt", False),
        ("2024", "zusammengefuehrt", False),
        ("2024", "keine_angabe", False),
        ("2024", None, False),
    ],
)
def test_overdue_is_what_should_be_over_and_is_not(zeit: str | None, status: str | None, erwartet: bool) -> None:
    angaben = {**({"zeit": zeit} if zeit else {}), **({"stand": status} if status else {})}
    konzept = konzept_of(massnahmen=[{"id": "m", **angaben}])
    assert is_overdue(konzept, konzept.massnahmen[0], HEUTE) is erwartet


@BELIEBIG
@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_overdue_depends_on_the_reference_day_alone(tag: date) -> None:
    konzept = konzept_of(massnahmen=[{"id": "m", "zeit": "bis 30.06.2025", "stand": "in_umsetzung"}])
    assert is_overdue(konzept, konzept.massnahmen[0], tag) == (tag > HEUTE)


@pytest.mark.parametrize(
    ("zeilen", "erwartet"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(["a", "b"], ["a", "b"], id="all"),
        pytest.param(["a", {"id": "b", "teil_von": "a"}], ["a"], id="parts are not counted"),
        pytest.param(["a", {"id": "b", "ersetzt_durch": "a"}], ["a"], id="what was merged is not counted"),
        pytest.param(["a", {"id": "b", "stand": "zusammengefuehrt"}], ["a", "b"], id="the status does not matter"),
        pytest.param([{"id": "a", "beispielhaft": "ja"}], ["a"], id="examples are counted"),
    ],
)
def test_parts_and_merged_ones_are_not_counted(zeilen: list[Any], erwartet: list[str]) -> None:
    konzept = konzept_of(massnahmen=zeilen)
    assert ids(counted(konzept.massnahmen)) == erwartet
    assert count(konzept, "massnahmen") == len(erwartet)


VERLAEUFE = {
    "alt": [stand("in_umsetzung", "2024-01-01")],
    "neu": [stand("in_umsetzung", "2024-02-01"), stand("umgesetzt", "2025-06-30")],
    "morgen": [stand("in_umsetzung", "2024-03-01"), stand("umgesetzt", "2025-07-01")],
    "nur-morgen": [stand("umgesetzt", "2025-07-01")],
    "undatiert": [stand("umgesetzt")],
    "nie": [],
    "zeitraum": [stand("in_umsetzung", zeitraum="2023")],
    "laufendes-jahr": [stand("in_umsetzung", zeitraum="2025")],
    "verkehrt": [stand("umgesetzt", "2024-05-01"), stand("in_umsetzung", "2024-04-01")],
}


@pytest.mark.parametrize(
    ("stichtag", "hoechstens", "erwartet"),
    [
        (
            HEUTE,
            9,
            [
                ("2025-06-30", "neu", "umgesetzt"),
                ("2024-05-01", "verkehrt", "umgesetzt"),
                ("2024-03-01", "morgen", "in_umsetzung"),
                ("2024-01-01", "alt", "in_umsetzung"),
                ("2023-12-31", "zeitraum", "in_umsetzung"),
            ],
        ),
        (HEUTE, 2, [("2025-06-30", "neu", "umgesetzt"), ("2024-05-01", "verkehrt", "umgesetzt")]),
        (HEUTE, 0, []),
        (date(2024, 1, 1), 9, [("2024-01-01", "alt", "in_umsetzung"), ("2023-12-31", "zeitraum", "in_umsetzung")]),
        (date(2020, 1, 1), 9, []),
    ],
    ids=str,
)
def test_latest_changes_are_one_for_each_massnahme_newest_first(stichtag: date, hoechstens: int, erwartet: list[Any]) -> None:
    massnahmen = konzept_of(massnahmen=[{"id": id, "stand": v} for id, v in VERLAEUFE.items()]).massnahmen
    neueste = latest_changes(massnahmen, stichtag, hoechstens)
    assert [(a.tag.isoformat(), a.massnahme.id, a.stand.status) for a in neueste] == erwartet


def test_changes_of_the_same_day_stay_in_the_order_of_the_concept() -> None:
    gleich = ({"id": id, "stand": [stand("umgesetzt", "2024-01-01")]} for id in ("b", "a", "c"))
    massnahmen = konzept_of(massnahmen=gleich).massnahmen
    assert [a.massnahme.id for a in latest_changes(massnahmen, HEUTE, 9)] == ["b", "a", "c"]


def events(**zeiten: str | None) -> tuple[Veranstaltung, ...]:
    zeilen = ({"id": id, **({"zeit": zeit} if zeit else {})} for id, zeit in zeiten.items())
    return konzept_of(veranstaltungen=zeilen).veranstaltungen


@pytest.mark.parametrize(
    ("zeiten", "erwartet"),
    [
        ({"a": "01.07.2025", "b": "30.06.2025", "c": "29.06.2025"}, ["b", "a"]),
        ({"a": "August 2025", "b": "01.08.2025", "c": "II. Quartal 2026"}, ["a", "b", "c"]),
        ({"laeuft": "01.06.2025 – 31.07.2025", "danach": "01.07.2025"}, ["laeuft", "danach"]),
        ({"jahr": "2025", "halbjahr": "1. Halbjahr 2025", "vorbei": "2024"}, ["jahr", "halbjahr"]),
        ({"ab": "ab 01.09.2025", "seit": "seit 2020"}, ["ab"]),
        ({"ohne": None, "unklar": "demnächst", "laufend": "fortlaufend"}, []),
        ({}, []),
    ],
    ids=str,
)
def test_events_that_have_not_passed_come_next_one_first(zeiten: dict[str, str | None], erwartet: list[str]) -> None:
    assert ids(upcoming(events(**zeiten), HEUTE)) == erwartet


def test_on_an_earlier_day_nothing_is_known_that_was_reported_later() -> None:
    konzept = konzept_of(
        massnahmen=[
            {
                "id": "a",
                "stand": [
                    {"datum": "2025-01-01", "status": "in_umsetzung"},
                    {"zeitraum": "2026", "status": "umgesetzt"},
                    {"datum": "2027-02-01", "status": "regelbetrieb"},
                    {"zeitraum": "bis Ende 2030", "status": "daueraufgabe"},
                    "keine_angabe",
                ],
            }
        ],
        ziele=[{"id": "z", "stand": [{"datum": "2026-06-01", "status": "umgesetzt"}]}],
    )

    def known(tag: date) -> list[str | None]:
        return [s.status for s in as_of(konzept, tag).massnahmen[0].stand]

    assert known(date(2025, 12, 31)) == ["in_umsetzung", "daueraufgabe", "keine_angabe"]
    assert known(date(2026, 1, 1)) == ["in_umsetzung", "umgesetzt", "daueraufgabe", "keine_angabe"]
    assert len(known(date(2027, 2, 1))) == 5
    assert as_of(konzept, date(2025, 12, 31)).ziele[0].stand == ()
    assert as_of(konzept, date(2030, 1, 1)) == konzept
