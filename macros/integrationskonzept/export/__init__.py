"""Values → formats that other programs read; never touches the disk."""

import json
from collections.abc import Callable, Mapping
from functools import cache

from integrationskonzept.export.ausgabe import published_schema
from integrationskonzept.export.daten import SCHEMA, dump_konzept, dump_massnahmen
from integrationskonzept.export.schema import data_schema
from integrationskonzept.export.tabelle import dump_tabelle
from integrationskonzept.render import Buch

__all__ = ["DATEIEN", "build_dateien", "data_schema", "dump_schema", "published_schema"]


@cache
def _published() -> str:
    return dump_schema(published_schema())


@cache
def _of_data() -> str:
    return dump_schema(data_schema())


def dump_schema(schema: Mapping[str, object]) -> str:
    """A schema as JSON text."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


DATEIEN: Mapping[str, Callable[[Buch], str]] = {
    "daten/konzept.json": dump_konzept,
    f"daten/{SCHEMA}": lambda _buch: _published(),
    "daten/massnahmen.csv": dump_tabelle,
    "daten/massnahmen.json": dump_massnahmen,
    "daten/schema.json": lambda _buch: _of_data(),
}
"""Every data file of the site by its path."""


def build_dateien(buch: Buch) -> Mapping[str, bytes]:
    """The data files of the site, UTF-8."""
    return {pfad: dump(buch).encode() for pfad, dump in DATEIEN.items()}
