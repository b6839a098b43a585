"""The public concept → JSON for other programs: what the data says, and apart from it what follows from it."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from integrationskonzept.adressen import address_of, list_address
from integrationskonzept.model import ABSCHNITTE, Eintrag, Massnahme, Person, Wert, Ziel, Zitat
from integrationskonzept.queries import stand
from integrationskonzept.render import FORMAT, Buch
from integrationskonzept.struktur import felder
from integrationskonzept.zeit import Zeit

SCHEMA = "konzept.schema.json"


def dump_konzept(buch: Buch) -> str:
    """The whole concept: every section, each entry with its address."""
    konzept = buch.konzept
    inhalt: dict[str, Any] = {**_head(buch), "konzept": plain(konzept.konzept), "vokabular": plain(konzept.vokabular)}
    for abschnitt in ABSCHNITTE:
        eintraege = buch.bezuege.massnahmen if abschnitt == Massnahme.ABSCHNITT else konzept.abschnitt(abschnitt)
        inhalt[abschnitt] = map(partial(_entry, buch), eintraege)
    return _json(inhalt)


def dump_massnahmen(buch: Buch) -> str:
    """The Maßnahmen alone, in the order of the catalogue."""
    return _json({**_head(buch), "massnahmen": map(partial(_entry, buch), buch.bezuege.massnahmen)})


def _head(buch: Buch) -> dict[str, Any]:
    stamm = buch.konzept.konzept
    kopf = {"$schema": SCHEMA, "version": FORMAT, "stichtag": buch.stichtag.isoformat(), "lizenz": stamm.lizenz}
    return {name: wert for name, wert in kopf.items() if wert}


def _entry(buch: Buch, eintrag: Eintrag) -> dict[str, Any]:
    return _filled({**plain(eintrag), "abgeleitet": _filled({"adresse": _address(eintrag), **_derived(buch, eintrag)})})


def _address(eintrag: Eintrag) -> str | None:
    """Where an entry is on the site; an office whose holder is not named has no place of its own, a quotation none at all."""
    match eintrag:
        case Zitat():
            return None
        case Person(name=""):
            return list_address(Person.ABSCHNITT)
    return address_of(eintrag)


def _derived(buch: Buch, eintrag: Eintrag) -> dict[str, Any]:
    """What follows from the data on the reference day, so that no program has to repeat our rules."""
    if isinstance(eintrag, Ziel):
        return {"handlungsfelder": [feld.id for feld in buch.bezuege.felder_of_ziel(eintrag)]}
    if not isinstance(eintrag, Massnahme):
        return {}
    wort, aktuell = stand.statuswort(buch.konzept, eintrag), stand.current(eintrag)
    return {
        "handlungsfelder": [feld.id for feld in buch.bezuege.felder_of(eintrag)],
        "status": wort.id if wort else None,
        "status_gruppe": stand.gruppe_of(buch.konzept, eintrag),
        "status_vom": _scalar(stand.tag_of(aktuell)) if aktuell else None,
        "fortschritt": aktuell.fortschritt if aktuell else None,
        "ueberfaellig": stand.is_overdue(buch.konzept, eintrag, buch.stichtag),
        "gezaehlt": eintrag in stand.counted((eintrag,)),
    }


def plain(wert: Wert) -> dict[str, Any]:
    """A value as plain data: what is empty or a usual "no" is left out, a day is ISO 8601, a time says how it was understood."""
    usual = {name for name, info in type(wert).model_fields.items() if info.default is False}
    belegt = [feld for feld in felder(type(wert)).values() if getattr(wert, feld.name) or feld.name not in usual]
    return _filled({feld.name: _field(getattr(wert, feld.name), feld.liste) for feld in belegt})


def _field(inhalt: Any, liste: bool) -> Any:
    if liste:
        return [_scalar(eins) for eins in inhalt]
    return _scalar(inhalt)


def _scalar(wert: Any) -> Any:
    match wert:
        case Wert():
            return plain(wert)
        case Zeit():
            grenzen = {"von": _scalar(wert.von), "bis": _scalar(wert.bis)}
            genau = {"genauigkeit": wert.genauigkeit.value if wert.genauigkeit else None, "fortlaufend": wert.fortlaufend or None}
            return _filled({"text": wert.text, **grenzen, **genau})
        case date():
            return wert.isoformat()
        case Decimal():
            return int(wert) if wert == wert.to_integral_value() else float(wert)
        case dict():
            return {name: _scalar(eins) for name, eins in wert.items()}
    return wert


def _filled(werte: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; a zero and a "no" stay."""
    return {name: wert for name, wert in werte.items() if wert is not None and wert not in ("", [], {})}


def _json(inhalt: dict[str, Any]) -> str:
    """An object with a line for each of its fields and for each entry, which are made one by one: people compare it line by line.

    With an indent the library takes its slow encoder, ten times as long.
    """
    zeilen = ",\n".join(f"{_line(name)}: {_lines(wert)}" for name, wert in inhalt.items())
    return f"{{\n{zeilen}\n}}\n"


def _lines(wert: Any) -> str:
    if not isinstance(wert, Iterator):
        return _line(wert)
    eintraege = ",\n".join(map(_line, wert))
    return f"[\n{eintraege}\n]" if eintraege else "[]"


def _line(wert: Any) -> str:
    return json.dumps(wert, ensure_ascii=False)
