"""The public view of a concept: without drafts, without names that were not released; nothing else is left out."""

from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

from integrationskonzept.model import ABSCHNITTE, Konzept, Person, Wert
from integrationskonzept.struktur import felder, verweise
from integrationskonzept.typen import Kurztext

W = TypeVar("W", bound=Wert)
Umbenennung = Callable[[str, str], str | None]


def publish(konzept: Konzept) -> Konzept:
    """The concept as readers may see it.

    A draft goes with every reference to it. A person who is not released keeps only the office: name, mail, telephone and
    even the id are gone, so that they are in no byte of the output.
    """
    entwuerfe = {m.id for m in konzept.massnahmen if m.sichtbarkeit == "entwurf"}
    aemter = _offices(konzept.personen)

    def rename(abschnitt: str, id: str) -> str | None:
        if abschnitt == "massnahmen" and id in entwuerfe:
            return None
        if abschnitt == "personen" and id in aemter:
            amt = aemter[id]
            return amt.id if amt else None
        return id

    abschnitte: dict[str, Any] = {
        name: tuple(_rewrite(eintrag, rename) for eintrag in konzept.abschnitt(name)) for name in ABSCHNITTE
    }
    abschnitte["massnahmen"] = tuple(m for m in abschnitte["massnahmen"] if m.id not in entwuerfe)
    personen = (aemter.get(p.id, p) for p in abschnitte["personen"])
    abschnitte["personen"] = tuple(p for p in personen if p is not None)
    stamm = _rewrite(konzept.konzept, rename)
    return Konzept.model_construct(konzept=stamm, vokabular=konzept.vokabular, **abschnitte)


def _offices(personen: tuple[Person, ...]) -> dict[str, Person | None]:
    """What remains of each who is not released, under an id that no person has."""
    frei = (id for nr in count(1) if (id := f"amt-{nr}") not in {p.id for p in personen if p.veroeffentlichen})
    return {p.id: _office(p, next(frei)) for p in personen if not p.veroeffentlichen}


def _office(person: Person, id: str) -> Person | None:
    """What remains of a person who is not released, None if they hold no office."""
    if not person.funktion:
        return None
    return Person.model_construct(
        id=id, name=Kurztext(""), funktion=person.funktion, organisation=person.organisation, veroeffentlichen=False
    )


def _rewrite(wert: W, rename: Umbenennung) -> W:
    """The same value with references renamed, or left out where the new name is None."""
    if all(rename(ziel, feldwert.wert) == feldwert.wert for feldwert, ziel in verweise(wert)):
        return wert
    neu: dict[str, Any] = {}
    for feld in felder(type(wert)).values():
        inhalt = getattr(wert, feld.name)
        if inhalt is None:
            continue
        posten = inhalt if feld.liste else (inhalt,)
        if feld.modell:
            posten = tuple(_rewrite(eins, rename) for eins in posten)
        elif feld.verweis:
            ziel = feld.verweis
            posten = tuple(neues for eins in posten if (neues := rename(ziel, eins)))
        else:
            continue
        neu[feld.name] = posten if feld.liste else (posten[0] if posten else None)
    return wert.model_copy(update=neu)
