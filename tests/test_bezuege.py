"""Relations: what belongs to a Handlungsfeld or Ziel, what stands beside it, what refers to it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bau import ids, konzept_of
from integrationskonzept.model import (
    ABSCHNITTE,
    Beschluss,
    Gremium,
    Handlungsfeld,
    Leitlinie,
    Massnahme,
    Organisation,
    Person,
    Querschnittsthema,
    Veranstaltung,
    Ziel,
)
from integrationskonzept.queries.bezuege import Bezuege, unique

BELIEBIG = settings(deadline=None, max_examples=60, derandomize=True)
Zeile = str | dict[str, Any]


def bezuege(**abschnitte: list[Zeile]) -> Bezuege:
    """The relations of a concept whose entries are ids or mappings."""
    return Bezuege(konzept_of(**abschnitte))


def of_id(b: Bezuege, abschnitt: str, id: str) -> Any:
    return b.konzept.index[abschnitt][id]


FELDER: list[Zeile] = [{"id": "sprache", "nr": "1"}, {"id": "arbeit", "nr": "2"}, {"id": "leer", "nr": "10"}]
ZIELE: list[Zeile] = [
    {"id": "lernen", "handlungsfelder": ["sprache"]},
    {"id": "lesen", "oberziel": "lernen"},
    {"id": "buchstaben", "oberziel": "lesen"},
    {"id": "beruf", "handlungsfelder": ["arbeit"], "oberziel": "lernen"},
    {"id": "beides", "handlungsfelder": ["arbeit", "sprache"]},
    {"id": "leitziel"},
    {"id": "unterm-leitziel", "oberziel": "leitziel"},
    {"id": "verwaist", "oberziel": "gibt-es-nicht"},
]


@pytest.mark.parametrize(
    ("ziel", "felder", "darueber", "darunter"),
    [
        ("lernen", ["sprache"], [], ["lesen", "beruf"]),
        ("lesen", ["sprache"], ["lernen"], ["buchstaben"]),
        ("buchstaben", ["sprache"], ["lernen", "lesen"], []),
        ("beruf", ["arbeit"], ["lernen"], []),
        ("beides", ["arbeit", "sprache"], [], []),
        ("leitziel", [], [], ["unterm-leitziel"]),
        ("unterm-leitziel", [], ["leitziel"], []),
        ("verwaist", [], [], []),
    ],
)
def test_a_ziel_serves_its_own_fields_else_those_above_it(
    ziel: str, felder: list[str], darueber: list[str], darunter: list[str]
) -> None:
    b = bezuege(handlungsfelder=FELDER, ziele=ZIELE)
    eintrag = of_id(b, "ziele", ziel)
    assert ids(b.felder_of_ziel(eintrag)) == felder
    assert ids(b.oberziele(eintrag)) == darueber
    assert ids(b.unterziele(eintrag)) == darunter
    assert (eintrag in b.uebergreifende_ziele) == (not felder)


@pytest.mark.parametrize(
    ("feld", "ziele", "wurzeln"),
    [
        ("sprache", ["lernen", "lesen", "buchstaben", "beides"], ["lernen", "beides"]),
        ("arbeit", ["beruf", "beides"], ["beruf", "beides"]),
        ("leer", [], []),
    ],
)
def test_a_field_has_the_ziele_that_serve_it_and_roots_among_them(feld: str, ziele: list[str], wurzeln: list[str]) -> None:
    b = bezuege(handlungsfelder=FELDER, ziele=ZIELE)
    des_feldes = b.ziele_of_feld(of_id(b, "handlungsfelder", feld))
    assert ids(des_feldes) == ziele
    assert ids(b.roots(des_feldes)) == wurzeln


MASSNAHMEN: list[Zeile] = [
    {"id": "ohne-alles"},
    {"id": "ein-ziel", "ziele": ["lernen"]},
    {"id": "mehrere-ziele", "ziele": ["beruf", "buchstaben", "lernen"]},
    {"id": "genannt", "handlungsfelder": ["arbeit", "sprache"]},
    {"id": "genannt-und-ziel", "handlungsfelder": ["arbeit"], "ziele": ["lernen"]},
    {"id": "uebergreifend", "ziele": ["leitziel"]},
    {"id": "teil", "teil_von": "genannt"},
    {"id": "teil-des-teils", "teil_von": "teil"},
    {"id": "teil-mit-feld", "teil_von": "genannt", "handlungsfelder": ["sprache"]},
    {"id": "teil-mit-ziel", "teil_von": "genannt", "ziele": ["lernen"]},
    {"id": "teil-ohne-ganzes", "teil_von": "gibt-es-nicht"},
    {"id": "doppelt", "ziele": ["lernen", "lernen", "lesen"]},
]


@pytest.mark.parametrize(
    ("massnahme", "felder"),
    [
        ("ohne-alles", []),
        ("ein-ziel", ["sprache"]),
        ("mehrere-ziele", ["arbeit", "sprache"]),
        ("genannt", ["arbeit", "sprache"]),
        ("genannt-und-ziel", ["arbeit", "sprache"]),
        ("uebergreifend", []),
        ("teil", ["arbeit", "sprache"]),
        ("teil-des-teils", ["arbeit", "sprache"]),
        ("teil-mit-feld", ["sprache"]),
        ("teil-mit-ziel", ["sprache"]),
        ("teil-ohne-ganzes", []),
        ("doppelt", ["sprache"]),
    ],
)
def test_a_massnahme_serves_named_fields_then_those_of_its_ziele_else_those_of_the_whole(massnahme: str, felder: list[str]) -> None:
    b = bezuege(handlungsfelder=FELDER, ziele=ZIELE, massnahmen=MASSNAHMEN)
    eintrag = of_id(b, "massnahmen", massnahme)
    assert ids(b.felder_of(eintrag)) == felder
    assert (eintrag in b.without_feld) == (not felder)
    for feld in b.handlungsfelder:
        assert (eintrag in b.massnahmen_of_feld(feld)) == (feld.id in felder)


@pytest.mark.parametrize(
    ("ziel", "massnahmen"),
    [
        ("lernen", ["ein-ziel", "teil-mit-ziel", "doppelt", "mehrere-ziele", "genannt-und-ziel"]),
        ("lesen", ["doppelt"]),
        ("buchstaben", ["mehrere-ziele"]),
        ("leitziel", ["uebergreifend"]),
        ("beides", []),
        ("unterm-leitziel", []),
    ],
)
def test_a_ziel_has_the_massnahmen_that_name_it_each_once(ziel: str, massnahmen: list[str]) -> None:
    b = bezuege(handlungsfelder=FELDER, ziele=ZIELE, massnahmen=MASSNAHMEN)
    assert ids(b.massnahmen_of_ziel(of_id(b, "ziele", ziel))) == massnahmen


@pytest.mark.parametrize(
    ("feld", "ohne_ziel"),
    [("sprache", ["genannt"]), ("arbeit", ["genannt", "genannt-und-ziel"]), ("leer", [])],
)
def test_a_field_knows_its_massnahmen_under_none_of_its_ziele_without_the_parts(feld: str, ohne_ziel: list[str]) -> None:
    b = bezuege(handlungsfelder=FELDER, ziele=ZIELE, massnahmen=MASSNAHMEN)
    assert ids(b.without_ziel(of_id(b, "handlungsfelder", feld))) == ohne_ziel


def test_massnahmen_without_any_ziel_or_field_make_a_catalogue_too() -> None:
    b = bezuege(massnahmen=[{"id": "b", "nr": "2"}, {"id": "a", "nr": "1"}, "c"])
    assert ids(b.massnahmen) == ids(b.without_feld) == ["a", "b", "c"]


def test_a_concept_of_prose_alone_has_no_relations() -> None:
    b = bezuege()
    assert (b.handlungsfelder, b.ziele, b.massnahmen, b.without_feld, b.uebergreifende_ziele) == ((), (), (), (), ())
    assert b.fruehere_ids == {}


def test_the_catalogue_runs_by_leading_field_then_number_and_ends_with_what_has_no_field() -> None:
    b = bezuege(
        handlungsfelder=[{"id": "zwei", "nr": "2"}, {"id": "eins", "nr": "1"}],
        ziele=[{"id": "z", "handlungsfelder": ["eins"]}],
        massnahmen=[
            {"id": "ohne", "nr": "1"},
            {"id": "zwei-10", "nr": "10", "handlungsfelder": ["zwei"]},
            {"id": "zwei-9", "nr": "9", "handlungsfelder": ["zwei", "eins"]},
            {"id": "eins-10", "nr": "10", "ziele": ["z"]},
            {"id": "eins-9", "nr": "9", "handlungsfelder": ["eins", "zwei"]},
            {"id": "eins-frei", "handlungsfelder": ["eins"]},
            {"id": "eins-vorn", "nr": "99", "reihenfolge": "1", "handlungsfelder": ["eins"]},
        ],
    )
    katalog = ["eins-vorn", "eins-9", "eins-10", "eins-frei", "zwei-9", "zwei-10", "ohne"]
    assert ids(b.massnahmen) == katalog
    assert ids(b.handlungsfelder) == ["eins", "zwei"]
    assert ids(b.massnahmen_of_feld(of_id(b, "handlungsfelder", "zwei"))) == ["eins-9", "zwei-9", "zwei-10"]


@pytest.mark.parametrize(("massnahme", "davor", "danach"), [("a", None, "b"), ("b", "a", "c"), ("c", "b", None)])
def test_neighbours_are_those_of_the_catalogue(massnahme: str, davor: str | None, danach: str | None) -> None:
    b = bezuege(massnahmen=[{"id": "c"}, {"id": "b", "nr": "10"}, {"id": "a", "nr": "9"}])
    nachbarn = b.neighbours(of_id(b, "massnahmen", massnahme))
    assert tuple(nachbar and nachbar.id for nachbar in nachbarn) == (davor, danach)


def test_the_only_massnahme_has_no_neighbours() -> None:
    b = bezuege(massnahmen=["a"])
    assert b.neighbours(b.massnahmen[0]) == (None, None)


def test_parts_stand_in_the_order_of_the_catalogue() -> None:
    b = bezuege(massnahmen=["ganz", {"id": "b", "nr": "2", "teil_von": "ganz"}, {"id": "a", "nr": "1", "teil_von": "ganz"}])
    assert ids(b.teile(of_id(b, "massnahmen", "ganz"))) == ["a", "b"]
    assert b.teile(of_id(b, "massnahmen", "a")) == ()


@pytest.mark.parametrize(
    ("massnahmen", "erwartet"),
    [
        pytest.param(["a"], {}, id="none"),
        pytest.param([{"id": "a", "vorgaenger": "alt"}], {"alt": ["a"]}, id="renamed"),
        pytest.param([{"id": "a", "vorgaenger": ["alt", "noch-aelter"]}], {"alt": ["a"], "noch-aelter": ["a"]}, id="merged"),
        pytest.param([{"id": "b", "vorgaenger": "alt"}, {"id": "a", "vorgaenger": "alt"}], {"alt": ["b", "a"]}, id="divided"),
        pytest.param([{"id": "a", "vorgaenger": [{"nr": "B5"}, {"id": "alt", "nr": "6"}]}], {"alt": ["a"]}, id="a number is no id"),
        pytest.param([{"id": "a", "vorgaenger": ["alt", "alt"]}], {"alt": ["a"]}, id="named twice"),
        pytest.param([{"id": "a", "vorgaenger": "z"}, {"id": "b", "vorgaenger": "y"}], {"y": ["b"], "z": ["a"]}, id="sorted"),
    ],
)
def test_every_earlier_id_leads_to_what_came_of_it(massnahmen: list[Zeile], erwartet: dict[str, list[str]]) -> None:
    fruehere = bezuege(massnahmen=massnahmen).fruehere_ids
    assert list(fruehere.items()) == [(alt, fruehere[alt]) for alt in sorted(fruehere)]
    assert {alt: ids(neue) for alt, neue in fruehere.items()} == erwartet


VERWEISENDE: dict[str, list[Zeile]] = {
    "organisationen": [{"id": "vhs", "name": "VHS"}, {"id": "amt", "name": "Amt", "uebergeordnet": "vhs"}],
    "personen": [{"id": "p", "name": "P", "organisation": "vhs"}],
    "gremien": [{"id": "ag", "leitung": [{"person": "p"}, {"organisation": "vhs"}]}, {"id": "ohne"}],
    "handlungsfelder": [{"id": "f", "arbeitsgruppe": "ag", "eingebracht_von": "ag", "zustaendig": "vhs", "ansprechperson": "p"}],
    "querschnittsthemen": [{"id": "q", "handlungsfelder": "f"}],
    "leitlinien": [{"id": "l", "handlungsfelder": "f"}],
    "ziele": [
        {"id": "z2", "nr": "10", "querschnittsthemen": "q", "leitlinien": "l"},
        {"id": "z1", "nr": "9", "querschnittsthemen": "q"},
    ],
    "massnahmen": [
        {"id": "b", "nr": "2", "verwandte": "a", "voraussetzungen": "a", "querschnittsthemen": "q"},
        {"id": "a", "nr": "1", "verwandte": ["b"], "zustaendig": [{"gremium": "ag", "rolle": "mitwirkung"}, "vhs"]},
        {"id": "c", "nr": "3", "verwandte": "a", "zustaendig": "vhs", "ziele": "z1"},
    ],
    "veranstaltungen": [{"id": "v", "moderation": "vhs", "gremium": "ag", "handlungsfelder": ["f", "f"]}],
    "beschluesse": [{"id": "be", "gremium": "ag"}],
}


@pytest.mark.parametrize(
    ("worauf", "klasse", "feld", "erwartet"),
    [
        ("massnahmen/a", Massnahme, None, ["b", "c"]),
        ("massnahmen/a", Massnahme, "verwandte", ["b", "c"]),
        ("massnahmen/a", Massnahme, "voraussetzungen", ["b"]),
        ("massnahmen/c", Massnahme, None, []),
        ("massnahmen/a", Ziel, None, []),
        ("organisationen/vhs", Organisation, None, ["amt"]),
        ("organisationen/vhs", Person, None, ["p"]),
        ("organisationen/vhs", Gremium, None, ["ag"]),
        ("organisationen/vhs", Gremium, "leitung", ["ag"]),
        ("organisationen/vhs", Handlungsfeld, "zustaendig", ["f"]),
        ("organisationen/vhs", Massnahme, None, ["a", "c"]),
        ("organisationen/vhs", Veranstaltung, None, ["v"]),
        ("personen/p", Gremium, None, ["ag"]),
        ("personen/p", Handlungsfeld, None, ["f"]),
        ("gremien/ag", Handlungsfeld, None, ["f"]),
        ("gremien/ag", Handlungsfeld, "eingebracht_von", ["f"]),
        ("gremien/ag", Handlungsfeld, "zustaendig", []),
        ("gremien/ag", Beschluss, None, ["be"]),
        ("gremien/ohne", Beschluss, None, []),
        ("handlungsfelder/f", Querschnittsthema, None, ["q"]),
        ("handlungsfelder/f", Leitlinie, None, ["l"]),
        ("handlungsfelder/f", Veranstaltung, None, ["v"]),
        ("leitlinien/l", Ziel, None, ["z2"]),
        ("querschnittsthemen/q", Massnahme, None, ["b"]),
    ],
)
def test_what_refers_to_an_entry_is_found_each_once(worauf: str, klasse: Any, feld: str | None, erwartet: list[str]) -> None:
    b = bezuege(**VERWEISENDE)
    assert ids(b.referring(of_id(b, *worauf.split("/")), klasse, feld)) == erwartet


def test_what_refers_to_an_entry_stands_in_order() -> None:
    b = bezuege(**VERWEISENDE)
    assert ids(b.referring(of_id(b, "querschnittsthemen", "q"), Ziel)) == ["z1", "z2"]


@pytest.mark.parametrize(
    ("stelle", "erwartet"),
    [
        ("organisationen/vhs", [("a", "federfuehrung"), ("c", "federfuehrung")]),
        ("gremien/ag", [("a", "mitwirkung")]),
        ("organisationen/amt", []),
        ("gremien/ohne", []),
    ],
)
def test_who_is_in_charge_of_what_and_how(stelle: str, erwartet: list[tuple[str, str]]) -> None:
    b = bezuege(**VERWEISENDE)
    assert [(m.id, z.rolle) for m, z in b.zustaendigkeiten(of_id(b, *stelle.split("/")))] == erwartet


def test_massnahmen_are_found_by_a_word_they_name_each_once() -> None:
    b = bezuege(massnahmen=[{"id": "a", "zielgruppen": ["kinder", "frauen", "kinder"]}, {"id": "b", "orte": "kinder"}])
    assert ids(b.massnahmen_with("zielgruppen", "kinder")) == ["a"]
    assert ids(b.massnahmen_with("orte", "kinder")) == ["b"]
    assert b.massnahmen_with("zielgruppen", "alle") == ()


def test_counted_massnahmen_of_a_field_leave_out_parts_and_merged_ones() -> None:
    b = bezuege(
        handlungsfelder=["f"],
        massnahmen=[
            {"id": "a", "handlungsfelder": "f"},
            {"id": "b", "teil_von": "a"},
            {"id": "c", "handlungsfelder": "f", "ersetzt_durch": "a"},
        ],
    )
    feld = b.handlungsfelder[0]
    assert ids(b.massnahmen_of_feld(feld)) == ["a", "b", "c"]
    assert ids(b.counted_of_feld(feld)) == ["a"]


KREISE = [
    pytest.param({"a": "a"}, id="on itself"),
    pytest.param({"a": "b", "b": "a"}, id="of two"),
    pytest.param({"a": "b", "b": "c", "c": "a"}, id="of three"),
    pytest.param({"a": "b", "b": "c", "c": "b"}, id="with a way into it"),
]


@pytest.mark.parametrize("kreis", KREISE)
def test_ziele_in_a_circle_are_answered_for(kreis: dict[str, str]) -> None:
    """The circle is a finding; no question may hang or fail until it is reported."""
    b = bezuege(handlungsfelder=["f"], ziele=[{"id": id, "oberziel": oben} for id, oben in kreis.items()])
    for ziel in b.ziele:
        assert b.felder_of_ziel(ziel) == ()
        assert len(b.oberziele(ziel)) <= len(kreis)
        assert len(b.unterziele(ziel)) <= len(kreis)
    assert len(b.uebergreifende_ziele) == len(kreis)
    assert len(b.roots(b.ziele)) <= len(kreis)


@pytest.mark.parametrize("kreis", KREISE)
def test_massnahmen_that_are_parts_of_each_other_in_a_circle_are_answered_for(kreis: dict[str, str]) -> None:
    """The circle is a finding; no question may hang or fail until it is reported."""
    b = bezuege(handlungsfelder=["f"], massnahmen=[{"id": id, "teil_von": oben} for id, oben in kreis.items()])
    assert ids(b.without_feld) == list(kreis)
    assert all(b.felder_of(m) == () for m in b.massnahmen)


def test_a_circle_with_a_field_in_it_gives_that_field_to_all_of_it() -> None:
    ziele: list[Zeile] = [{"id": "a", "oberziel": "b"}, {"id": "b", "oberziel": "a", "handlungsfelder": "f"}]
    b = bezuege(handlungsfelder=["f"], ziele=ziele)
    assert [ids(b.felder_of_ziel(ziel)) for ziel in b.ziele] == [["f"], ["f"]]


NAMEN = [f"e{nr}" for nr in range(5)]


@BELIEBIG
@given(
    oben=st.lists(st.sampled_from([None, *NAMEN]), min_size=5, max_size=5),
    felder=st.lists(st.lists(st.sampled_from(["f1", "f2"]), max_size=2), min_size=5, max_size=5),
    ziele=st.lists(st.lists(st.sampled_from(NAMEN), max_size=3), min_size=5, max_size=5),
)
def test_every_massnahme_stands_once_in_the_catalogue_and_in_fields_as_it_says(
    oben: list[str | None], felder: list[list[str]], ziele: list[list[str]]
) -> None:
    """Whatever the tree of Ziele looks like, circles included."""
    zeilen = [
        {"id": id, "handlungsfelder": eigene, **({"oberziel": ueber} if ueber else {})}
        for id, ueber, eigene in zip(NAMEN, oben, felder, strict=True)
    ]
    b = bezuege(
        handlungsfelder=["f2", "f1"],
        ziele=zeilen,
        massnahmen=[{"id": f"m{nr}", "ziele": genannte} for nr, genannte in enumerate(ziele)],
    )
    assert sorted(ids(b.massnahmen)) == [f"m{nr}" for nr in range(5)]
    for massnahme in b.massnahmen:
        des = b.felder_of(massnahme)
        assert len(set(ids(des))) == len(des)
        assert [feld for feld in b.handlungsfelder if massnahme in b.massnahmen_of_feld(feld)] == [
            feld for feld in b.handlungsfelder if feld in des
        ]
        assert (massnahme in b.without_feld) == (not des)
        assert all(massnahme in b.massnahmen_of_ziel(ziel) for ziel in b.entries(Ziel, massnahme.ziele))
    for ziel in b.ziele:
        assert (ziel in b.uebergreifende_ziele) == (not any(ziel in b.ziele_of_feld(feld) for feld in b.handlungsfelder))


@pytest.mark.parametrize(
    ("namen", "erwartet"), [(["a", "b"], ["a", "b"]), (["b", "fehlt", "a", "b"], ["b", "a", "b"]), ([], []), (["fehlt"], [])]
)
def test_entries_are_those_that_exist_in_the_order_asked_for(namen: list[str], erwartet: list[str]) -> None:
    assert ids(bezuege(ziele=["a", "b"]).entries(Ziel, namen)) == erwartet


def test_unique_compares_by_identity_and_keeps_the_first() -> None:
    a, b = bezuege(ziele=["a", "b"]).ziele
    assert unique([b, a, b, a]) == (b, a)


@pytest.mark.parametrize("abschnitt", ABSCHNITTE)
def test_an_id_of_another_section_is_no_entry_of_this_one(abschnitt: str) -> None:
    b = bezuege(ziele=["a"])
    assert b.entries(ABSCHNITTE[abschnitt], ["a"]) == (b.ziele if abschnitt == "ziele" else ())
