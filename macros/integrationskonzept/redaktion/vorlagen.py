"""The starter: a small commented site as texts by their paths; the words are files in the folder beside this one."""

import html
import sys
from collections.abc import Mapping
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from string import Template

import yaml

from integrationskonzept import __version__
from integrationskonzept.export import data_schema, dump_schema

_ORDNER = "starter"


class _Schreiber(yaml.SafeDumper):
    """Writes dates and numbers without quotation marks: in our files every scalar is text."""


_Schreiber.yaml_implicit_resolvers = {}


def as_yaml(wert: object, *, streng: bool = False) -> str:
    """A value on one line as YAML, quoted only where it must be; `streng` for readers to whom 2024 is a number and no a "no"."""
    dumper = yaml.SafeDumper if streng else _Schreiber
    text: str = yaml.dump(wert, Dumper=dumper, allow_unicode=True, default_flow_style=True, sort_keys=False, width=sys.maxsize)
    return text.removesuffix("\n").removesuffix("...").rstrip("\n")


def starter_files(name: str, art: str, land: str, heute: date) -> Mapping[str, str]:
    """Every file of a new site by its path, for a municipality of a kind in a Land."""
    kreis = art in ("Landkreis", "Kreis", "Region")
    werte = {
        "name": name,
        "name_yaml": as_yaml(name, streng=True),
        "copyright_yaml": as_yaml(html.escape(name, quote=False), streng=True),
        "description_yaml": as_yaml(f"Integrationskonzept: {name}"),
        "verwaltung_yaml": as_yaml(f"{name}, Verwaltung"),
        "art": as_yaml(art),
        "organisationsart": "landkreisverwaltung" if kreis else "kommune",
        "land": land,
        "heute": heute.isoformat(),
        "version": __version__,
    }
    wurzel = resources.files("integrationskonzept").joinpath(_ORDNER)
    dateien = {pfad: Template(datei.read_text(encoding="utf-8")).substitute(werte) for pfad, datei in _walk(wurzel)}
    dateien[".vscode/konzept.schema.json"] = dump_schema(data_schema())
    return dict(sorted(dateien.items()))


def _walk(ordner: Traversable, davor: str = "") -> list[tuple[str, Traversable]]:
    """All files below a folder; a leading "_" stands for the dot that wheels and editors hide."""
    gefunden: list[tuple[str, Traversable]] = []
    for kind in sorted(ordner.iterdir(), key=lambda datei: datei.name):
        name = f".{kind.name[1:]}" if kind.name.startswith("_") else kind.name
        gefunden += _walk(kind, f"{davor}{name}/") if kind.is_dir() else [(f"{davor}{name}", kind)]
    return gefunden
