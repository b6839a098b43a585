"""The commands that write what authors go on with: a new site, a new entry, fields in order, the schema for their editor."""

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

import click

from integrationskonzept.checks.verweise import is_reserved
from integrationskonzept.cli.deutsch import Befehl
from integrationskonzept.cli.ordner import read_projekt
from integrationskonzept.export import data_schema, dump_schema
from integrationskonzept.findings import Finding, Location, meinten_sie
from integrationskonzept.loading import load_konzept
from integrationskonzept.loading.dateien import find_dateien, read_datei
from integrationskonzept.loading.knoten import YamlFehler
from integrationskonzept.model import Art, Land
from integrationskonzept.redaktion.anfuegen import VORLAGEN, KeinPlatz, append_entry, make_id, template_entry
from integrationskonzept.redaktion.formatieren import NichtSicher, format_text
from integrationskonzept.redaktion.vorlagen import starter_files


def _entry_options(function: Callable[..., None]) -> Callable[..., None]:
    """An option for every kind of entry that there is a template for."""
    for abschnitt, vorlage in reversed(list(VORLAGEN.items())):
        hilfe = f"Einen Eintrag im Abschnitt „{abschnitt}“ hinzufügen."
        function = click.option(f"--{vorlage.wort}", abschnitt, metavar="TITEL", help=hilfe)(function)
    return function


_ARTEN = get_args(Art)
_LAENDER = get_args(Land)


@click.command(cls=Befehl, short_help="Eine neue Website anlegen oder einen Eintrag hinzufügen.")
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
    projekt = read_projekt(Path("mkdocs.yml"))
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
        raise click.UsageError(f"„{abschnitt}“ steht in mehreren Dateien. Nennen Sie die richtige oder eine neue:\n{auswahl}")
    return dateien[0] if dateien else daten / f"{abschnitt}.yml"


@click.command(cls=Befehl, short_help="Die Felder in den Datendateien ordnen.")
@click.argument("dateien", nargs=-1, type=click.Path(path_type=Path))
@click.option("--pruefen", "nur_pruefen", is_flag=True, help="Nichts ändern, nur sagen, was zu ordnen wäre (Rückgabewert 1).")
def formatieren(dateien: tuple[Path, ...], nur_pruefen: bool) -> None:
    """Bringt in jedem Eintrag die Felder in die übliche Reihenfolge: id, Nummer, Titel und so fort, der Stand zuletzt.

    Bemerkungen wandern mit ihrem Feld, an den Werten ändert sich nichts. Ohne DATEIEN sind alle Datendateien gemeint.
    """
    for pfad in dateien:
        if not pfad.exists():
            raise click.UsageError(f"„{pfad}“ gibt es nicht.")
    orte = dateien or (read_projekt(Path("mkdocs.yml")).daten,)
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


@click.command(cls=Befehl, short_help="Das Schema der Datendateien ausgeben.")
def schema() -> None:
    """Gibt das JSON Schema der Datendateien aus, mit dem Editoren beim Tippen prüfen und Felder vorschlagen.

    Nach einem Wechsel der Version: konzept schema > .vscode/konzept.schema.json
    """
    click.echo(dump_schema(data_schema()), nl=False)
