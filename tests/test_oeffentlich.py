"""What readers may see: no draft and nothing that points to one, of persons who are not released nothing but their office."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bau import Daten, ids, konzept_of, skalare, volles_konzept
from integrationskonzept.model import ABSCHNITTE, Konzept, Person
from integrationskonzept.queries.bezuege import Bezuege
from integrationskonzept.queries.kennzahlen import count
from integrationskonzept.queries.oeffentlich import publish
from integrationskonzept.struktur import Feldwert, feldwerte, verweise

BELIEBIG = settings(deadline=None, max_examples=40, derandomize=True)
GEHEIM = ("id", "name", "mail", "telefon", "raum")


def all_values(konzept: Konzept) -> Iterator[tuple[str, Feldwert]]:
    """Every scalar of a concept with its section."""
    yield from (("konzept", feldwert) for feldwert in feldwerte(konzept.konzept))
    yield from (("vokabular", feldwert) for feldwert in feldwerte(konzept.vokabular))
    yield from ((name, feldwert) for name in ABSCHNITTE for eintrag in konzept.abschnitt(name) for feldwert in feldwerte(eintrag))


def texts(konzept: Konzept) -> list[str]:
    return [str(feldwert.wert) for _, feldwert in all_values(konzept)]


def references(konzept: Konzept, abschnitt: str) -> list[str]:
    """What a concept refers to in a section, from wherever."""
    werte = [konzept.konzept, *(eintrag for name in ABSCHNITTE for eintrag in konzept.abschnitt(name))]
    return [feldwert.wert for wert in werte for feldwert, ziel in verweise(wert) if ziel == abschnitt]


def with_drafts(*welche: int) -> Konzept:
    """The full concept in which some Maßnahmen are drafts."""
    daten = volles_konzept()
    for nr in welche:
        daten["massnahmen"][nr - 1]["sichtbarkeit"] = "entwurf"
    return konzept_of(**daten)


def with_unreleased(*welche: int, **ersetzt: str | None) -> tuple[Daten, Konzept]:
    """The full concept in which some persons are not released, their other fields replaced or taken out."""
    daten = volles_konzept()
    for nr in welche:
        person = daten["personen"][nr - 1]
        person.update(veroeffentlichen="nein", **ersetzt)
        daten["personen"][nr - 1] = {name: wert for name, wert in person.items() if wert is not None}
    return daten, konzept_of(**daten)


def test_a_concept_without_secrets_is_published_as_it_is() -> None:
    konzept = konzept_of(**volles_konzept())
    assert list(all_values(publish(konzept))) == list(all_values(konzept))


@pytest.mark.parametrize(("entwuerfe", "bleiben"), [((1,), ["massnahmen-2"]), ((2,), ["massnahmen-1"]), ((1, 2), [])])
def test_a_draft_is_gone_with_every_reference_to_it(entwuerfe: tuple[int, ...], bleiben: list[str]) -> None:
    konzept = with_drafts(*entwuerfe)
    oeffentlich = publish(konzept)
    weg = {f"massnahmen-{nr}" for nr in entwuerfe}
    assert ids(oeffentlich.massnahmen) == bleiben
    assert not weg & set(references(oeffentlich, "massnahmen"))
    assert not any(id in text for text in texts(oeffentlich) for id in weg)


def test_nothing_but_references_to_drafts_is_taken_out_elsewhere() -> None:
    vorher, nachher = with_drafts(1), publish(with_drafts(1))
    uebrige = [(name, fw.pfad, fw.wert) for name, fw in all_values(vorher) if name != "massnahmen"]
    assert [(name, fw.pfad, fw.wert) for name, fw in all_values(nachher) if name != "massnahmen"] == uebrige
    assert nachher.massnahmen == vorher.massnahmen[1:]


@pytest.mark.parametrize("feld", ["verwandte", "voraussetzungen", "teil_von", "ersetzt_durch"])
def test_no_field_keeps_a_reference_to_a_draft(feld: str) -> None:
    konzept = konzept_of(massnahmen=[{"id": "entwurf", "sichtbarkeit": "entwurf"}, "da", {"id": "a", feld: "entwurf"}])
    assert publish(konzept).massnahmen == konzept_of(massnahmen=["da", "a"]).massnahmen


def test_of_several_references_only_those_to_drafts_are_taken_out() -> None:
    konzept = konzept_of(
        massnahmen=[{"id": "entwurf", "sichtbarkeit": "entwurf"}, "b", {"id": "a", "verwandte": ["b", "entwurf", "b"]}]
    )
    assert publish(konzept).massnahmen[-1].verwandte == ("b", "b")


def test_a_part_of_a_draft_stays_and_stands_for_itself() -> None:
    konzept = konzept_of(
        handlungsfelder=["f"],
        massnahmen=[{"id": "ganz", "sichtbarkeit": "entwurf", "handlungsfelder": "f"}, {"id": "teil", "teil_von": "ganz"}],
    )
    oeffentlich = publish(konzept)
    assert count(oeffentlich, "massnahmen") == 1
    assert ids(Bezuege(oeffentlich).massnahmen) == ["teil"]


def test_an_unknown_reference_is_left_for_the_rules_to_report() -> None:
    konzept = konzept_of(massnahmen=[{"id": "a", "verwandte": "gibt-es-nicht"}])
    assert publish(konzept).massnahmen == konzept.massnahmen


@pytest.mark.parametrize("welche", [(1,), (2,), (1, 2)])
@pytest.mark.parametrize("amt", [True, False])
def test_of_an_unreleased_person_nothing_is_left_but_the_office(welche: tuple[int, ...], amt: bool) -> None:
    daten, konzept = with_unreleased(*welche, **({} if amt else {"funktion": None}))
    oeffentlich = publish(konzept)
    for nr in welche:
        person = daten["personen"][nr - 1]
        bleibt = {person.get("funktion"), person["organisation"]} if amt else set()
        ganz = {wert for pfad, wert in skalare(person) if pfad[0] in GEHEIM} - bleibt
        assert len(ganz) == len(GEHEIM)
        assert not [text for text in texts(oeffentlich) for geheim in ganz if geheim in text]
    aemter = [person for person in oeffentlich.personen if not person.veroeffentlichen]
    assert len(aemter) == (len(welche) if amt else 0)
    for person in aemter:
        felder = {"id", "name", "funktion", "organisation", "veroeffentlichen", "beispielhaft"}
        assert {feldwert.pfad[0] for feldwert in feldwerte(person)} == felder
        assert person.name == ""


def test_an_office_says_what_it_said_before() -> None:
    _, konzept = with_unreleased(1)
    vorher, nachher = konzept.personen[0], publish(konzept).personen[0]
    assert (nachher.funktion, nachher.organisation) == (vorher.funktion, vorher.organisation)


def test_every_reference_to_an_office_leads_to_it() -> None:
    _, konzept = with_unreleased(1, 2)
    oeffentlich = publish(konzept)
    vorher, nachher = references(konzept, "personen"), references(oeffentlich, "personen")
    namen = dict(zip(ids(konzept.personen), ids(oeffentlich.personen), strict=True))
    assert nachher == [namen[id] for id in vorher]
    assert len(set(nachher)) == 2


def test_every_reference_to_someone_without_office_is_gone() -> None:
    _, konzept = with_unreleased(1, 2, funktion=None)
    oeffentlich = publish(konzept)
    assert oeffentlich.personen == ()
    assert references(oeffentlich, "personen") == []
    ohne = {"personen"}
    personenfelder = {fw.pfad for _, fw in all_values(konzept) if fw.feld.verweis == "personen"}
    vorher = [(name, fw.wert) for name, fw in all_values(konzept) if name not in ohne and fw.pfad not in personenfelder]
    assert [(name, fw.wert) for name, fw in all_values(oeffentlich) if name not in ohne] == vorher


def test_released_persons_are_unchanged_beside_unreleased_ones() -> None:
    _, konzept = with_unreleased(1)
    assert publish(konzept).personen[1] == konzept.personen[1]


@pytest.mark.parametrize("angabe", ["nein", None])
def test_a_person_is_not_released_unless_it_says_so(angabe: str | None) -> None:
    zeile = {"id": "frau-geheim", "name": "Frau Geheim", "funktion": "Leitung", **({"veroeffentlichen": angabe} if angabe else {})}
    konzept = konzept_of(personen=[zeile], handlungsfelder=[{"id": "f", "ansprechperson": "frau-geheim"}])
    oeffentlich = publish(konzept)
    assert [person.funktion for person in oeffentlich.personen] == ["Leitung"]
    assert not any(re.search(r"\bgeheim", text.lower()) for text in texts(oeffentlich))


def test_an_office_never_takes_the_place_of_a_person_of_that_id() -> None:
    personen = [
        {"id": "geheim", "name": "Geheim", "funktion": "Leitung"},
        {"id": "amt-1", "name": "Offen", "veroeffentlichen": "ja"},
    ]
    felder = [{"id": "f", "ansprechperson": "geheim"}, {"id": "g", "ansprechperson": "amt-1"}]
    oeffentlich = publish(konzept_of(personen=personen, handlungsfelder=felder))
    gefunden = [oeffentlich.hole(Person, feld.ansprechperson) for feld in oeffentlich.handlungsfelder]
    assert [(person and person.name, person and person.funktion) for person in gefunden] == [("", "Leitung"), ("Offen", None)]


def test_publishing_twice_changes_nothing_more() -> None:
    daten, _ = with_unreleased(1)
    daten["massnahmen"][0]["sichtbarkeit"] = "entwurf"
    einmal = publish(konzept_of(**daten))
    assert [wert for _, wert in all_values(publish(einmal))] == [wert for _, wert in all_values(einmal)]


def test_publishing_leaves_the_concept_itself_as_it_was() -> None:
    _, konzept = with_unreleased(1)
    vorher = list(all_values(konzept))
    publish(konzept)
    assert list(all_values(konzept)) == vorher


@BELIEBIG
@given(
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=5),
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.data(),
)
def test_whatever_is_released_nothing_secret_is_in_any_scalar(
    personen: list[tuple[bool, bool]], entwuerfe: list[bool], data: st.DataObject
) -> None:
    """Any mixture of released and unreleased persons, with and without office, and of drafts, referring to each other."""
    wen = st.lists(st.integers(0, len(personen) - 1), max_size=3)
    worauf = st.lists(st.integers(0, 4), max_size=3)
    oeffentlich = publish(
        konzept_of(
            konzept={"titel": "K", "kontakt": {"person": f"geheim{data.draw(st.integers(0, len(personen) - 1))}"}},
            personen=[person(nr, *wie) for nr, wie in enumerate(personen)],
            gremien=[{"id": "g", "leitung": [{"person": f"geheim{nr}"} for nr in data.draw(wen)]}],
            veranstaltungen=[{"id": "v", "moderation": [{"person": f"geheim{nr}"} for nr in data.draw(wen)]}],
            massnahmen=[
                {
                    "id": f"{'entwurf' if entwurf else 'fertig'}{nr}",
                    "sichtbarkeit": "entwurf" if entwurf else "oeffentlich",
                    "ansprechperson": f"geheim{nr % len(personen)}",
                    "verwandte": [f"{'entwurf' if entwuerfe[n] else 'fertig'}{n}" for n in data.draw(worauf)],
                }
                for nr, entwurf in enumerate(entwuerfe)
            ],
        )
    )
    gesagt = " ".join(texts(oeffentlich)).lower()
    assert not [nr for nr, (frei, _) in enumerate(personen) if not frei and f"geheim{nr}" in gesagt]
    assert all(f"geheim{nr}" in gesagt for nr, (frei, _) in enumerate(personen) if frei)
    assert "entwurf" not in gesagt
    for abschnitt in ("personen", "massnahmen"):
        assert set(references(oeffentlich, abschnitt)) <= set(oeffentlich.index[abschnitt])


def person(nr: int, frei: bool, amt: bool) -> dict[str, Any]:
    geheim = {name: f"{name}-geheim{nr}@x.example" for name in ("name", "mail", "telefon", "raum")}
    return {"id": f"geheim{nr}", **geheim, **({"funktion": "Leitung"} if amt else {}), "veroeffentlichen": "ja" if frei else "nein"}
