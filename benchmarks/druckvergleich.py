"""PDF by Typst beside WeasyPrint on the same chapters, and what all documents of the demo cost; called by `make bench-druck`."""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import click

from erzeugen import WURZEL
from integrationskonzept.app import Projekt, examine
from integrationskonzept.cli.deutsch import Befehl, explain_usage
from integrationskonzept.druck import (
    Dokument,
    Satzart,
    Schreibart,
    build_dokumente,
    build_druckseiten,
    build_vorlage,
    pages_of,
)
from integrationskonzept.druckerei import Auftrag, print_all
from integrationskonzept.render.bloecke import ANFANG, ENDE

HIER = Path(__file__).parent
ZIEL = HIER / "ergebnisse-druck.md"
STICHTAG = date(2026, 11, 22)
LAEUFE = 3
PAKETE = {"Typst": "typst", "WeasyPrint": "weasyprint", "pypandoc": "pypandoc-binary"}


@dataclass(frozen=True)
class Lauf:
    """What a process took: seconds of setting alone, on the clock, of the processor; MB at its peak; pages and bytes it gave."""

    satz: float
    wand: float
    cpu: float
    mb: float
    seiten: int
    bytes: int


def zeile(*zellen: str) -> str:
    """A row of a table, its figures with a comma as Germans write them."""
    return "| " + " | ".join(re.sub(r"(?<=\d)\.(?=\d)", ",", zelle) for zelle in zellen) + " |"


def run(modul: str, quelle: Path, *angaben: str) -> Lauf:
    """Set one document in a process of its own and its children."""
    ziel = quelle.with_suffix(".pdf")
    beginn = time.monotonic()
    befehl = [sys.executable, str(HIER / "druckmessung" / f"{modul}.py"), str(quelle), str(ziel), *angaben]
    prozess = subprocess.Popen(befehl, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert prozess.stdout is not None
    gesagt = prozess.stdout.read().strip()
    prozess.stdout.close()
    _, ende, verbrauch = os.wait4(prozess.pid, 0)
    wand = time.monotonic() - beginn
    if ende:
        raise click.ClickException(f"{modul} hat {quelle.name} nicht gesetzt.")
    pdf = ziel.read_bytes()
    return Lauf(
        float(gesagt or wand), wand, verbrauch.ru_utime + verbrauch.ru_stime, verbrauch.ru_maxrss / 1024, pages_of(pdf), len(pdf)
    )


def compare(dokumente: dict[str, Dokument], ordner: Path, laeufe: int) -> Iterator[str]:
    """Chapter by chapter, both in turn; the median of each."""
    yield "| Kapitel | Seiten | Typst | WeasyPrint | Verhältnis | ms je Seite | Speicher | Bytes |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    verhaeltnisse = []
    for seite in build_druckseiten(BUCH):
        id = Path(seite.quelle).parent.parent.name if seite.quelle.endswith("index.md") else Path(seite.quelle).parent.name
        dokument = dokumente[f"handlungsfelder/{id}"]
        (ordner / f"{id}.json").write_text(json.dumps(dokument.werte, ensure_ascii=False), encoding="utf-8")
        rumpf = seite.markdown.split("---\n", 2)[2].strip().strip(ANFANG + ENDE)
        html = f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{id}</title></head><body>{rumpf}</body></html>'
        (ordner / f"{id}.html").write_text(re.sub(r'<img src="[^"]*"', "<img", html), encoding="utf-8")
        unsere, andere = [], []
        for _ in range(laeufe):
            unsere.append(run("typ", ordner / f"{id}.json", STICHTAG.isoformat()))
            andere.append(run("weasy", ordner / f"{id}.html"))
        a, b = (statistics.median(lauf.wand for lauf in alle) for alle in (unsere, andere))
        verhaeltnisse += [y.wand / x.wand for x, y in zip(unsere, andere, strict=True)]
        x, y = unsere[0], andere[0]
        yield zeile(
            dokument.titel,
            f"{x.seiten} / {y.seiten}",
            f"{a:.2f} s",
            f"{b:.2f} s",
            f"{b / a:.1f}",
            f"{1000 * a / x.seiten:.0f} / {1000 * b / y.seiten:.0f}",
            f"{x.mb:.0f} / {y.mb:.0f} MB",
            f"{x.bytes // 1000} / {y.bytes // 1000} kB",
        )
        click.echo(f"{time.strftime('%H:%M:%S')} {id}", err=True)
    yield ""
    mitte, enden = statistics.median(verhaeltnisse), (min(verhaeltnisse), max(verhaeltnisse))
    yield f"Verhältnis, Median aus {len(verhaeltnisse)} Paaren: {mitte:.1f} ({enden[0]:.1f}–{enden[1]:.1f})."
    yield "Zeit und Speicher je Prozess, mit dem Start von Python; der Speicher von Typst ist der seines eigenen Prozesses."


def everything(dokumente: dict[str, Dokument], ordner: Path) -> Iterator[str]:
    """All documents as a build makes them: from nothing, and again."""
    (ordner / "konzept.json").write_text(json.dumps(dokumente["konzept"].werte, ensure_ascii=False), encoding="utf-8")
    ganz = sorted((run("typ", ordner / "konzept.json", STICHTAG.isoformat()) for _ in range(LAEUFE)), key=lambda lauf: lauf.satz)[
        LAEUFE // 2
    ]
    yield "| Was | Zeit | Prozessor | Ziel |"
    yield "|---|---:|---:|---|"
    yield zeile(
        f"`konzept.pdf`, {ganz.seiten} Seiten, {ganz.bytes / 1e6:.1f} MB",
        f"{ganz.satz:.1f} s",
        f"{ganz.cpu:.1f} s",
        "höchstens 6 s",
    )
    yield zeile("– Speicher dabei", f"{ganz.mb:.0f} MB", "", "höchstens 400 MB")
    auftrag = Auftrag(Satzart(STICHTAG))
    for name, eins in (
        ("alle PDF, zwei Prozesse nebeneinander", auftrag),
        ("dieselben noch einmal, nichts geändert", auftrag),
        ("Word, das Ganze und jedes Kapitel", Auftrag(None, Schreibart(STICHTAG, {"docx": build_vorlage("#175e6b")}), ("docx",))),
    ):
        vorher, beginn = os.times(), time.monotonic()
        anzahl = len(print_all(dokumente.values(), eins, ordner / f"ablage-{'docx' if eins.schreibart else 'pdf'}", lambda _: None))
        nachher = os.times()
        cpu = sum(nachher[:4]) - sum(vorher[:4])
        ziel = "höchstens 25 s" if name.startswith("alle") else ""
        yield zeile(f"{name}: {anzahl} Dateien", f"{time.monotonic() - beginn:.1f} s", f"{cpu:.1f} s", ziel)


@click.command(cls=Befehl)
@click.option("--laeufe", type=click.IntRange(1), default=LAEUFE, show_default=True, help="So oft wird jedes Kapitel gesetzt.")
def main(laeufe: int) -> None:
    """Die PDF der Demo mit Typst und WeasyPrint setzen und vergleichen."""
    last = os.getloadavg()[0]
    dokumente = {d.pfad: d for d in build_dokumente(BUCH, [], lambda _: None, None)}
    with tempfile.TemporaryDirectory() as name:
        zeilen = [
            "# PDF und Word: was sie kosten",
            "",
            "Geschrieben von `make bench-druck`; alles stammt aus einem Lauf, beide Programme im Wechsel auf denselben Kapiteln.",
            "",
            f"- Maschine: {platform.machine()}, {os.cpu_count()} Kerne; Auslastung zu Beginn {last:.1f}".replace(".", ","),
            f"- Versionen: {', '.join(f'{name} {version(paket)}' for name, paket in PAKETE.items())}",
            "",
            *compare(dokumente, Path(name), laeufe),
            "",
            *everything(dokumente, Path(name)),
        ]
    ZIEL.write_text("\n".join(zeilen) + "\n", encoding="utf-8")
    click.echo("\n".join(zeilen))


BUCH = examine(Projekt(WURZEL / "data", WURZEL / "docs"), STICHTAG).buch

if __name__ == "__main__":
    try:
        main.main(standalone_mode=False)
    except click.UsageError as fehler:
        click.echo(explain_usage(fehler), err=True)
        sys.exit(2)
