"""Maßnahmen asked for by any field: which ones answer, in what order, and what is told about a question nobody can ask."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bau import ids, konzept_of, volles_konzept
from integrationskonzept.findings import UnknownName
from integrationskonzept.model import Konzept, Massnahme
from integrationskonzept.queries import stand
from integrationskonzept.queries.auswahl import SORTIERBAR, Auswahl
from integrationskonzept.queries.bezuege import Bezuege
from integrationskonzept.struktur import feldwerte

HEUTE = date(2025, 6, 30)
EIGENE_FELDER = [
    {"id": "foerder-topf", "label": "Fördertopf", "abschnitt": "massnahmen", "typ": "kurztext"},
    {"id": "plaetze", "label": "Plätze", "abschnitt": "massnahmen", "typ": "zahl"},
    {"id": "beginn", "label": "Beginn", "abschnitt": "massnahmen", "typ": "datum"},
    {"id": "ampel", "label": "Ampel", "abschnitt": "massnahmen", "typ": "auswahl", "auswahl": ["grün", "gelb", "dunkelgrün"]},
    {"id": "notiz", "label": "Notiz", "abschnitt": "massnahmen", "typ": "langtext"},
    {"id": "flaeche", "label": "Fläche", "abschnitt": "organisationen", "typ": "zahl"},
]
DATEN: dict[str, Any] = {
    "vokabular": {"zusatzfelder": EIGENE_FELDER, "orte": [{"id": "nord", "label": "Nord"}, {"id": "sued", "label": "Süd"}]},
    "handlungsfelder": ["sprache", "arbeit", "leer"],
    "ziele": [
        {"id": "deutsch", "handlungsfelder": ["sprache"]},
        {"id": "lesen", "oberziel": "deutsch"},
        {"id": "ueber-allem"},
    ],
    "organisationen": [
        {"id": "amt", "verwaltungsebene": "landkreis"},
        {"id": "verein", "verwaltungsebene": "ehrenamt"},
        "gemeinden",
    ],
    "gremien": ["beirat"],
    "personen": [{"id": "frau-a", "veroeffentlichen": "ja"}],
    "massnahmen": [
        {
            "id": "kurs",
            "nr": "1.1",
            "titel": "Sprachkurs für Ältere",
            "kurz": "Deutsch lernen",
            "ziele": ["deutsch"],
            "stand": [{"datum": "2024-01-01", "status": "in_umsetzung"}, {"datum": "2025-01-01", "status": "umgesetzt"}],
            "zustaendig": [{"organisation": "amt"}, {"organisation": "gemeinden", "rolle": "mitwirkung", "ebene": "gemeinden"}],
            "zeit": "2024",
            "prioritaet": "hoch",
            "zielgruppen": ["frauen", "kinder"],
            "orte": ["nord"],
            "vorgaenger": [{"id": "alter-kurs", "nr": "B 5"}],
            "kosten": ["285.000 €"],
            "zusatz": {"foerder-topf": "Landesmittel", "plaetze": "1.250", "beginn": "01.08.2024", "ampel": "grün"},
        },
        {
            "id": "kurs-teil",
            "nr": "1.10",
            "titel": "Lesekreis",
            "teil_von": "kurs",
            "stand": [{"datum": "2024-01-01", "status": "teilweise_umgesetzt", "fortschritt": "40"}],
            "zeit": "bis Ende 2024",
            "orte": ["sued"],
            "beschreibung": "Lesen mit **Freude**.",
            "zusatz": {"plaetze": "12,5", "ampel": "dunkelgrün", "notiz": "*Landesweit* gefördert"},
        },
        {
            "id": "lesen-lernen",
            "nr": "2",
            "titel": "Ärzte lesen vor",
            "ziele": ["lesen"],
            "handlungsfelder": ["arbeit"],
            "zustaendig": [{"gremium": "beirat", "rolle": "mitwirkung"}],
            "zeit": "ab 2025",
            "beispielhaft": "ja",
            "prioritaet": "niedrig",
            "schritte": [{"text": "Bücher kaufen", "zeit": "Q2 2025"}],
        },
        {
            "id": "messe",
            "titel": "Jobmesse",
            "handlungsfelder": ["arbeit"],
            "zustaendig": [{"organisation": "verein", "rolle": "beratung"}, {"gremium": "beirat"}],
            "stand": ["verzoegert"],
            "zeit": "demnächst",
            "ersetzt_durch": "lesen-lernen",
            "links": [{"titel": "Bericht der Messe", "url": "https://x.example/"}],
        },
        {"id": "2024", "nr": "11", "titel": "Zuhören", "ziele": ["ueber-allem"], "zeit": "fortlaufend", "reihenfolge": "99,5"},
    ],
}
ALLE = ["kurs", "kurs-teil", "lesen-lernen", "messe", "2024"]


def auswahl_of(konzept: Konzept) -> Auswahl:
    return Auswahl(konzept, Bezuege(konzept), HEUTE)


AUSWAHL = auswahl_of(konzept_of(**DATEN))
VOLL = auswahl_of(konzept_of(**volles_konzept()))
"""Of a concept in which every field is filled."""


def test_the_catalogue_is_in_the_order_these_tests_count_on() -> None:
    assert ids(AUSWAHL.select({})) == ["kurs", "kurs-teil", "lesen-lernen", "messe", "2024"]


# --- every name ------------------------------------------------------------------------------------------------------

ABGELEITET: dict[str, Callable[[Massnahme], object]] = {
    "handlungsfelder": lambda m: m.handlungsfelder[1],
    "status": lambda m: getattr(stand.statuswort(VOLL.konzept, m), "id", None),
    "gruppe": lambda m: stand.gruppe_of(VOLL.konzept, m),
    "zustaendig": lambda m: m.zustaendig[0].organisation,
    "federfuehrung": lambda m: next(z.organisation or z.gremium for z in m.zustaendig if z.rolle == "federfuehrung"),
    "ebene": lambda m: m.zustaendig[0].ebene,
    "jahr": lambda m: m.zeit.von.year if m.zeit and m.zeit.von else None,
    "ueberfaellig": lambda m: "ja" if stand.is_overdue(VOLL.konzept, m, HEUTE) else "nein",
    "beispielhaft": lambda m: m.beispielhaft,
    "gezaehlt": lambda m: bool(stand.counted([m])),
}
"""What a Maßnahme says where that is not simply in a field of the name."""


def said(m: Massnahme, name: str) -> object:
    """What a Maßnahme says under a name."""
    if name in ABGELEITET:
        return ABGELEITET[name](m)
    eigenes = m.zusatz.get(name.replace("_", "-"))
    return eigenes or next(str(wert.wert) for wert in feldwerte(m) if wert.pfad[0] == name)


@pytest.mark.parametrize("name", VOLL.namen)
def test_every_name_can_be_asked_by(name: str) -> None:
    erste = VOLL.konzept.massnahmen[0]
    wert = said(erste, name)
    assert wert is not None
    assert erste in VOLL.select({name: wert})


@pytest.mark.parametrize("name", [name for name in VOLL.namen if name not in ("jahr", "ueberfaellig", "beispielhaft", "gezaehlt")])
def test_what_nobody_says_is_found_nowhere(name: str) -> None:
    """It is told as unknown where the values are known, and else gives nothing."""
    ergebnis = found_or_told({name: "gibt-es-nirgends"})
    assert ergebnis == [] or "„gibt-es-nirgends“" in ergebnis


def found_or_told(filter: dict[str, object]) -> list[str] | str:
    try:
        return ids(VOLL.select(filter))
    except UnknownName as unbekannt:
        return str(unbekannt.args[0])


def test_names_are_fields_what_follows_from_them_and_own_fields() -> None:
    assert {"titel", "kosten", "status", "jahr", "ueberfaellig", "foerder_topf", "plaetze"} <= set(AUSWAHL.namen)
    assert not {"flaeche", "zusatz", "sichtbarkeit", "stand"} & set(AUSWAHL.namen)
    assert all(name.isidentifier() for name in AUSWAHL.namen)
    assert len(set(AUSWAHL.namen)) == len(AUSWAHL.namen)


# --- single conditions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "wert", "erwartet"),
    [
        pytest.param("handlungsfelder", "sprache", ["kurs", "kurs-teil", "lesen-lernen"], id="fields through Ziele and teil_von"),
        pytest.param("handlungsfelder", "arbeit", ["lesen-lernen", "messe"], id="fields as named"),
        pytest.param("handlungsfelder", "leer", [], id="a field without Maßnahmen"),
        pytest.param("ziele", "deutsch", ["kurs"], id="Ziele as named, not those above"),
        pytest.param("status", "umgesetzt", ["kurs"], id="the status that counts"),
        pytest.param("status", "in_umsetzung", [], id="a status of earlier does not count"),
        pytest.param("gruppe", "unbekannt", ["lesen-lernen", "2024"], id="what was never reported is unknown"),
        pytest.param("gruppe", "gehemmt", ["messe"], id="class of a status"),
        pytest.param("zustaendig", "gemeinden", ["kurs"], id="in charge in any role"),
        pytest.param("zustaendig", "beirat", ["lesen-lernen", "messe"], id="bodies are in charge too"),
        pytest.param("federfuehrung", "gemeinden", [], id="who takes part does not lead"),
        pytest.param("federfuehrung", "beirat", ["messe"], id="a body leads"),
        pytest.param("ebene", "landkreis", ["kurs"], id="level of the organisation"),
        pytest.param("ebene", "gemeinden", ["kurs"], id="level as stated there"),
        pytest.param("ebene", "ehrenamt", ["messe"], id="level whatever the role"),
        pytest.param("jahr", 2023, ["kurs-teil", "2024"], id="an open beginning reaches back"),
        pytest.param("jahr", 2024, ["kurs", "kurs-teil", "2024"], id="a year as a number"),
        pytest.param("jahr", "2030", ["lesen-lernen", "2024"], id="a year as a text"),
        pytest.param("ueberfaellig", "ja", ["kurs-teil"], id="overdue on the reference day"),
        pytest.param("ueberfaellig", True, ["kurs-teil"], id="yes as Jinja says it"),
        pytest.param("ueberfaellig", "nein", ["kurs", "lesen-lernen", "messe", "2024"], id="not overdue"),
        pytest.param("beispielhaft", "JA", ["lesen-lernen"], id="yes in capitals"),
        pytest.param("beispielhaft", False, ["kurs", "kurs-teil", "messe", "2024"], id="no as Jinja says it"),
        pytest.param("gezaehlt", "ja", ["kurs", "lesen-lernen", "2024"], id="counted"),
        pytest.param("gezaehlt", "nein", ["kurs-teil", "messe"], id="not counted"),
        pytest.param("prioritaet", "hoch", ["kurs"], id="a word"),
        pytest.param("zielgruppen", "kinder", ["kurs"], id="one of several words"),
        pytest.param("teil_von", "kurs", ["kurs-teil"], id="a reference"),
        pytest.param("ersetzt_durch", "lesen-lernen", ["messe"], id="another reference"),
        pytest.param("id", "kurs", ["kurs"], id="an id is no beginning of another"),
        pytest.param("id", "2024", ["2024"], id="an id of figures"),
        pytest.param("nr", "1.1", ["kurs"], id="a number label is no beginning of another"),
        pytest.param("nr", "1", [], id="a part of a number label"),
        pytest.param("nr", 2, ["lesen-lernen"], id="a number label written as a number"),
        pytest.param("vorgaenger", "alter-kurs", ["kurs"], id="an earlier id"),
        pytest.param("vorgaenger", "B 5", ["kurs"], id="an earlier number"),
        pytest.param("vorgaenger", "5", [], id="a part of an earlier number"),
        pytest.param("titel", "LESE", ["kurs-teil", "lesen-lernen"], id="a text contains, whatever the case"),
        pytest.param("kurz", "lernen", ["kurs"], id="a short text"),
        pytest.param("beschreibung", "freude", ["kurs-teil"], id="a long text"),
        pytest.param("zeit", "ende", ["kurs-teil"], id="a time as written"),
        pytest.param("schritte", "bücher", ["lesen-lernen"], id="a text in a value"),
        pytest.param("schritte", "q2", ["lesen-lernen"], id="a time in a value"),
        pytest.param("links", "bericht", ["messe"], id="the title of a link"),
        pytest.param("kosten", "285", ["kurs"], id="an amount as written"),
        pytest.param("reihenfolge", "99.5", ["2024"], id="a number by its value"),
        pytest.param("foerder_topf", "landes", ["kurs"], id="an own text as a call can name it"),
        pytest.param("foerder-topf", "Landes", ["kurs"], id="an own text by its id"),
        pytest.param("notiz", "landesweit", ["kurs-teil"], id="an own long text"),
        pytest.param("plaetze", 1250, ["kurs"], id="an own number by its value"),
        pytest.param("plaetze", "2,5", [], id="an own number is no text"),
        pytest.param("beginn", "2024-08-01", ["kurs"], id="an own day by its value"),
        pytest.param("ampel", "grün", ["kurs"], id="an own choice is no part of another"),
        pytest.param("ampel", "gelb", [], id="an own choice nobody made"),
    ],
)
def test_a_condition_selects(name: str, wert: object, erwartet: list[str]) -> None:
    assert ids(AUSWAHL.select({name: wert})) == erwartet


@pytest.mark.parametrize(
    ("filter", "erwartet"),
    [
        ({"status": ["umgesetzt", "verzoegert"]}, ["kurs", "messe"]),
        ({"id": ("messe", "kurs")}, ["kurs", "messe"]),
        ({"titel": ["kurs", "messe"]}, ["kurs", "messe"]),
        ({"nr": ["2", "11"]}, ["lesen-lernen", "2024"]),
        ({"jahr": range(2022, 2024)}, ["kurs-teil", "2024"]),
        ({"ueberfaellig": ["ja", "nein"]}, ALLE),
        ({"ampel": {"grün": 1, "dunkelgrün": 2}.keys()}, ["kurs", "kurs-teil"]),
        ({"plaetze": ["12,5", 1250]}, ["kurs", "kurs-teil"]),
        ({"zielgruppen": ["frauen", "kinder"]}, ["kurs"]),
    ],
    ids=str,
)
def test_several_values_are_alternatives(filter: dict[str, object], erwartet: list[str]) -> None:
    assert ids(AUSWAHL.select(filter)) == erwartet


@pytest.mark.parametrize(
    ("filter", "erwartet"),
    [
        ({"handlungsfelder": "sprache", "jahr": 2024}, ["kurs", "kurs-teil"]),
        ({"handlungsfelder": "-"}, ["2024"]),
        ({"handlungsfelder": ["sprache", "arbeit"], "gezaehlt": "ja", "titel": "e"}, ["kurs", "lesen-lernen"]),
        ({"status": "umgesetzt", "gruppe": "offen"}, []),
        ({"orte": "sued", "plaetze": "12,5", "ueberfaellig": "ja"}, ["kurs-teil"]),
    ],
    ids=str,
)
def test_several_conditions_must_all_be_met(filter: dict[str, object], erwartet: list[str]) -> None:
    assert ids(AUSWAHL.select(filter)) == erwartet


def test_the_reference_day_is_an_argument() -> None:
    spaeter = Auswahl(AUSWAHL.konzept, AUSWAHL.bezuege, date(2024, 12, 31))
    assert ids(spaeter.select({"ueberfaellig": "ja"})) == []


# --- questions that cannot be asked ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "wert", "satz"),
    [
        ("handlungsfeld", "sprache", "Nach „handlungsfeld“ lässt sich nicht auswählen. Meinten Sie „handlungsfelder“?"),
        ("stauts", "umgesetzt", "Meinten Sie „status“?"),
        ("stand", "umgesetzt", "Meinten Sie „status“?"),
        ("foerdertopf", "Land", "Meinten Sie „foerder_topf“?"),
        ("sichtbarkeit", "entwurf", "Nach „sichtbarkeit“ lässt sich nicht auswählen."),
        ("zusatz", "x", "Nach „zusatz“ lässt sich nicht auswählen."),
        ("flaeche", "3", "Nach „flaeche“ lässt sich nicht auswählen."),
        ("handlungsfelder", "sprahce", "„sprahce“ gibt es bei „handlungsfelder“ nicht. Meinten Sie „sprache“?"),
        ("ziele", "deutsh", "Meinten Sie „deutsch“?"),
        ("teil_von", "kurz", "Meinten Sie „kurs“?"),
        ("id", "kurz", "Meinten Sie „kurs“?"),
        ("status", "umgesezt", "Meinten Sie „umgesetzt“?"),
        ("gruppe", "xyz", "Es gibt: beendet, erledigt, gehemmt, laufend, offen, unbekannt."),
        ("zustaendig", "verien", "Meinten Sie „verein“?"),
        ("federfuehrung", "beirath", "Meinten Sie „beirat“?"),
        ("ebene", "gemeinde", "Meinten Sie „gemeinden“?"),
        ("prioritaet", "hohc", "Meinten Sie „hoch“?"),
        ("zielgruppen", ["frauen", "kindr"], "Meinten Sie „kinder“?"),
        ("ansprechperson", "frau-b", "Meinten Sie „frau-a“?"),
        ("ampel", "grünn", "„grünn“ gibt es bei „ampel“ nicht. Meinten Sie „grün“?"),
        ("ampel", "rot", "Es gibt: dunkelgrün, gelb, grün."),
        ("plaetze", "viele", "„Plätze“ ist eine Zahl, nicht „viele“."),
        ("beginn", "2024", "„Beginn“ ist ein Datum, nicht „2024“."),
        ("ueberfaellig", "vielleicht", "„ueberfaellig“ ist entweder ja oder nein, nicht „vielleicht“."),
        ("gezaehlt", ["ja", 1], "nicht „1“."),
        ("jahr", "26", "„26“ ist kein Jahr. Schreiben Sie zum Beispiel jahr=2026."),
        ("jahr", "2024–2026", "ist kein Jahr"),
        ("jahr", 0, "ist kein Jahr"),
        ("jahr", 99999, "ist kein Jahr"),
        ("jahr", -2024, "ist kein Jahr"),
        ("nr", 1.1, 'Eine Nummer steht in Anführungszeichen. Schreiben Sie nr="1.1".'),
        ("status", None, "Bei „status“ fehlt, wonach ausgewählt werden soll."),
        ("status", [], "Bei „status“ fehlt"),
        ("titel", "", "Bei „titel“ fehlt"),
        ("titel", ["a", " "], "Bei „titel“ fehlt"),
        ("beispielhaft", [], "Bei „beispielhaft“ fehlt"),
    ],
)
def test_a_question_nobody_can_ask_is_explained(name: str, wert: object, satz: str) -> None:
    with pytest.raises(UnknownName) as gefangen:
        AUSWAHL.select({name: wert})
    assert satz in gefangen.value.args[0]


# --- order -------------------------------------------------------------------------------------------------------------

SORTIERUNG = {
    "nr": (["kurs", "kurs-teil", "lesen-lernen", "2024"], ["messe"]),
    "titel": (["lesen-lernen", "messe", "kurs-teil", "kurs", "2024"], []),
    "zeit": (["kurs", "kurs-teil", "lesen-lernen"], ["messe", "2024"]),
    "stand": (["kurs-teil", "kurs"], ["lesen-lernen", "messe", "2024"]),
    "status": (["kurs-teil", "kurs", "messe"], ["lesen-lernen", "2024"]),
    "fortschritt": (["kurs-teil"], ["kurs", "lesen-lernen", "messe", "2024"]),
    "prioritaet": (["kurs", "lesen-lernen"], ["kurs-teil", "messe", "2024"]),
    "horizont": ([], ALLE),
}
"""By key: those with a value in order, those without one."""


@pytest.mark.parametrize("nach", SORTIERBAR)
def test_every_key_sorts_and_what_has_no_value_stands_last_either_way(nach: str) -> None:
    mit, ohne = SORTIERUNG[nach]
    alle = AUSWAHL.select({})
    assert ids(AUSWAHL.sort(alle, nach)) == [*mit, *ohne]
    assert ids(AUSWAHL.sort(alle, f"-{nach}")) == [*reversed(mit), *ohne]
    assert ids(AUSWAHL.sort(iter(alle), nach)) == [*mit, *ohne]


@pytest.mark.parametrize("nach", SORTIERBAR)
def test_every_key_sorts_the_full_concept(nach: str) -> None:
    alle = VOLL.select({})
    assert sorted(ids(VOLL.sort(alle, nach))) == sorted(ids(alle))


@pytest.mark.parametrize("nach", ["prioritaet", "-prioritaet"])
def test_equals_stay_in_the_order_they_came_in(nach: str) -> None:
    auswahl = auswahl_of(konzept_of(massnahmen=[{"id": id, "prioritaet": "hoch"} for id in ("b", "a", "c")]))
    assert ids(auswahl.sort(auswahl.select({}), nach)) == ["b", "a", "c"]


def test_titles_sort_as_in_a_dictionary() -> None:
    titel = {"a": "Zoo", "b": "Ämter", "c": "Angebot 10", "d": "angebot 9", "e": "Öffnung", "f": "Straße", "g": "Strasse B"}
    auswahl = auswahl_of(konzept_of(massnahmen=[{"id": id, "titel": wort} for id, wort in titel.items()]))
    assert ids(auswahl.sort(auswahl.select({}), "titel")) == ["b", "d", "c", "e", "f", "g", "a"]


@pytest.mark.parametrize(
    ("nach", "satz"),
    [
        ("titl", "Nach „titl“ lässt sich nicht sortieren. Meinten Sie „titel“?"),
        ("-statsu", "Nach „statsu“ lässt sich nicht sortieren. Meinten Sie „status“?"),
        ("kosten", "Nach „kosten“ lässt sich nicht sortieren."),
        ("-", "Nach „“ lässt sich nicht sortieren."),
    ],
)
def test_an_unknown_key_is_explained(nach: str, satz: str) -> None:
    with pytest.raises(UnknownName) as gefangen:
        AUSWAHL.sort(AUSWAHL.konzept.massnahmen, nach)
    assert satz in gefangen.value.args[0]


# --- any concept -------------------------------------------------------------------------------------------------------

FELDER = ("sprache", "arbeit", "wohnen")
ZIELE = {"z-sprache": ["sprache"], "z-beide": ["arbeit", "wohnen"], "z-keins": []}
GRUPPE = {"in_umsetzung": "laufend", "umgesetzt": "erledigt", "verzoegert": "gehemmt"}
ZEITEN = {
    "2024": {2024},
    "2024–2025": {2024, 2025},
    "ab 2025": {2025, 2026},
    "fortlaufend": {2024, 2025, 2026},
    "irgendwann": set(),
}
ORGANISATIONEN = ("amt", "verein")


def some(werte: Any) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(sorted(werte)), unique=True, max_size=2)


ZEILE = st.fixed_dictionaries(
    {},
    optional={
        "handlungsfelder": some(FELDER),
        "ziele": some(ZIELE),
        "teil_von": st.integers(0, 3),
        "stand": some(GRUPPE),
        "zeit": st.sampled_from(sorted(ZEITEN)),
        "prioritaet": st.sampled_from(["hoch", "mittel", "niedrig"]),
        "zielgruppen": some(["frauen", "kinder"]),
        "zustaendig": st.lists(
            st.fixed_dictionaries(
                {"organisation": st.sampled_from(ORGANISATIONEN), "rolle": st.sampled_from(["federfuehrung", "mitwirkung"])}
            ),
            max_size=2,
        ),
        "beispielhaft": st.sampled_from(["ja", "nein"]),
        "titel": st.sampled_from(["Kurs", "Sprachkurs", "Treff"]),
    },
)


def named(zeilen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with ids; parts refer to a row before them, so that nothing runs in a circle."""
    benannt = [{"id": f"m{nr}", "titel": "Ohne", **zeile} for nr, zeile in enumerate(zeilen)]
    for nr, zeile in enumerate(benannt):
        if "teil_von" in zeile:
            ganzes = zeile.pop("teil_von")
            benannt[nr] = {**zeile, **({"teil_von": f"m{ganzes}"} if ganzes < nr else {})}
    return benannt


def felder_of(zeile: dict[str, Any], alle: dict[str, dict[str, Any]]) -> set[str]:
    eigene = {*zeile.get("handlungsfelder", []), *(feld for ziel in zeile.get("ziele", []) for feld in ZIELE[ziel])}
    return eigene if eigene or "teil_von" not in zeile else felder_of(alle[zeile["teil_von"]], alle)


def says(zeile: dict[str, Any], alle: dict[str, dict[str, Any]]) -> dict[str, set[Any]]:
    """What a row answers under each name, read from the plain data."""
    status = zeile.get("stand", [])[-1:]
    return {
        "handlungsfelder": felder_of(zeile, alle),
        "ziele": set(zeile.get("ziele", [])),
        "status": set(status),
        "gruppe": {GRUPPE[wort] for wort in status} or {"unbekannt"},
        "jahr": ZEITEN[zeile["zeit"]] if "zeit" in zeile else set(),
        "prioritaet": {zeile["prioritaet"]} if "prioritaet" in zeile else set(),
        "zielgruppen": set(zeile.get("zielgruppen", [])),
        "zustaendig": {z["organisation"] for z in zeile.get("zustaendig", [])},
        "federfuehrung": {z["organisation"] for z in zeile.get("zustaendig", []) if z["rolle"] == "federfuehrung"},
        "beispielhaft": {zeile.get("beispielhaft", "nein")},
        "gezaehlt": {"nein" if "teil_von" in zeile else "ja"},
        "titel": {wort for wort in ("kurs", "treff", "ohne", "sprach") if wort in zeile["titel"].lower()},
    }


MOEGLICH: dict[str, list[Any]] = {
    "handlungsfelder": [*FELDER],
    "ziele": [*ZIELE],
    "status": [*GRUPPE],
    "gruppe": [*GRUPPE.values(), "unbekannt", "offen"],
    "jahr": [2024, 2025, 2026],
    "prioritaet": ["hoch", "mittel", "niedrig"],
    "zielgruppen": ["frauen", "kinder"],
    "zustaendig": [*ORGANISATIONEN],
    "federfuehrung": [*ORGANISATIONEN],
    "beispielhaft": ["ja", "nein"],
    "gezaehlt": ["ja", "nein"],
    "titel": ["kurs", "treff", "ohne", "sprach"],
}
BEDINGUNG = st.sampled_from(sorted(MOEGLICH)).flatmap(
    lambda name: st.tuples(st.just(name), st.lists(st.sampled_from(MOEGLICH[name]), min_size=1, max_size=2, unique=True))
)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.lists(ZEILE, max_size=6).map(named), st.lists(BEDINGUNG, min_size=2, max_size=2, unique_by=lambda b: b[0]))
def test_select_is_the_catalogue_filtered_by_hand(zeilen: list[dict[str, Any]], bedingungen: list[tuple[str, list[Any]]]) -> None:
    ziele = [{"id": id, "handlungsfelder": felder} for id, felder in ZIELE.items()]
    auswahl = auswahl_of(konzept_of(handlungsfelder=FELDER, ziele=ziele, organisationen=ORGANISATIONEN, massnahmen=zeilen))
    alle = {zeile["id"]: zeile for zeile in zeilen}
    katalog = ids(auswahl.bezuege.massnahmen)
    erwartet = [id for id in katalog if all(says(alle[id], alle)[name] & set(werte) for name, werte in bedingungen)]
    gefunden = ids(auswahl.select(dict(bedingungen)))
    assert gefunden == erwartet
    assert [id for id in katalog if id in gefunden] == gefunden
