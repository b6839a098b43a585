"""What the model says about itself: fields with their kinds, and walks that visit every scalar of every section."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bau import Daten, skalare, volles_konzept
from integrationskonzept.model import (
    ABSCHNITTE,
    Dokument,
    Gremium,
    Handlungsfeld,
    Indikator,
    Kommune,
    Konzept,
    Massnahme,
    Messwert,
    Mitglied,
    Organisation,
    Person,
    Stammdaten,
    Stand,
    Stelle,
    Veranstaltung,
    Vokabular,
    Vorgaenger,
    Wert,
    Ziel,
    Zielwert,
    Zitat,
    Zustaendigkeit,
    Zweitname,
)
from integrationskonzept.struktur import Feld, felder, feldwerte, texte, verweise
from integrationskonzept.typen import Kurztext, Langtext
from integrationskonzept.zeit import Zeit

KLASSEN: Mapping[str, type[Wert]] = {"konzept": Stammdaten, "vokabular": Vokabular, **ABSCHNITTE}
DATEN = volles_konzept()
WERTE: list[tuple[str, Daten, Wert]] = [
    (f"{name}-{nr}", daten, KLASSEN[name].model_validate(daten))
    for name, inhalt in DATEN.items()
    for nr, daten in enumerate(inhalt if isinstance(inhalt, list) else [inhalt], 1)
]
JEDER_WERT = pytest.mark.parametrize(("daten", "wert"), [pytest.param(daten, wert, id=name) for name, daten, wert in WERTE])


def written(wert: Any) -> str:
    """A scalar as the full concept writes it."""
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, Decimal):
        return str(wert).replace(".", ",")
    if isinstance(wert, Zeit):
        return wert.text
    return wert.isoformat() if isinstance(wert, date) else str(wert)


def values_in(wert: Wert) -> Iterator[Wert]:
    """A value and all values inside it, found without asking for its structure."""
    yield wert
    for inhalt in vars(wert).values():
        for eins in inhalt if isinstance(inhalt, tuple) else (inhalt,):
            if isinstance(eins, Wert):
                yield from values_in(eins)


@JEDER_WERT
def test_every_scalar_comes_back_at_its_path_and_nothing_else(daten: Daten, wert: Wert) -> None:
    assert {feldwert.pfad: written(feldwert.wert) for feldwert in feldwerte(wert)} == dict(skalare(daten))


@JEDER_WERT
def test_every_path_leads_to_its_value(daten: Daten, wert: Wert) -> None:
    assert daten
    for feldwert in feldwerte(wert):
        ziel: Any = wert
        for schritt in feldwert.pfad:
            ziel = getattr(ziel, schritt) if isinstance(ziel, Wert) else ziel[schritt]
        assert ziel is feldwert.wert


@JEDER_WERT
def test_every_reference_comes_back_with_the_section_it_points_into(daten: Daten, wert: Wert) -> None:
    gefunden = {feldwert.pfad: (ziel, feldwert.wert) for feldwert, ziel in verweise(wert)}
    geschrieben = {pfad: id for pfad, id in skalare(daten) if id in ENTRY_IDS and pfad != ("id",)}
    assert gefunden == {pfad: (id.rpartition("-")[0], id) for pfad, id in geschrieben.items()}


ENTRY_IDS = {f"{name}-{nr}" for name in ABSCHNITTE for nr in (1, 2)}


@JEDER_WERT
def test_every_short_and_long_text_comes_back(daten: Daten, wert: Wert) -> None:
    gefunden = {feldwert.pfad: feldwert.wert for feldwert in texte(wert)}
    geschrieben = {pfad: text for pfad, text in skalare(daten) if text.startswith(("KT-", "LT-"))}
    assert {pfad: gefunden.get(pfad) for pfad in geschrieben} == geschrieben
    assert all(isinstance(text, Kurztext | Langtext) for text in gefunden.values())


def test_the_words_of_a_time_are_text_that_readers_see() -> None:
    """A time is shown as written, so a name that must not be published has to be found in it too."""
    zeit = {"zeit": "ab 2025, Frau Beispiel", "stand": [{"zeitraum": "Sommer, Frau Beispiel"}]}
    massnahme = Massnahme.model_validate({"id": "a", "titel": "A", **zeit})
    assert {str(feldwert.wert) for feldwert in texte(massnahme)} == {"A", "ab 2025, Frau Beispiel", "Sommer, Frau Beispiel"}


def test_the_full_concept_fills_every_field_of_every_class_of_the_model() -> None:
    gefuellt: dict[type[Wert], set[str]] = {}
    for _, _, wert in WERTE:
        for eins in values_in(wert):
            leer = {name for name, inhalt in vars(eins).items() if inhalt is None or inhalt in ((), {})}
            gefuellt.setdefault(type(eins), set()).update(set(type(eins).model_fields) - leer)
    assert {klasse.__name__: namen for klasse, namen in gefuellt.items()} == {
        klasse.__name__: set(klasse.model_fields) for klasse in gefuellt
    }
    assert set(KLASSEN.values()) < set(gefuellt)


def test_the_sections_are_those_of_the_concept_in_its_order() -> None:
    assert list(Konzept.model_fields) == ["konzept", "vokabular", *ABSCHNITTE]
    assert all(felder(Konzept)[name].modell is klasse and felder(Konzept)[name].liste for name, klasse in ABSCHNITTE.items())


@pytest.mark.parametrize(
    ("klasse", "feld"),
    [
        (Massnahme, Feld("titel", Kurztext, liste=False)),
        (Massnahme, Feld("beschreibung", Langtext, liste=False)),
        (Massnahme, Feld("ziele", str, liste=True, verweis="ziele")),
        (Massnahme, Feld("teil_von", str, liste=False, verweis="massnahmen")),
        (Massnahme, Feld("art", Kurztext, liste=False, wort="art")),
        (Massnahme, Feld("zielgruppen", Kurztext, liste=True, wort="zielgruppen")),
        (Massnahme, Feld("zeit", Zeit, liste=False)),
        (Massnahme, Feld("stand", Stand, liste=True)),
        (Massnahme, Feld("erfolgskriterien", Kurztext, liste=True)),
        (Massnahme, Feld("reihenfolge", Decimal, liste=False)),
        (Massnahme, Feld("beispielhaft", bool, liste=False)),
        (Handlungsfeld, Feld("dokument", str, liste=False, verweis="dokumente")),
        (Handlungsfeld, Feld("ansprechperson", str, liste=False, verweis="personen")),
        (Ziel, Feld("oberziel", str, liste=False, verweis="ziele")),
        (Dokument, Feld("betrifft_handlungsfelder", str, liste=True, verweis="handlungsfelder")),
        (Organisation, Feld("verwaltungsebene", Kurztext, liste=False, wort="ebene")),
        (Person, Feld("organisation", str, liste=False, verweis="organisationen")),
        (Gremium, Feld("leitung", Stelle, liste=True)),
        (Gremium, Feld("mitglieder", Mitglied, liste=True)),
        (Veranstaltung, Feld("gremium", str, liste=False, verweis="gremien")),
        (Indikator, Feld("zielwert", Zielwert, liste=False)),
        (Messwert, Feld("stichtag", date, liste=False)),
        (Stand, Feld("status", Kurztext, liste=False, wort="status")),
        (Stand, Feld("fortschritt", int, liste=False)),
        (Zustaendigkeit, Feld("gremium", str, liste=False, verweis="gremien")),
        (Vorgaenger, Feld("id", str, liste=False)),
        (Kommune, Feld("name_zweitsprache", Zweitname, liste=False)),
        (Kommune, Feld("ags", Kurztext, liste=False)),
        (Stammdaten, Feld("herausgeber", str, liste=False, verweis="organisationen")),
        (Zitat, Feld("person", str, liste=False, verweis="personen")),
    ],
)
def test_field_is_described_by_its_annotation(klasse: type[Wert], feld: Feld) -> None:
    assert replace(felder(klasse)[feld.name], notation=None, pflicht=False, muster=None) == feld
    assert (feld.modell is None) == (not issubclass(feld.typ, Wert))


@pytest.mark.parametrize(
    ("klasse", "name", "notation", "pflicht", "muster"),
    [
        (Massnahme, "id", "id", True, False),
        (Massnahme, "titel", None, True, False),
        (Massnahme, "ziele", "id", False, False),
        (Massnahme, "zeit", "zeit", False, False),
        (Massnahme, "reihenfolge", "zahl", False, False),
        (Stand, "fortschritt", "prozent", False, False),
        (Kommune, "ags", None, False, True),
        (Zweitname, "sprache", None, True, True),
    ],
)
def test_field_knows_how_it_is_written_and_whether_it_is_needed(
    klasse: type[Wert], name: str, notation: str | None, pflicht: bool, muster: bool
) -> None:
    feld = felder(klasse)[name]
    assert (feld.notation.name if feld.notation else None) == notation
    assert (feld.pflicht, feld.muster is not None) == (pflicht, muster)


@pytest.mark.parametrize("klasse", sorted({type(eins) for _, _, wert in WERTE for eins in values_in(wert)}, key=str))
def test_every_class_describes_its_fields_in_the_order_of_the_model(klasse: type[Wert]) -> None:
    assert list(felder(klasse)) == list(klasse.model_fields)
    assert all(feld.verweis is None or feld.verweis in ABSCHNITTE for feld in felder(klasse).values())
    assert all(feld.wort is None or feld.wort in felder(Vokabular) for feld in felder(klasse).values())


def test_what_is_empty_is_not_visited() -> None:
    leer = Massnahme.model_validate({"id": "a", "titel": "A"})
    assert [feldwert.pfad for feldwert in feldwerte(leer)] == [("id",), ("beispielhaft",), ("titel",), ("sichtbarkeit",)]
    assert list(verweise(leer)) == []
    assert [feldwert.wert for feldwert in texte(leer)] == ["A"]
