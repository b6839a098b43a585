"""The Maßnahmen → a table for spreadsheets: `;` between cells, UTF-8 with BOM, and no cell that a spreadsheet would run."""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from integrationskonzept.adressen import address_of
from integrationskonzept.langtext import plain_text
from integrationskonzept.model import Eintrag, Massnahme, Vokabel, Ziel
from integrationskonzept.queries import stand
from integrationskonzept.render import Blatt, Buch

GEFAEHRLICH = ("=", "+", "-", "@")
"""What a cell begins with that Excel or LibreOffice takes for a formula (OWASP, CSV Injection), in any width."""
_UNSICHTBAR = ("Cc", "Cf", "Mn")
"""Kinds of signs that take no room, so that they could hide what a cell begins with."""

Spalte = Callable[[Blatt, Massnahme], str]


def _word(liste: str) -> Spalte:
    def cell(blatt: Blatt, m: Massnahme) -> str:
        werte = getattr(m, liste)
        ids = werte if isinstance(werte, tuple) else (werte,)
        worte = (blatt.konzept.vokabular.wort(liste, id) for id in ids)
        return " | ".join(wort.label for wort in worte if isinstance(wort, Vokabel))

    return cell


def _titles(eintraege: Iterable[Eintrag]) -> str:
    return " | ".join(eintrag.bezeichnung for eintrag in eintraege)


def _status(blatt: Blatt, m: Massnahme) -> str:
    wort = stand.statuswort(blatt.konzept, m)
    return wort.label if wort else ""


def _day(blatt: Blatt, m: Massnahme) -> str:
    aktuell = stand.current(m)
    tag = stand.tag_of(aktuell) if aktuell else None
    return tag.isoformat() if tag else ""


def _progress(blatt: Blatt, m: Massnahme) -> str:
    wert = blatt.aktuell(m).fortschritt
    return "" if wert is None else str(wert)


SPALTEN: Mapping[str, Spalte] = {
    "Nr.": lambda b, m: m.nr or "",
    "Titel": lambda b, m: m.titel,
    "Kurz": lambda b, m: m.kurz or "",
    "Handlungsfelder": lambda b, m: _titles(b.bezuege.felder_of(m)),
    "Ziele": lambda b, m: _titles(b.bezuege.entries(Ziel, m.ziele)),
    "Federführung": lambda b, m: _titles(b.federfuehrend(m)),
    "Zeitrahmen": lambda b, m: m.zeit.text if m.zeit else "",
    "Beginn": lambda b, m: m.zeit.von.isoformat() if m.zeit and m.zeit.von else "",
    "Ende": lambda b, m: m.zeit.bis.isoformat() if m.zeit and m.zeit.bis else "",
    "Stand": _status,
    "Stand vom": _day,
    "Fortschritt in Prozent": _progress,
    "Überfällig": lambda b, m: "ja" if b.ueberfaellig(m) else "",
    "Art": _word("art"),
    "Priorität": _word("prioritaet"),
    "Horizont": _word("horizont"),
    "Zielgruppen": _word("zielgruppen"),
    "Orte": _word("orte"),
    "Kosten": lambda b, m: " | ".join(b.kosten(m)),
    "Beschreibung": lambda b, m: plain_text(m.beschreibung) if m.beschreibung else "",
    "Beispielhaft": lambda b, m: "ja" if m.beispielhaft else "",
    "Kennung": lambda b, m: m.id,
    "Adresse": lambda b, m: address_of(m),
}


def dump_tabelle(buch: Buch) -> str:
    """The catalogue as CSV text, with its byte order mark, one Maßnahme a row."""
    ausgabe = io.StringIO()
    schreiber = csv.writer(ausgabe, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(SPALTEN)
    blatt = Blatt(buch, "")
    for massnahme in buch.bezuege.massnahmen:
        schreiber.writerow(inert(spalte(blatt, massnahme)) for spalte in SPALTEN.values())
    return "\ufeff" + ausgabe.getvalue()


def inert(zelle: str) -> str:
    """The text of a cell on one line; one that a spreadsheet would run gets an apostrophe in front."""
    text = " ".join(zelle.split())
    return f"'{text}" if _first_sign(text) in GEFAEHRLICH else text


def _first_sign(text: str) -> str:
    """The first sign that takes room, in its usual width."""
    sichtbare = (zeichen for zeichen in text if unicodedata.category(zeichen) not in _UNSICHTBAR and not zeichen.isspace())
    return unicodedata.normalize("NFKC", next(sichtbare, ""))
