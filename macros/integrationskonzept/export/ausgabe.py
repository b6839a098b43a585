"""The model → JSON Schema of the published konzept.json, for programs that read it."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from integrationskonzept.export.schema import ENTWURF
from integrationskonzept.hilfe import help_for_class, help_for_field
from integrationskonzept.model import ABSCHNITTE, KOPF, Eintrag, Gruppe, Konzept, Massnahme, Person, Wert, Ziel, Zitat
from integrationskonzept.render import FORMAT
from integrationskonzept.struktur import Feld, felder
from integrationskonzept.zeit import Genauigkeit, Zeit

Schema = dict[str, Any]

_TAG: Schema = {"type": "string", "format": "date"}
_IDS: Schema = {"type": "array", "items": {"type": "string"}}
_ZEIT: Schema = {
    "type": "object",
    "description": "Eine Zeitangabe: wie sie geschrieben ist, und erster und letzter Tag, soweit sie verstanden wurde.",
    "properties": {
        "text": {"type": "string"},
        "von": _TAG,
        "bis": _TAG,
        "genauigkeit": {"enum": [g.value for g in Genauigkeit]},
        "fortlaufend": {"type": "boolean"},
    },
    "required": ["text"],
    "additionalProperties": False,
}
_ABGELEITET: dict[type[Eintrag], Schema] = {
    Ziel: {"handlungsfelder": _IDS},
    Massnahme: {
        "handlungsfelder": _IDS,
        "status": {"type": "string", "description": "Der Status, der am Stichtag gilt."},
        "status_gruppe": {"enum": list(get_args(Gruppe))},
        "status_vom": _TAG,
        "fortschritt": {"type": "integer", "minimum": 0, "maximum": 100},
        "ueberfaellig": {"type": "boolean"},
        "gezaehlt": {"type": "boolean", "description": "Ob die Kennzahl sie zählt."},
    },
}
_IMMER: dict[type[Eintrag], tuple[str, ...]] = {Massnahme: ("status_gruppe", "ueberfaellig", "gezaehlt")}
"""What of that every entry of a kind has."""


def published_schema() -> Schema:
    """The schema of konzept.json and, as far as its sections go, of massnahmen.json."""
    klassen: dict[str, type[Wert]] = {}
    abschnitte: Schema = {name: _ref(klasse, klassen) for name, klasse in KOPF.items()}
    for name, klasse in ABSCHNITTE.items():
        abschnitte[name] = {"type": "array", "items": _ref(klasse, klassen), "description": help_for_field(Konzept, name).hilfe}
    definitionen: Schema = {"Zeit": _ZEIT}
    while offen := [klasse for name, klasse in klassen.items() if name not in definitionen]:
        definitionen |= {klasse.__name__: _object(klasse, klassen) for klasse in offen}
    return {
        "$schema": ENTWURF,
        "title": f"Veröffentlichte Daten eines Integrationskonzepts, Version {FORMAT}",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "version": {"const": FORMAT},
            "stichtag": _TAG,
            "lizenz": {"type": "string"},
            **abschnitte,
        },
        "required": ["version", "stichtag", "massnahmen"],
        "additionalProperties": False,
        "definitions": dict(sorted(definitionen.items())),
    }


def _ref(klasse: type[Wert], klassen: dict[str, type[Wert]]) -> Schema:
    klassen[klasse.__name__] = klasse
    return {"$ref": f"#/definitions/{klasse.__name__}"}


def _object(klasse: type[Wert], klassen: dict[str, type[Wert]]) -> Schema:
    form: Schema = {
        "type": "object",
        "description": help_for_class(klasse),
        "properties": {name: _field(feld, klassen) for name, feld in felder(klasse).items()},
        "additionalProperties": False,
    }
    pflicht = [feld.name for feld in felder(klasse).values() if feld.pflicht and klasse is not Person]
    if issubclass(klasse, Eintrag) and klasse is not Zitat:  # a quotation has no place of its own
        eigene = {"adresse": {"type": "string", "description": "Die Adresse auf der Website, von deren Wurzel aus."}}
        eigene |= _ABGELEITET.get(klasse, {})
        form["properties"]["abgeleitet"] = {
            "type": "object",
            "description": "Was aus den Daten und dem Stichtag folgt.",
            "properties": eigene,
            "required": ["adresse", *_IMMER.get(klasse, ())],
            "additionalProperties": False,
        }
        pflicht.append("abgeleitet")
    return form | {"required": pflicht} if pflicht else form


def _field(feld: Feld, klassen: dict[str, type[Wert]]) -> Schema:
    form = _ref(feld.modell, klassen) if feld.modell else _scalar(feld)
    return {"type": "array", "items": form} if feld.liste else form


def _scalar(feld: Feld) -> Schema:
    if get_origin(feld.typ) is Literal:
        return {"enum": list(get_args(feld.typ))}
    if get_origin(feld.typ) is dict:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if feld.typ is Zeit:
        return {"$ref": "#/definitions/Zeit"}
    einfache: dict[Any, Schema] = {date: _TAG, Decimal: {"type": "number"}, bool: {"type": "boolean"}, int: {"type": "integer"}}
    return einfache.get(feld.typ, {"type": "string"})
