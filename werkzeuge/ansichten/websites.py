"""The sites that can be photographed: their names here, and how they are built side by side; knows MkDocs, no browser."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from ansichten.auswahl import Seite, read_pages
from integrationskonzept.bauen import forwarded_log, load_settings, run_build
from veroeffentlichen import list_sites

WURZEL = Path(__file__).parent.parent.parent
ADRESSE = "https://integrationskonzept.example/"
STICHTAG = date(2026, 11, 22)
Ort = tuple[Path, str]
"""The settings of a site and its place below the address."""


def site_name(ort: str) -> str:
    """What a site is called here: "" → demo, "beispiele/gifhorn/" → gifhorn."""
    return ort.strip("/").rpartition("/")[2] or "demo"


def all_sites() -> dict[str, Ort]:
    """Every site of the project by its name."""
    return {site_name(ort): (datei, ort) for datei, ort in list_sites(WURZEL)}


def build_all(ziel: Path, orte: Iterable[Ort], stichtag: date) -> Iterator[tuple[str, tuple[Seite, ...]]]:
    """Build sites side by side as they will be served, saying so; gives place and pages of each."""
    orte = tuple(orte)
    for nr, (datei, ort) in enumerate(orte, 1):
        click.echo(f"Baue Website {nr} von {len(orte)}: {site_name(ort)}", err=True)
        # Addresses show up in pages: they are fixed, wherever the site is served.
        os.environ["SITE_URL"] = os.environ["HANDBUCH_URL"] = ADRESSE + ort
        with forwarded_log(lambda _zeile: None):
            run_build(load_settings(datei, stichtag, site_dir=ziel / ort))
        yield ort, read_pages(ziel / ort, ADRESSE + ort)
