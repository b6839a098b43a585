"""A new entry at the end of a section of a data file: text in, text out; all that stood there stays byte for byte."""

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from integrationskonzept.adressen import slug
from integrationskonzept.hilfe import help_for_field
from integrationskonzept.loading.knoten import Knoten, YamlFehler, parse_knoten
from integrationskonzept.model import ABSCHNITTE
from integrationskonzept.redaktion.vorlagen import as_yaml
from integrationskonzept.redaktion.zeilen import line_end, split_lines, with_last_end
from integrationskonzept.struktur import felder, reading_order


@dataclass(frozen=True)
class Vorlage:
    """What a new entry of a section is called in a command, and the fields it suggests."""

    wort: str
    felder: tuple[str, ...]


VORLAGEN: Mapping[str, Vorlage] = {
    "handlungsfelder": Vorlage("handlungsfeld", ("nr", "kurz", "symbol", "ausgangslage", "text", "zustaendig", "ansprechperson")),
    "massnahmen": Vorlage("massnahme", ("kurz", "ziele", "beschreibung", "zustaendig", "zielgruppen", "zeit", "kosten", "stand")),
    "ziele": Vorlage("ziel", ("stufe", "handlungsfelder", "oberziel", "text")),
    "organisationen": Vorlage("organisation", ("kurz", "art", "aufgaben", "adresse", "telefon", "mail", "url")),
    "personen": Vorlage("person", ("funktion", "organisation", "telefon", "mail", "raum", "veroeffentlichen")),
    "veranstaltungen": Vorlage("veranstaltung", ("art", "zeit", "ort", "teilnehmende", "ergebnisse")),
    "beschluesse": Vorlage("beschluss", ("gremium", "datum", "vorlage_nr", "abstimmung", "text")),
    "meldungen": Vorlage("meldung", ("datum", "text")),
    "glossar": Vorlage("begriff", ("abkuerzung", "text")),
    "fragen": Vorlage("frage", ("antwort",)),
}
"""The sections for which there is a template."""


class KeinPlatz(Exception):
    """The file is written in a way that leaves no place to append to; the message is German."""


def make_id(titel: str, is_taken: Callable[[str], bool]) -> str:
    """An id from a title: "Sprachcafé für alle" → "sprachcafe-fuer-alle"; with a number behind it where it is taken."""
    stamm = slug(titel)[:60].strip("-") or "neu"
    return next(id for nr in count(1) if not is_taken(id := stamm if nr == 1 else f"{stamm}-{nr}"))


def template_entry(abschnitt: str, id: str, titel: str) -> list[str]:
    """The lines of a new entry, unindented: what identifies it, and each usual field as a comment with its help and an example.

    A Maßnahme begins as a draft, so that nothing half-written is published.
    """
    klasse = ABSCHNITTE[abschnitt]
    zeilen = [f"- id: {id}", f"  {klasse.BEZEICHNUNG}: {as_yaml(titel)}"]
    if "sichtbarkeit" in felder(klasse):
        zeilen += [
            "  # Ein Entwurf erscheint nirgends. Löschen Sie die nächste Zeile, wenn alles stimmt.",
            "  sichtbarkeit: entwurf",
        ]
    for name in sorted(VORLAGEN[abschnitt].felder, key=reading_order(klasse).index):
        hilfe = help_for_field(klasse, name)
        zeilen += [f"  # {zeile}".rstrip() for zeile in (*textwrap.wrap(hilfe.hilfe, 110), *_example(name, hilfe.beispiel))]
    return zeilen


def _example(name: str, beispiel: object) -> list[str]:
    """A field with its example, as it would be written."""
    if isinstance(beispiel, str) and (len(beispiel) > 80 or "\n" in beispiel):
        return [f"{name}: |", *(f"  {zeile}".rstrip() for zeile in beispiel.strip().split("\n"))]
    if isinstance(beispiel, list) and any(isinstance(eins, dict) for eins in beispiel):
        return [f"{name}:", *(f"  - {as_yaml(eins)}" for eins in beispiel)]
    return [f"{name}: {as_yaml(beispiel)}"]


def append_entry(text: str, abschnitt: str, eintrag: list[str]) -> str:
    """The text with an entry behind the last one of a section; the section is added where the file has none.

    YamlFehler where the file cannot be read, KeinPlatz where it is written so that nothing can be put in.
    """
    wurzel, verloren = parse_knoten(with_last_end(text))
    if verloren:
        raise verloren[0]
    inhalt = wurzel.wert if wurzel and wurzel.wert else {}
    if not isinstance(inhalt, dict):
        raise KeinPlatz("Die Datei beginnt nicht mit einem Abschnitt.")
    zeilen = split_lines(text)
    if wurzel and abschnitt in inhalt:
        platz, einzug = _place(zeilen, wurzel, inhalt[abschnitt], abschnitt)
        kopf = [""] if inhalt[abschnitt].wert else []
    else:
        platz, einzug = len(zeilen), 2
        kopf = ["", f"{abschnitt}:"] if zeilen and zeilen[-1].strip() else [f"{abschnitt}:"]
    neu = [*kopf, *(" " * einzug + zeile for zeile in eintrag)]
    davor, ende = with_last_end("".join(zeilen[:platz])), line_end(text)
    ergebnis = davor + "".join(f"{zeile}{ende}" for zeile in neu) + "".join(zeilen[platz:])
    if not _adds_one(wurzel, ergebnis, abschnitt):
        raise KeinPlatz("Die Datei ist so geschrieben, dass sich dabei anderes in ihr ändern würde.")
    return ergebnis


def _place(zeilen: list[str], wurzel: Knoten, knoten: Knoten, abschnitt: str) -> tuple[int, int]:
    """Behind how many lines the next entry of a section comes, and how deep its dash stands."""
    beginn = wurzel.schluessel[abschnitt][0]
    ende = min((zeile for zeile, _ in wurzel.schluessel.values() if zeile > beginn), default=len(zeilen) + 1)
    einzug = 2
    if knoten.wert is not None:
        strich = re.match(r"( *)-\s", zeilen[knoten.zeile - 1])
        if not isinstance(knoten.wert, list) or strich is None or knoten.zeile == beginn:
            raise KeinPlatz(f"„{abschnitt}“ steht nicht als Liste mit Strichen „- “ untereinander. Schreiben Sie es zuerst so.")
        einzug = len(strich[1])
    platz = ende - 1
    while platz > beginn and (not zeilen[platz - 1].strip() or zeilen[platz - 1].startswith("#")):
        platz -= 1
    return platz, einzug


def _adds_one(alt: Knoten | None, text: str, abschnitt: str) -> bool:
    """Whether a text says what was there before, and one entry more at the end of the section."""
    try:
        neu, verloren = parse_knoten(text)
    except YamlFehler:
        return False
    davor, danach = _sections(alt), _sections(neu)
    eintraege = danach.pop(abschnitt, None)
    return not verloren and isinstance(eintraege, list) and (davor.pop(abschnitt, []), davor) == (eintraege[:-1], danach)


def _sections(wurzel: Knoten | None) -> dict[str, object]:
    inhalt = wurzel.plain() if wurzel else None
    return dict(inhalt) if isinstance(inhalt, dict) else {}
