"""The order of entries: by `reihenfolge`, else by number as people sort numbers, else as written."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bau import ids, konzept_of
from integrationskonzept.queries.ordnung import in_order, natural

BELIEBIG = settings(deadline=None, max_examples=200, derandomize=True)

REIHEN = (
    # numbers in the order in which people sort them
    ("1", "2", "10", "11", "100"),
    ("1.1", "1.2", "1.9", "1.10", "1.11", "2.1", "10.1"),
    ("1", "1.1", "1.1.1", "1.1.2", "1.2", "2"),
    ("S 1", "S 4", "S 4a", "S 4b", "S 5", "S 10"),
    ("M 3.4", "M 3.10", "M 12.1"),
    ("A1", "A2", "A10", "B1", "B5", "B5+6", "B6"),
    ("AW1", "AW2", "AW10", "B1"),
    ("U1", "Ü1", "V1"),
    ("A1", "Ä2", "B1"),
    ("a", "B", "c"),
    ("01", "2", "010"),
    ("1a", "1b", "2a"),
    ("9", "9" * 30, "1" + "0" * 30),
)


def by_number(nummern: list[str]) -> list[str]:
    """The numbers of Ziele in the order of the concept."""
    daten = [{"id": f"z{nr}", "nr": nummer} for nr, nummer in enumerate(nummern)]
    return [str(ziel.nr) for ziel in in_order(konzept_of(ziele=daten).ziele)]


@pytest.mark.parametrize("reihe", REIHEN, ids=" ".join)
def test_numbers_stand_as_people_sort_them(reihe: tuple[str, ...]) -> None:
    gemischt = list(reihe)
    random.Random(1).shuffle(gemischt)
    assert by_number(gemischt) == list(reihe)
    assert by_number(list(reversed(reihe))) == list(reihe)


@pytest.mark.parametrize(
    ("entries", "erwartet"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(["c", "a", "b"], ["c", "a", "b"], id="no numbers: as written"),
        pytest.param([{"id": "a", "nr": "2"}, "b", {"id": "c", "nr": "1"}], ["c", "a", "b"], id="without number last"),
        pytest.param([{"id": "b", "nr": "1"}, {"id": "a", "nr": "1"}], ["b", "a"], id="same number: as written"),
        pytest.param([{"id": "b", "nr": "a 1"}, {"id": "a", "nr": "A-1"}], ["b", "a"], id="same but for signs: as written"),
        pytest.param(
            [{"id": "a", "nr": "1"}, {"id": "b", "nr": "2", "reihenfolge": "1"}], ["b", "a"], id="reihenfolge before any number"
        ),
        pytest.param(
            [{"id": "a", "nr": "1", "reihenfolge": "2"}, {"id": "b", "nr": "2", "reihenfolge": "1"}],
            ["b", "a"],
            id="reihenfolge overrides the number",
        ),
        pytest.param(
            [{"id": "a", "reihenfolge": "10"}, {"id": "b", "reihenfolge": "9"}, {"id": "c", "reihenfolge": "9,5"}],
            ["b", "c", "a"],
            id="reihenfolge is a number",
        ),
        pytest.param([{"id": "a", "reihenfolge": "0"}, {"id": "b", "reihenfolge": "-1"}], ["b", "a"], id="zero and below"),
        pytest.param([{"id": "b", "reihenfolge": "1"}, {"id": "a", "reihenfolge": "1"}], ["b", "a"], id="equal: as written"),
    ],
)
def test_entries_stand_in_order(entries: list[dict[str, str]], erwartet: list[str]) -> None:
    assert ids(in_order(konzept_of(ziele=entries).ziele)) == erwartet


@BELIEBIG
@given(st.text())
@example("9" * 5000)
@example("²")
@example("٣.٤")
@example("1_2")
def test_any_number_has_a_key(nr: str) -> None:
    assert natural(nr) == natural(nr)
    assert natural(nr) <= natural(f"{nr} 1")


@BELIEBIG
@given(
    st.lists(st.one_of(st.integers(0, 30).map(str), st.sampled_from(["S 4", "S 4a", "Ü1", "B5+6", "x"])), max_size=8), st.randoms()
)
def test_order_of_different_numbers_does_not_depend_on_how_they_were_written_down(
    nummern: list[str], zufall: random.Random
) -> None:
    gemischt = list(dict.fromkeys(nummern))
    zufall.shuffle(gemischt)
    schluessel = sorted(gemischt, key=natural)
    assert schluessel == sorted(dict.fromkeys(nummern), key=natural)


@BELIEBIG
@given(st.lists(st.sampled_from(["1", "1.2", "1.10", "a", "–"]), max_size=12))
def test_equal_numbers_stay_in_the_order_written(nummern: list[str]) -> None:
    daten = [{"id": f"z{nr:02}", "nr": nummer} for nr, nummer in enumerate(nummern)]
    geordnet = in_order(konzept_of(ziele=daten).ziele)
    for nummer in nummern:
        gleiche = [ziel.id for ziel in geordnet if ziel.nr == nummer]
        assert gleiche == sorted(gleiche)
