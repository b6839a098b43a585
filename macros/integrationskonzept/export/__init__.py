"""Values → formats that other programs read; never touches the disk."""

import json
from collections.abc import Mapping

from integrationskonzept.export.ausgabe import published_schema
from integrationskonzept.export.daten import SCHEMA, dump_konzept, dump_massnahmen
from integrationskonzept.export.schema import data_schema
from integrationskonzept.export.tabelle import dump_tabelle
from integrationskonzept.render import Buch

__all__ = ["build_dateien", "data_schema", "dump_schema", "published_schema"]


def build_dateien(buch: Buch) -> Mapping[str, bytes]:
    """Every data file of the site by its path, UTF-8."""
    texte = {
        "konzept.json": dump_konzept(buch),
        SCHEMA: dump_schema(published_schema()),
        "massnahmen.csv": dump_tabelle(buch),
        "massnahmen.json": dump_massnahmen(buch),
        "schema.json": dump_schema(data_schema()),
    }
    return {f"daten/{name}": text.encode() for name, text in texte.items()}


def dump_schema(schema: Mapping[str, object]) -> str:
    """A schema as JSON text."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
