"""The model → JSON Schema of a data file, for editors and other programs; built from the model, so that it cannot drift.

It judges the form of one file as the loader does (rules IK101 to IK107). What only the whole concept shows, such as a reference to
an entry that does not exist, no schema can say.
"""

from typing import Any, Literal, get_args, get_origin

from integrationskonzept.hilfe import help_for_class, help_for_field
from integrationskonzept.loading import default_vokabular
from integrationskonzept.model import ABSCHNITTE, KOPF, Konzept, Wert
from integrationskonzept.struktur import Feld, felder

Schema = dict[str, Any]

ENTWURF = "http://json-schema.org/draft-07/schema#"
"""The draft that editors for YAML understand best."""


def data_schema() -> Schema:
    """The schema of a data file: a mapping of sections, each with its entries."""
    klassen: dict[str, type[Wert]] = {}
    abschnitte: Schema = {
        name: _described(_or_empty(_value(klasse, klassen)), help_for_field(Konzept, name).hilfe) for name, klasse in KOPF.items()
    }
    for abschnitt, klasse in ABSCHNITTE.items():
        abschnitte[abschnitt] = _described(_list(_value(klasse, klassen)), help_for_field(Konzept, abschnitt).hilfe)
    definitionen: Schema = {}
    while offen := [klasse for name, klasse in klassen.items() if name not in definitionen]:
        definitionen |= {klasse.__name__: _object(klasse, klassen) for klasse in offen}
    return {
        "$schema": ENTWURF,
        "title": "Datendatei eines Integrationskonzepts",
        "description": "Abschnitte mit Einträgen; ein Abschnitt darf auf mehrere Dateien verteilt sein.",
        "type": ["object", "null"],
        "properties": abschnitte,
        "additionalProperties": False,
        "definitions": dict(sorted(definitionen.items())),
    }


def _object(klasse: type[Wert], klassen: dict[str, type[Wert]]) -> Schema:
    """A value with fields, all written out."""
    eigene = felder(klasse)
    form: Schema = {
        "type": "object",
        "description": help_for_class(klasse),
        "properties": {name: _field(klasse, feld, klassen) for name, feld in eigene.items()},
        "additionalProperties": False,
    }
    pflicht = [name for name, feld in eigene.items() if feld.pflicht]
    return form | {"required": pflicht} if pflicht else form


def _value(klasse: type[Wert], klassen: dict[str, type[Wert]]) -> Schema:
    """A value with fields, or the plain word that stands for one."""
    klassen[klasse.__name__] = klasse
    ausgeschrieben: Schema = {"$ref": f"#/definitions/{klasse.__name__}"}
    if klasse.KURZFORM is None:
        return ausgeschrieben
    kurz = felder(klasse)[klasse.KURZFORM]
    andere = [feld.name for feld in felder(klasse).values() if feld.pflicht and feld.name != klasse.KURZFORM]
    return ausgeschrieben if andere else {"anyOf": [_scalar_or_list(kurz, klassen), ausgeschrieben]}


def _field(klasse: type[Wert], feld: Feld, klassen: dict[str, type[Wert]]) -> Schema:
    hilfe = help_for_field(klasse, feld.name)
    form = _scalar_or_list(feld, klassen)
    if not feld.pflicht and not feld.liste:
        form = _or_empty(form)
    return _described(form, hilfe.hilfe) | {"examples": [hilfe.beispiel]}


def _scalar_or_list(feld: Feld, klassen: dict[str, type[Wert]]) -> Schema:
    form = _value(feld.modell, klassen) if feld.modell else _scalar(feld)
    return _list(form) if feld.liste else form


def _scalar(feld: Feld) -> Schema:
    if get_origin(feld.typ) is Literal:
        return {"enum": list(get_args(feld.typ))}
    if get_origin(feld.typ) is dict:
        return {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}}
    if feld.notation:
        muster = {"pattern": feld.notation.muster} if feld.notation.muster else {}
        grenzen = {"minimum": 0, "maximum": 100} if feld.notation.name == "prozent" else {}
        return {"type": ["string", *feld.notation.yaml]} | muster | grenzen
    form: Schema = {"type": ["string", "number", "boolean"]}
    if feld.muster:
        form["pattern"] = feld.muster
    if feld.wort:
        worte = [wort.id for wort in getattr(default_vokabular(), feld.wort)]
        return {"anyOf": [{"enum": worte}, form]} if worte else form
    return form


def _list(form: Schema) -> Schema:
    """Several values, or a single one without the list."""
    return {"anyOf": [{"type": "array", "items": _or_empty(form)}, _or_empty(form)]}


def _or_empty(form: Schema) -> Schema:
    """What may be left empty, which is as if it were not there."""
    return {"anyOf": [form, {"type": "null"}]}


def _described(form: Schema, text: str) -> Schema:
    return form | {"description": text}
