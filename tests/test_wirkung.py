"""The chain from Leitlinie to Indikator: what stands where, what counts, what is missing."""

import pytest

from bau import ids, konzept_of
from integrationskonzept.pages import build_pages
from integrationskonzept.queries.bezuege import Bezuege
from integrationskonzept.queries.wirkung import Glied, Strang, chain, has_chain
from integrationskonzept.render import Buch
from webseite import STICHTAG

DATEN = {
    "leitlinien": ["b", {"id": "a", "nr": "1"}, {"id": "leer", "nr": "9"}],
    "ziele": [
        {"id": "oben", "leitlinien": ["a", "b"], "indikatoren": ["i1"]},
        {"id": "unten", "oberziel": "oben"},
        {"id": "eigen", "oberziel": "oben", "leitlinien": ["b"]},
        {"id": "frei", "indikatoren": ["i2", "i1"]},
    ],
    "massnahmen": [
        {"id": "m1", "ziele": ["unten"], "indikatoren": ["i2", "i1"], "stand": "umgesetzt"},
        {"id": "m2", "ziele": ["oben"], "stand": "in_umsetzung"},
        {"id": "m3", "ziele": ["unten", "oben"]},
        {"id": "teil", "ziele": ["frei"], "teil_von": "m1"},
    ],
    "indikatoren": ["i1", "i2", "i3"],
}


def straenge(**daten: object) -> dict[str, Strang]:
    return {strang.leitlinie.id if strang.leitlinie else "": strang for strang in chain(Bezuege(konzept_of(**daten)))}


def glied(name: str) -> Glied:
    return next(g for strang in straenge(**DATEN).values() for g in strang.glieder if g.ziel.id == name)


def test_a_ziel_stands_under_each_of_its_leitlinien_and_inherits_them_from_above() -> None:
    ziele = {id: [g.ziel.id for g in strang.glieder] for id, strang in straenge(**DATEN).items()}
    assert ziele == {"a": ["oben", "unten"], "leer": [], "b": ["oben", "unten", "eigen"], "": ["frei"]}
    assert list(ziele) == ["a", "leer", "b", ""]


def test_a_ziel_below_another_of_its_strand_is_told_apart() -> None:
    tiefen = {id: [g.tiefe for g in strang.glieder] for id, strang in straenge(**DATEN).items()}
    assert tiefen == {"a": [0, 1], "leer": [], "b": [0, 1, 1], "": [0]}
    assert [
        g.tiefe
        for g in straenge(leitlinien=["a"], ziele=["oben", {"id": "unten", "oberziel": "oben", "leitlinien": ["a"]}])["a"].glieder
    ] == [0]


@pytest.mark.parametrize(
    ("ziel", "massnahmen", "indikatoren", "erledigt", "laufend"),
    [
        ("oben", ["m2", "m3", "m1"], ["i1", "i2"], 1, 1),
        ("unten", ["m1", "m3"], ["i2", "i1"], 1, 0),
        ("eigen", [], [], 0, 0),
        ("frei", [], ["i2", "i1"], 0, 0),
    ],
)
def test_a_ziel_has_its_own_and_what_stands_below_each_once_by_the_rule_for_counting(
    ziel: str, massnahmen: list[str], indikatoren: list[str], erledigt: int, laufend: int
) -> None:
    eins = glied(ziel)
    assert (ids(eins.massnahmen), ids(eins.indikatoren), eins.gruppen["erledigt"], eins.gruppen["laufend"]) == (
        massnahmen,
        indikatoren,
        erledigt,
        laufend,
    )


def test_without_leitlinien_all_ziele_are_in_one_strand() -> None:
    assert list(straenge(ziele=["a", "b"])) == [""]


def test_ziele_in_a_circle_end() -> None:
    ziele = [{"id": "a", "oberziel": "b"}, {"id": "b", "oberziel": "a"}]
    assert [g.ziel.id for g in straenge(ziele=ziele)[""].glieder] == ["a", "b"]


def test_a_ziel_stands_below_the_one_it_belongs_to_whatever_their_order() -> None:
    ziele = [{"id": "b", "oberziel": "o"}, {"id": "p"}, {"id": "o"}, {"id": "c", "oberziel": "b"}, {"id": "q", "oberziel": "p"}]
    glieder = straenge(ziele=ziele)[""].glieder
    assert [(g.ziel.id, g.tiefe) for g in glieder] == [("p", 0), ("q", 1), ("o", 0), ("b", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("daten", "erwartet"),
    [
        ({"ziele": ["z"], "leitlinien": ["l"]}, True),
        ({"ziele": ["z"], "indikatoren": ["i"]}, True),
        ({"ziele": ["z"]}, False),
        ({"leitlinien": ["l"], "indikatoren": ["i"]}, False),
    ],
)
def test_there_is_a_page_only_where_there_is_a_chain(daten: dict[str, list[str]], erwartet: bool) -> None:
    konzept = konzept_of(**daten)
    adressen = [seite.adresse for seite in build_pages(Buch(konzept=konzept, stichtag=STICHTAG))]
    assert has_chain(konzept) is ("/wirkungskette/" in adressen) is erwartet
