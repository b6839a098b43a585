"""The same content built by this project, MkDocs Material, Hugo and a floor, and what readers get; called by `make bench`."""

import asyncio
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median

import click

from ansichten.kamera import KameraFehler, find_chromium, open_browser
from baumessung.laeufe import (
    AUSSEN,
    BODEN,
    INNEN,
    NAMEN,
    UNSERE,
    Lauf,
    LaufFehler,
    builders,
    run,
    version_of_hugo,
    without_print,
)
from baumessung.lesen import Seitenlast, Warten, load, wait_for
from baumessung.stoff import write_peers
from erzeugen import write_konzept
from integrationskonzept.cli.deutsch import Befehl, explain_usage
from integrationskonzept.loading import load_konzept
from integrationskonzept.zeit import choose_stichtag
from suchmessung.dienst import serve

ZIEL = Path(__file__).parent / "ergebnisse.md"
GROESSEN = (164, 1000, 4000)
ZIELE: Mapping[tuple[int, str], float] = {
    (164, INNEN): 0.75, (1000, INNEN): 0.2, (164, AUSSEN): 1, (1000, AUSSEN): 1, (4000, AUSSEN): 1, (1000, BODEN): 3,
}  # fmt: skip
"""What we want to take at most, as a part of what another takes, by the number of Maßnahmen."""
WACHSTUM = 4.4
"""What 4000 Maßnahmen may take at most, measured in what 1000 take."""
HTML, SCHRITT, SPEICHER = 45_000, 100, 250
"""Bytes of HTML of a Maßnahme, milliseconds of a step in the catalogue, MB while building 4000 Maßnahmen: at most."""
LANGSAM = (1000, INNEN)
"""Who takes so long that one run must do; with more Maßnahmen it is not run at all."""


@dataclass
class Groesse:
    """What was measured with so many Maßnahmen."""

    massnahmen: int
    seiten: int
    laeufe: dict[str, list[Lauf]] = field(default_factory=dict)
    last: dict[str, dict[str, Seitenlast]] = field(default_factory=dict)
    """Pages by who made them and by what they are."""
    warten: Warten | None = None

    def middle(self, name: str, was: str) -> float:
        """The median of one figure of all runs of one."""
        return median(getattr(lauf, was) for lauf in self.laeufe[name])

    def ratios(self, name: str) -> list[float]:
        """Our time of the processor in that of another, pair by pair."""
        return [a.cpu / b.cpu for a, b in zip(self.laeufe[UNSERE], self.laeufe[name], strict=False)]


def show(zeile: str) -> None:
    """Say how far the run is."""
    click.echo(f"{time.strftime('%H:%M:%S')} {zeile}", err=True)


def measure(massnahmen: int, laeufe: int, ordner: Path) -> Groesse:
    """Everyone builds the same content in turn, each time in another order."""
    projekt, stoff = ordner / "projekt", ordner / "stoff"
    show(f"{massnahmen} Maßnahmen: erzeuge, baue und schreibe die Seiten für die anderen")
    write_konzept(projekt, massnahmen)
    without_print(projekt)
    bauten = builders(projekt, stoff) if stoff.mkdir(parents=True) is None else {}
    run(UNSERE, bauten[UNSERE], ordner / UNSERE)
    groesse = Groesse(massnahmen, write_peers(ordner / UNSERE, stoff))
    namen = [name for name in bauten if massnahmen <= LANGSAM[0] or name != INNEN]
    for nr in range(laeufe):
        for name in namen[nr % len(namen) :] + namen[: nr % len(namen)]:
            if nr and (massnahmen, name) == LANGSAM:
                continue
            lauf = run(name, bauten[name], ordner / name)
            groesse.laeufe.setdefault(name, []).append(lauf)
            show(f"{massnahmen} Maßnahmen, Lauf {nr + 1}: {NAMEN[name]}: {lauf.cpu:.1f} s, {lauf.mb:.0f} MB")
    return groesse


async def visit(groesse: Groesse, ordner: Path, laeufe: int) -> None:
    """What a reader of what was built gets and waits for."""
    einige = sorted(massnahme.id for massnahme in load_konzept(ordner / "projekt" / "data").konzept.massnahmen)
    seiten = {"Startseite": "", "Maßnahme": f"massnahmen/{einige[len(einige) // 2]}/", "Maßnahmenliste": "massnahmen/"}
    with serve(ordner) as dienst:
        async with open_browser() as browser:
            for name in (UNSERE, AUSSEN):
                geladen = {was: await load(browser, dienst, ordner / name, name, pfad) for was, pfad in seiten.items()}
                groesse.last[name] = geladen
            groesse.warten = await wait_for(browser, dienst, UNSERE, laeufe)
    show(f"{groesse.massnahmen} Maßnahmen: im Browser gemessen")


# --- the report ----------------------------------------------------------------------------------------------------------


def german(zahl: float, stellen: int = 1) -> str:
    """A figure as Germans write it."""
    return f"{zahl:,.{stellen}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def report(groessen: Sequence[Groesse], kopf: Sequence[tuple[str, str]], laeufe: int) -> Iterator[str]:
    """The whole report, what was lost too."""
    yield "# Was ein Bau kostet und was Lesende bekommen\n"
    yield (
        "Geschrieben von `make bench`. Alle bauen denselben Inhalt, im Wechsel, jeder Lauf ein eigener Prozess in einen leeren\n"
        "Ordner. Die Seiten der anderen sind unsere, als einfaches Markdown geschrieben, wie man es von Hand täte; ohne die\n"
        "Druckansichten der Kapitel, die nur wir bauen. Prüfung, Suchindex, Tabellen und Schemata sind bei uns enthalten,\n"
        "Diagramme nur in der zweiten Zeile, PDF und Word nicht (siehe ergebnisse-druck.md).\n"
        f"Läufe: {laeufe}, gezeigt ist der Median; "
        f"{NAMEN[INNEN]}: bei {LANGSAM[0]} Maßnahmen ein Lauf, darüber keiner.\n"
    )
    yield from (f"- {name}: {wert}" for name, wert in kopf)
    for g in groessen:
        yield f"\n## {german(g.massnahmen, 0)} Maßnahmen, {german(g.seiten, 0)} Seiten\n"
        yield "| | Prozessor | Uhr | Speicher | geschrieben | Verhältnis (unseres zu diesem) | Ziel |"
        yield "|---|---:|---:|---:|---:|---:|---:|"
        yield from (_row(g, name) for name in g.laeufe)
    if len(groessen) > 1:
        yield from _growth(groessen)
    yield from _reader(groessen)


def _row(g: Groesse, name: str) -> str:
    zellen = [f"{german(g.middle(name, 'cpu'))} s", f"{german(g.middle(name, 'wand'))} s", f"{german(g.middle(name, 'mb'), 0)} MB"]
    zellen.append(f"{german(g.middle(name, 'bytes') / 1e6)} MB, {german(g.middle(name, 'seiten'), 0)} Seiten")
    if name == UNSERE:
        return f"| **{NAMEN[name]}** | {' | '.join(zellen)} | | |"
    alle = g.ratios(name)
    verhaeltnis = f"{german(median(alle), 2)} ({german(min(alle), 2)}–{german(max(alle), 2)})"
    ziel = ZIELE.get((g.massnahmen, name))
    return f"| {NAMEN[name]} | {' | '.join(zellen)} | {verhaeltnis} | {_verdict(median(alle), ziel, 2) if ziel else ''} |"


def _verdict(wert: float, hoechstens: float, stellen: int = 0, einheit: str = "") -> str:
    return f"höchstens {german(hoechstens, stellen)}{einheit}: {'erreicht' if wert <= hoechstens else '**verfehlt**'}"


def _growth(groessen: Sequence[Groesse]) -> Iterator[str]:
    yield "\n## Wachstum\n"
    yield "| Von – bis | " + " | ".join(NAMEN[name] for name in groessen[0].laeufe) + " |"
    yield "|---|" + "---:|" * len(groessen[0].laeufe)
    for klein, gross in pairwise(groessen):
        zellen = []
        for name in groessen[0].laeufe:
            if name not in gross.laeufe:
                zellen.append("–")
                continue
            faktor = gross.middle(name, "cpu") / klein.middle(name, "cpu")
            exponent = log(faktor) / log(gross.massnahmen / klein.massnahmen)
            ziel = f"; {_verdict(faktor, WACHSTUM, 1)}" if (name, gross.massnahmen) == (UNSERE, 4000) else ""
            zellen.append(f"{german(faktor)}-fach, Exponent {german(exponent, 2)}{ziel}")
        yield f"| {german(klein.massnahmen, 0)} – {german(gross.massnahmen, 0)} | {' | '.join(zellen)} |"
    speicher = groessen[-1].middle(UNSERE, "mb")
    zahl = german(groessen[-1].massnahmen, 0)
    yield f"\nSpeicher bei {zahl} Maßnahmen: {german(speicher, 0)} MB, {_verdict(speicher, SPEICHER, einheit=' MB')}."


def _reader(groessen: Sequence[Groesse]) -> Iterator[str]:
    yield "\n## Was Lesende bekommen\n"
    yield "Erster Besuch ohne Zwischenspeicher, gepackt wie von einem Webserver; Material mit Seiten außerhalb der Navigation.\n"
    yield "| Maßnahmen | Seite | HTML | übertragen | Abrufe | Material: HTML | übertragen | Abrufe |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|"
    for g in groessen:
        for was, last in g.last[UNSERE].items():
            andere = g.last[AUSSEN][was]
            zellen = [f"{german(eine.html / 1000)} kB | {german(eine.bytes / 1000)} kB | {eine.abrufe}" for eine in (last, andere)]
            yield f"| {german(g.massnahmen, 0)} | {was} | {' | '.join(zellen)} |"
    groesste = max(g.last[UNSERE]["Maßnahme"].html for g in groessen)
    yield f"\nHTML einer Maßnahme: {german(groesste / 1000)} kB, {_verdict(groesste / 1000, HTML / 1000, einheit=' kB')}.\n"
    yield "| Maßnahmen | Suche bereit | Filter, ein Schritt (95 von 100) | Rollen, ein Schritt (95 von 100) | Ziel |"
    yield "|---:|---:|---:|---:|---:|"
    for g in groessen:
        if g.warten:
            filter, rollen = (sorted(alle)[int(len(alle) * 0.95)] for alle in (g.warten.filter, g.warten.rollen))
            zellen = [f"{german(wert, 0)} ms" for wert in (median(g.warten.suche), filter, rollen)]
            yield f"| {german(g.massnahmen, 0)} | {' | '.join(zellen)} | {_verdict(max(filter, rollen), SCHRITT, einheit=' ms')} |"


def _head(chromium: str, beginn: float) -> Iterator[tuple[str, str]]:
    tag = choose_stichtag(None, os.environ.get("SOURCE_DATE_EPOCH"), date.today())
    yield "Tag", f"{tag:%d.%m.%Y}"
    yield "Maschine", f"{platform.machine()}, {os.cpu_count()} Kerne; Auslastung zu Beginn {german(beginn)}"
    pakete = {"Python": platform.python_version()} | {name: version(name) for name in ("mkdocs", "mkdocs-material", "markdown")}
    pakete |= {"Hugo": version_of_hugo() or "fehlt", "Chromium": chromium}
    yield "Versionen", ", ".join(f"{name} {wert}" for name, wert in pakete.items())


async def _version_of_chromium() -> str:
    async with open_browser() as browser:
        return browser.version


@click.command(cls=Befehl, context_settings={"help_option_names": ["-h", "--hilfe", "--help"]})
@click.option("--groesse", "groessen", type=int, multiple=True, help="So viele Maßnahmen; mehrmals möglich. Sonst 164, 1000, 4000.")
@click.option("--laeufe", type=click.IntRange(1), default=3, help="So viele Läufe je Programm.")
@click.option("--kurz", is_flag=True, help="Nur 164 Maßnahmen, ein Lauf; zeigt die Tabelle und schreibt keine Datei.")
def main(groessen: tuple[int, ...], laeufe: int, kurz: bool) -> None:
    """Messen, was ein Bau kostet und was Lesende bekommen, nach benchmarks/ergebnisse.md."""
    find_chromium()
    beginn = os.getloadavg()[0]
    laeufe = 1 if kurz else laeufe
    gemessen = []
    for zahl in sorted({GROESSEN[0]} if kurz else set(groessen or GROESSEN)):
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            groesse = measure(zahl, laeufe, Path(name))
            asyncio.run(visit(groesse, Path(name), laeufe))
            gemessen.append(groesse)
    kopf = tuple(_head(asyncio.run(_version_of_chromium()), beginn))
    text = "\n".join(report(gemessen, kopf, laeufe)) + "\n"
    if not kurz:
        ZIEL.write_text(text, encoding="utf-8", newline="\n")
    click.echo(text)


def run_program() -> int:
    """The program, its complaints in German."""
    try:
        main.main(standalone_mode=False)
    except click.UsageError as fehler:
        click.echo(explain_usage(fehler), err=True)
        return 2
    except (LaufFehler, KameraFehler) as fehler:
        click.echo(str(fehler), err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(run_program())
