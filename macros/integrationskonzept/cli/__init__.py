"""The command `konzept`: reads arguments, prints, sets exit codes; MkDocs is imported only where a site is built.

Exit codes: 0 fine (notes may have been shown), 1 errors in data or texts, 2 wrong usage.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO

import click

from integrationskonzept import __version__
from integrationskonzept.app import examine
from integrationskonzept.cli.deutsch import Befehle, Tag, explain_usage
from integrationskonzept.cli.ordner import read_projekt
from integrationskonzept.cli.redaktion import formatieren, neu, schema
from integrationskonzept.findings import Finding, Severity
from integrationskonzept.zeit import choose_stichtag

Funktion = Callable[..., None]


def _common(function: Funktion) -> Funktion:
    """The options that every command has."""
    stichtag = click.option(
        "--stichtag",
        type=Tag(),
        metavar="TAG",
        help="Tag, zu dem ausgewertet wird, was vom Datum abhängt (überfällig, nächste Termine). Sonst heute.",
    )
    datei = click.option(
        "--datei",
        type=click.Path(path_type=Path),
        default=Path("mkdocs.yml"),
        metavar="DATEI",
        help="Einstellungen der Website. Sonst mkdocs.yml in diesem Ordner.",
    )
    return stichtag(datei(function))


@click.group(
    cls=Befehle,
    help="Macht aus den Daten eines Integrationskonzepts eine Website.",
)
@click.version_option(__version__, "--version", message="konzept %(version)s", help="Die Version zeigen.")
def konzept() -> None:
    """Hold the commands together."""


@konzept.command(short_help="Daten und Texte prüfen, ohne zu bauen.")
@_common
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text für Menschen, json für Programme, github für Anmerkungen in einem Arbeitsablauf.",
)
@click.option(
    "--veroeffentlichung", is_flag=True, help="Auch prüfen, was vor dem Veröffentlichen da sein muss: Impressum und mehr."
)
def pruefen(datei: Path, stichtag: date | None, form: str, veroeffentlichung: bool) -> None:
    """Prüft alle Daten und Texte und zeigt jeden Befund mit Datei, Zeile, Regel und Rat.

    Bei Kapiteln prüft der Bau noch genauer: berechnete Aufrufe und Sprungmarken sieht erst er.

    Rückgabewert: 0 ohne Fehler (Hinweise sind keine Fehler), 1 mit Fehlern, 2 bei falschem Aufruf.
    """
    projekt = read_projekt(datei)
    if not projekt.daten.is_dir():
        raise click.UsageError(f"Den Ordner „{projekt.daten.name}“ mit den Daten gibt es neben „{datei}“ nicht.")
    try:
        tag = stichtag or choose_stichtag(None, os.environ.get("SOURCE_DATE_EPOCH"), date.today())
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH ist keine Zahl von Sekunden seit 1970.") from None
    ergebnis = examine(projekt, tag, mit_prosa=True, veroeffentlichung=veroeffentlichung)
    click.echo(_FORMATE[form](ergebnis.findings), nl=form != "github" or bool(ergebnis.findings))
    if ergebnis.fehler:
        sys.exit(1)


@konzept.command(short_help="Die Website bauen.")
@_common
@click.option("--offline", is_flag=True, help="Einen Ordner bauen, der ohne Webserver mit einem Doppelklick läuft, samt Suche.")
def bauen(datei: Path, stichtag: date | None, offline: bool) -> None:
    """Baut die Website neben der alten und tauscht sie erst aus, wenn alles gelungen ist.

    Wird der Bau abgebrochen oder enthält er Fehler, bleibt die alte Website, wie sie war. Mit --offline entsteht ein eigener Ordner
    daneben, „site-offline“, dessen Startseite „index.html“ sich ohne Webserver öffnen lässt, und derselbe als ZIP-Datei mit
    Prüfsumme für das Archiv.
    """
    from integrationskonzept.bauen import BauFehler, build_site

    read_projekt(datei)  # what is wrong with the settings is said as „pruefen“ says it
    beginn = time.monotonic()
    try:
        gebaut = build_site(datei, stichtag, _progress, offline=offline)
    except BauFehler as fehler:
        _fail(fehler.findings, str(fehler))
    except KeyboardInterrupt:
        _fail((), "Abgebrochen.")
    dauer = f"{time.monotonic() - beginn:.1f}".replace(".", ",")
    groesse = f"{gebaut.bytes / 1e6:.1f}".replace(".", ",")
    click.echo(f"Fertig in {dauer} s: {gebaut.seiten} Seiten, {groesse} MB in „{gebaut.ordner}“.")
    if gebaut.archiv:
        click.echo(f"Für das Archiv: „{gebaut.archiv}“, Prüfsumme in „{gebaut.archiv.name}.sha256“.")


@konzept.command(short_help="Die Website im Browser zeigen, während Sie schreiben.")
@_common
@click.option("--adresse", metavar="HOST:PORT", help="Wo die Vorschau erreichbar ist. Sonst 127.0.0.1:8000.")
@click.option("--oeffnen", is_flag=True, help="Die Vorschau gleich im Browser öffnen.")
def vorschau(datei: Path, stichtag: date | None, adresse: str | None, oeffnen: bool) -> None:
    """Zeigt die Website und baut sie nach jedem Speichern neu. Ein Fehler erscheint hier und im Browser.

    Die Vorschau läuft weiter, bis Sie sie mit Strg+C beenden.
    """
    from integrationskonzept.bauen import BauFehler
    from integrationskonzept.vorschau import serve

    read_projekt(datei)  # what is wrong with the settings is said as „pruefen“ says it

    def report(fehler: BauFehler | None) -> None:
        if fehler:
            click.echo(f"{fehler}\nDie Vorschau wartet auf Ihre Korrektur.", err=True)
        else:
            click.echo(f"{datetime.now():%H:%M:%S} Die Vorschau ist aktuell.", err=True)

    # A preview that is ended from outside cleans up as one that is interrupted at the keyboard.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(datei, stichtag, _progress, report, adresse=adresse, oeffnen=oeffnen)
    except BauFehler as fehler:
        _fail(fehler.findings, str(fehler))


for befehl in (neu, formatieren, schema):
    konzept.add_command(befehl)


def _progress(text: str) -> None:
    click.echo(text, err=True)


def _fail(findings: Sequence[Finding], text: str) -> None:
    click.echo(text, err=True)
    if findings:
        click.echo(_summary(findings), err=True)
    click.echo("Die Website wurde nicht verändert.", err=True)
    sys.exit(1)


def _summary(findings: Sequence[Finding]) -> str:
    fehler = sum(f.schwere is Severity.FEHLER for f in findings)
    hinweise = len(findings) - fehler
    worte = [
        f"{fehler} Fehler" if fehler else "Keine Fehler",
        f"{hinweise} Hinweis{'e' if hinweise != 1 else ''}" if hinweise else "",
    ]
    return ", ".join(filter(None, worte)) + "."


def _as_text(findings: Sequence[Finding]) -> str:
    return "\n".join([*map(str, findings), _summary(findings)])


def _as_json(findings: Sequence[Finding]) -> str:
    zeilen = [
        {
            "datei": f.ort.datei,
            "zeile": f.ort.zeile,
            "spalte": f.ort.spalte,
            "regel": f.regel,
            "schwere": f.schwere.value,
            "text": f.text,
        }
        for f in findings
    ]
    return json.dumps(zeilen, ensure_ascii=False, indent=2)


def _as_github(findings: Sequence[Finding]) -> str:
    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def eigenschaft(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::{'error' if f.schwere is Severity.FEHLER else 'notice'} file={eigenschaft(f.ort.datei)},line={f.ort.zeile},"
        f"col={f.ort.spalte},title={f.regel}::{escaped(f.text)}"
        for f in findings
    )


_FORMATE = {"text": _as_text, "json": _as_json, "github": _as_github}


def _use_utf8(*streams: IO[str]) -> None:
    """Umlauts reach every console, Windows' older ones too."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def main(argv: Sequence[str] | None = None) -> None:
    """The entry point: run a command, German to the last word."""
    _use_utf8(sys.stdout, sys.stderr)
    try:
        konzept.main(args=argv, prog_name="konzept", standalone_mode=False)
    except click.UsageError as fehler:
        click.echo(explain_usage(fehler), err=True)
        click.echo(f"Hilfe: {fehler.ctx.command_path if fehler.ctx else 'konzept'} --hilfe", err=True)
        sys.exit(2)
    except click.exceptions.Abort:
        click.echo("\nAbgebrochen.", err=True)
        sys.exit(130)
