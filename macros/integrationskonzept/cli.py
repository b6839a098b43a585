"""The command `konzept`: reads arguments, prints, sets exit codes; MkDocs is imported only where a site is built.

Exit codes: 0 fine (notes may have been shown), 1 errors in data or texts, 2 wrong usage.
"""

import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, get_args

import click
import yaml

from integrationskonzept import __version__
from integrationskonzept.app import Projekt, examine, find_projekt
from integrationskonzept.checks.verweise import is_reserved
from integrationskonzept.export import data_schema, dump_schema
from integrationskonzept.findings import Finding, Location, Severity, meinten_sie
from integrationskonzept.loading import load_konzept
from integrationskonzept.loading.dateien import find_dateien, read_datei
from integrationskonzept.loading.knoten import YamlFehler
from integrationskonzept.model import Art, Land
from integrationskonzept.redaktion.anfuegen import KeinPlatz, append_entry, make_id, template_entry
from integrationskonzept.redaktion.formatieren import NichtSicher, format_text
from integrationskonzept.redaktion.vorlagen import starter_files
from integrationskonzept.zeit import choose_stichtag, parse_datum


class Befehl(click.Command):
    """A command whose help is German."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[OPTIONEN]", *(teil for parameter in self.get_params(ctx) for teil in parameter.get_usage_pieces(ctx))]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Aufruf: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        optionen = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        zeilen = [zeile for option in optionen if (zeile := option.get_help_record(ctx))]
        with formatter.section("Optionen"):
            formatter.write_dl(zeilen)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Diese Hilfe zeigen."
        return option


class Befehle(Befehl, click.Group):
    """All commands of `konzept`."""

    command_class = Befehl

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # one shape for all commands
        return ["[OPTIONEN]", "BEFEHL", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Befehle"):
            formatter.write_dl([(name, self.commands[name].get_short_help_str(90)) for name in self.commands])


class _Tag(click.ParamType[date]):
    """A day, written 2024-08-01 or 01.08.2024."""

    name = "TAG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else parse_datum(value)
        except ValueError:
            self.fail(f"„{value}“ ist kein Datum. Schreiben Sie 2024-08-01 oder 01.08.2024.", param, ctx)


Funktion = Callable[..., None]


def _common(function: Funktion) -> Funktion:
    """The options that every command has."""
    stichtag = click.option(
        "--stichtag",
        type=_Tag(),
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


_EINTRAGSARTEN = {
    "massnahmen": "massnahme",
    "ziele": "ziel",
    "organisationen": "organisation",
    "personen": "person",
    "veranstaltungen": "veranstaltung",
    "beschluesse": "beschluss",
    "meldungen": "meldung",
    "glossar": "begriff",
    "fragen": "frage",
}


def _entry_options(function: Funktion) -> Funktion:
    """An option for every kind of entry that there is a template for."""
    for abschnitt, name in reversed(_EINTRAGSARTEN.items()):
        hilfe = f"Einen Eintrag im Abschnitt „{abschnitt}“ hinzufügen."
        function = click.option(f"--{name}", abschnitt, metavar="TITEL", help=hilfe)(function)
    return function


@click.group(
    cls=Befehle,
    help="Macht aus den Daten eines Integrationskonzepts eine Website.",
    context_settings={"help_option_names": ["-h", "--hilfe", "--help"]},
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
def pruefen(datei: Path, stichtag: date | None, form: str) -> None:
    """Prüft alle Daten und Texte und zeigt jeden Befund mit Datei, Zeile, Regel und Rat.

    Bei Kapiteln prüft der Bau noch genauer: berechnete Aufrufe und Sprungmarken sieht erst er.

    Rückgabewert: 0 ohne Fehler (Hinweise sind keine Fehler), 1 mit Fehlern, 2 bei falschem Aufruf.
    """
    projekt = _read_projekt(datei)
    if not projekt.daten.is_dir():
        raise click.UsageError(f"Den Ordner „{projekt.daten.name}“ mit den Daten gibt es neben „{datei}“ nicht.")
    try:
        tag = stichtag or choose_stichtag(None, os.environ.get("SOURCE_DATE_EPOCH"), date.today())
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH ist keine Zahl von Sekunden seit 1970.") from None
    ergebnis = examine(projekt, tag, mit_prosa=True)
    click.echo(_FORMATE[form](ergebnis.findings), nl=form != "github" or bool(ergebnis.findings))
    if ergebnis.fehler:
        sys.exit(1)


@konzept.command(short_help="Die Website bauen.")
@_common
def bauen(datei: Path, stichtag: date | None) -> None:
    """Baut die Website neben der alten und tauscht sie erst aus, wenn alles gelungen ist.

    Wird der Bau abgebrochen oder enthält er Fehler, bleibt die alte Website, wie sie war.
    """
    from integrationskonzept.bauen import BauFehler, build_site

    _require(datei)
    beginn = time.monotonic()
    try:
        gebaut = build_site(datei, stichtag, _progress)
    except BauFehler as fehler:
        _fail(fehler.findings, str(fehler))
    except KeyboardInterrupt:
        _fail((), "Abgebrochen.")
    dauer = f"{time.monotonic() - beginn:.1f}".replace(".", ",")
    groesse = f"{gebaut.bytes / 1e6:.1f}".replace(".", ",")
    click.echo(f"Fertig in {dauer} s: {gebaut.seiten} Seiten, {groesse} MB in „{gebaut.ordner}“.")


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

    _require(datei)

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


_ARTEN = get_args(Art)
_LAENDER = get_args(Land)


@konzept.command(short_help="Eine neue Website anlegen oder einen Eintrag hinzufügen.")
@click.argument("ordner", type=click.Path(path_type=Path), required=False)
@click.option("--name", metavar="NAME", help="Wie die Kommune heißt, zum Beispiel „Landkreis Musterland“.")
@click.option("--art", type=click.Choice(_ARTEN), metavar="ART", help=f"Was sie ist: {', '.join(_ARTEN)}.")
@click.option("--land", type=click.Choice(_LAENDER), metavar="LAND", help="In welchem Land sie liegt, zum Beispiel Niedersachsen.")
@click.option("--in", "ziel", type=click.Path(path_type=Path), metavar="DATEI", help="In welche Datendatei der Eintrag kommt.")
@_entry_options
def neu(ordner: Path | None, name: str | None, art: str | None, land: str | None, ziel: Path | None, **titel: str | None) -> None:
    """Legt eine kleine, erläuterte Website an, die sich sofort bauen lässt. Was fehlt, wird erfragt.

    Mit --massnahme und den anderen Arten kommt ein Eintrag mit Erläuterungen ans Ende einer Datendatei; alles andere darin bleibt,
    wie es ist. Vorhandene Dateien werden nie überschrieben.
    """
    gewuenscht = [(abschnitt, _one_line(text)) for abschnitt, text in titel.items() if text is not None]
    if gewuenscht:
        if ordner or name or art or land:
            raise click.UsageError("Ein Eintrag kommt in die Website dieses Ordners. ORDNER, --name, --art und --land entfallen.")
        if not all(text for _, text in gewuenscht):
            raise click.UsageError("Der Titel ist leer.")
        for abschnitt, text in gewuenscht:
            _add_entry(abschnitt, text, ziel)
    else:
        if ziel:
            raise click.UsageError("--in gehört zu einem Eintrag, zum Beispiel: konzept neu --massnahme TITEL --in DATEI")
        if ordner is None:
            raise click.UsageError("Nennen Sie einen Ordner für die neue Website: konzept neu mein-konzept")
        _start(ordner, name, art, land)


def _start(ordner: Path, name: str | None, art: str | None, land: str | None) -> None:
    if ordner.exists() and (not ordner.is_dir() or any(ordner.iterdir())):
        raise click.UsageError(f"„{ordner}“ gibt es schon. Nennen Sie einen neuen oder leeren Ordner.")
    name = _one_line(name or click.prompt("Wie heißt die Kommune? (zum Beispiel Landkreis Musterland)"))
    if not name:
        raise click.UsageError("Der Name der Kommune ist leer.")
    art = art or _ask("Was ist sie?", _ARTEN)
    land = land or _ask("In welchem Land liegt sie?", _LAENDER)
    for pfad, text in starter_files(name, art, land, date.today()).items():
        _write(ordner / pfad, text)
    click.echo(f"Angelegt: „{ordner}“. So geht es weiter:\n  cd {ordner}\n  konzept vorschau --oeffnen")
    click.echo("Was wo steht, sagt README.md darin.")


def _ask(frage: str, moegliche: Sequence[str]) -> str:
    """One of some words, chosen by its number or typed out."""
    for nr, wort in enumerate(moegliche, 1):
        click.echo(f"  {nr:2} {wort}")
    while True:
        antwort = click.prompt(f"{frage} (Nummer oder Wort)").strip()
        if antwort.isdecimal() and 1 <= int(antwort) <= len(moegliche):
            return moegliche[int(antwort) - 1]
        if antwort in moegliche:
            return antwort
        click.echo(f"„{antwort}“ steht nicht in der Liste.{meinten_sie(antwort, moegliche)}")


def _one_line(text: str) -> str:
    """What someone typed, on one line and without what no file can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _write(datei: Path, text: str) -> None:
    """Write a file as it is given, its line ends too."""
    try:
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.write_bytes(text.encode())
    except OSError as fehler:
        raise click.UsageError(
            f"„{datei}“ lässt sich nicht schreiben (Fehler {fehler.errno}). Prüfen Sie Ort und Rechte."
        ) from None


def _add_entry(abschnitt: str, titel: str, ziel: Path | None) -> None:
    projekt = _read_projekt(Path("mkdocs.yml"))
    ladung = load_konzept(projekt.daten)
    fruehere = {vorgaenger.id for massnahme in ladung.konzept.massnahmen for vorgaenger in massnahme.vorgaenger}
    vergeben = ladung.ids[abschnitt] | (fruehere if abschnitt == "massnahmen" else set())
    id = make_id(titel, lambda id: id in vergeben or is_reserved(id))
    pfad = ziel or _data_file(projekt.daten, abschnitt)
    name = pfad.as_posix()
    if pfad.suffix != ".yml" or not pfad.resolve().is_relative_to(projekt.daten.resolve()):
        raise click.UsageError(
            f"„{name}“ ist keine Datendatei. Nennen Sie eine im Ordner „{projekt.daten.as_posix()}“, die auf „.yml“ endet."
        )
    try:
        alt = pfad.read_bytes().decode() if pfad.exists() else ""
        text = append_entry(alt, abschnitt, template_entry(abschnitt, id, titel))
    except (YamlFehler, KeinPlatz, OSError, UnicodeDecodeError) as fehler:
        raise click.UsageError(f"In „{name}“ lässt sich nichts anfügen: {_reason(fehler)}") from None
    _write(pfad, text)
    entwurf = (
        " Er ist ein Entwurf und erscheint erst, wenn Sie die Zeile „sichtbarkeit“ löschen." if abschnitt == "massnahmen" else ""
    )
    click.echo(f"„{titel}“ steht jetzt mit der id „{id}“ am Ende von „{abschnitt}“ in „{name}“.{entwurf}")


def _reason(fehler: Exception) -> str:
    match fehler:
        case YamlFehler():
            return f"Zeile {fehler.zeile}: {fehler.text}"
        case UnicodeDecodeError():
            return "Die Datei ist nicht in UTF-8 gespeichert."
        case OSError():
            return f"Sie lässt sich nicht lesen (Fehler {fehler.errno})."
    return str(fehler)


def _data_file(daten: Path, abschnitt: str) -> Path:
    """The one data file that has the section; where there are several, the caller has to say which."""
    kopf = re.compile(rf"(?m)^\ufeff?[\"']?{abschnitt}[\"']?\s*:")
    dateien = [
        pfad
        for pfad in find_dateien(daten)
        if pfad.suffix == ".yml" and pfad.is_file() and kopf.search(pfad.read_text(encoding="utf-8", errors="replace"))
    ]
    if len(dateien) > 1:
        auswahl = "\n".join(f"  --in {pfad.as_posix()}" for pfad in dateien)
        raise click.UsageError(f"„{abschnitt}“ steht in mehreren Dateien. Nennen Sie die richtige:\n{auswahl}")
    return dateien[0] if dateien else daten / f"{abschnitt}.yml"


@konzept.command(short_help="Die Felder in den Datendateien ordnen.")
@click.argument("dateien", nargs=-1, type=click.Path(path_type=Path))
@click.option("--pruefen", "nur_pruefen", is_flag=True, help="Nichts ändern, nur sagen, was zu ordnen wäre (Rückgabewert 1).")
def formatieren(dateien: tuple[Path, ...], nur_pruefen: bool) -> None:
    """Bringt in jedem Eintrag die Felder in die übliche Reihenfolge: id, Nummer, Titel und so fort, der Stand zuletzt.

    Bemerkungen wandern mit ihrem Feld, an den Werten ändert sich nichts. Ohne DATEIEN sind alle Datendateien gemeint.
    """
    for pfad in dateien:
        if not pfad.exists():
            raise click.UsageError(f"„{pfad}“ gibt es nicht.")
    orte = dateien or (_read_projekt(Path("mkdocs.yml")).daten,)
    ergebnisse = [_format_file(pfad, nur_pruefen) for ort in orte for pfad in (find_dateien(ort) if ort.is_dir() else [ort])]
    if not any(ergebnisse):
        click.echo("Alles ist geordnet.")
    if "unlesbar" in ergebnisse or ("geordnet" in ergebnisse and nur_pruefen):
        sys.exit(1)


def _format_file(pfad: Path, nur_pruefen: bool) -> str:
    """What became of a file, in a word; empty where it was in order."""
    befund = read_datei(pfad, pfad.as_posix())
    if isinstance(befund, Finding):
        click.echo(str(befund), err=True)
        return "unlesbar"
    alt = pfad.read_bytes().decode()
    try:
        neu = format_text(alt)
    except YamlFehler as fehler:
        click.echo(str(Finding(Location(pfad.as_posix(), fehler.zeile, fehler.spalte), fehler.regel, fehler.text)), err=True)
        return "unlesbar"
    except NichtSicher:
        grund = "die Felder lassen sich nicht verschieben, ohne dass sich etwas ändert."
        click.echo(f"{pfad.as_posix()}: bleibt, wie sie ist; {grund}")
        return "bleibt"
    if neu == alt:
        return ""
    click.echo(f"{pfad.as_posix()}: {'wäre zu ordnen' if nur_pruefen else 'geordnet'}")
    if not nur_pruefen:
        _write(pfad, neu)
    return "geordnet"


@konzept.command(short_help="Das Schema der Datendateien ausgeben.")
def schema() -> None:
    """Gibt das JSON Schema der Datendateien aus, mit dem Editoren beim Tippen prüfen und Felder vorschlagen.

    Nach einem Wechsel der Version: konzept schema > .vscode/konzept.schema.json
    """
    click.echo(dump_schema(data_schema()), nl=False)


def _require(datei: Path) -> None:
    if not datei.is_file():
        context = click.get_current_context()
        oder = " oder nennen Sie die Datei mit --datei" if "datei" in context.params else ""
        raise click.UsageError(f"Hier liegt keine „{datei}“. Wechseln Sie in den Ordner Ihrer Website{oder}.")


def _read_projekt(datei: Path) -> Projekt:
    _require(datei)
    try:
        return find_projekt(datei)
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, AttributeError):
        raise click.UsageError(f"„{datei}“ ist nicht lesbar. Prüfen Sie Einrückung und Anführungszeichen.") from None


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


def _explain_usage(fehler: click.UsageError) -> str:
    """Click's complaint about a call, in German."""
    match fehler:
        case click.NoSuchOption():
            return f"Die Option „{fehler.option_name}“ gibt es nicht.{meinten_sie(fehler.option_name, fehler.possibilities or ())}"
        case click.BadOptionUsage():
            return f"Hinter {fehler.option_name} fehlt ein Wert."
        case click.MissingParameter():
            return f"Es fehlt: {fehler.param.name if fehler.param else 'ein Wert'}."
        case click.BadParameter(param=click.Option(type=click.Choice(choices=moeglich)) as option):
            return f"„{option.opts[0]}“ nimmt nur: {', '.join(moeglich)}."
        case click.BadParameter():
            return fehler.message
    if fehler.ctx and (m := fehler.message.partition("No such command ")[2]):
        name = m.split("'")[1] if "'" in m else m
        return f"Den Befehl „{name}“ gibt es nicht.{meinten_sie(name, konzept.commands)}"
    if "unexpected extra argument" in fehler.message:
        return f"Zu viele Angaben: {fehler.message.partition('(')[2].rstrip(')')}."
    return fehler.message


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
        click.echo(_explain_usage(fehler), err=True)
        click.echo(f"Hilfe: {fehler.ctx.command_path if fehler.ctx else 'konzept'} --hilfe", err=True)
        sys.exit(2)
    except click.exceptions.Abort:
        click.echo("\nAbgebrochen.", err=True)
        sys.exit(130)


if __name__ == "__main__":
    main()
