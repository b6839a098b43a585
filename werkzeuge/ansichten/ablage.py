"""The folder of the gallery: takes in the pictures of a run, keeps those they replace, says what became of each.

bilder/  the newest picture of everything        vorher/        those that this run replaced
aufnahmen.json  the records of bilder/           unterschied/   where the two differ
"""

import json
import shutil
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ansichten.vergleich import compare_files, thumbnail_of
from ansichten.werte import Aufnahme, Befund, Lage, read_aufnahme

VERZEICHNIS = "aufnahmen.json"
NEUE = ".neu-"
"""How the folder begins in which a run gathers its pictures."""
Fortschritt = Callable[[int, int], None]


class AblageFehler(Exception):
    """The folder is not one of ours; the text says what to do."""


@dataclass(frozen=True)
class Umfang:
    """What a run photographs: sites, views, and pages; None means all of them."""

    sites: frozenset[str]
    ansichten: frozenset[str]
    adressen: frozenset[str] | None = None

    def covers(self, aufnahme: Aufnahme) -> bool:
        """Whether the run should have taken this picture anew."""
        seite = self.adressen is None or aufnahme.adresse in self.adressen
        return seite and aufnahme.site in self.sites and aufnahme.ansicht in self.ansichten


def read_records(ordner: Path) -> tuple[Aufnahme, ...]:
    """The records of the run before; AblageFehler for a folder that holds something else."""
    datei = ordner / VERZEICHNIS
    if not datei.is_file():
        # What a killed run left behind is ours.
        if ordner.is_dir() and any(not eines.name.startswith(NEUE) for eines in ordner.iterdir()):
            raise AblageFehler(f"„{ordner}“ ist nicht leer und keine Galerie. Nennen Sie mit --ausgabe einen anderen Ordner.")
        return ()
    try:
        return tuple(read_aufnahme(plain) for plain in json.loads(datei.read_text(encoding="utf-8"))["aufnahmen"])
    except (ValueError, TypeError, KeyError):
        raise AblageFehler(f"„{datei}“ ist nicht lesbar. Löschen Sie den Ordner „{ordner.name}“ und beginnen Sie neu.") from None


def match_up(
    alt: Iterable[Aufnahme], neu: Iterable[Aufnahme], umfang: Umfang, vorhanden: Collection[tuple[str, str]]
) -> tuple[Befund, ...]:
    """What became of every picture, before any is compared: those in both runs are GLEICH until a comparison says otherwise.

    `vorhanden` holds (site, address) of all pages there are: one that is no longer photographed may still be there.
    """
    frueher = {aufnahme.schluessel: aufnahme for aufnahme in alt}
    jetzt = {aufnahme.schluessel: aufnahme for aufnahme in neu}
    bekannt = {aufnahme.site for aufnahme in frueher.values()}

    def fate(aufnahme: Aufnahme) -> Lage:
        if aufnahme.schluessel in jetzt:
            erste = Lage.NEU if aufnahme.site in bekannt else Lage.ERSTE
            return Lage.GLEICH if aufnahme.schluessel in frueher else erste
        if not umfang.covers(aufnahme):
            return Lage.UNBERUEHRT
        return Lage.ABGEWAEHLT if (aufnahme.site, aufnahme.adresse) in vorhanden else Lage.VERSCHWUNDEN

    return tuple(Befund(aufnahme, fate(aufnahme)) for aufnahme in (frueher | jetzt).values())


def take_in(ordner: Path, neue: Path, befunde: tuple[Befund, ...], melde: Fortschritt) -> tuple[Befund, ...]:
    """Put the pictures of the folder `neue` in their place, the replaced ones to vorher/, and compare the two."""
    for name in ("vorher", "unterschied"):
        shutil.rmtree(ordner / name, ignore_errors=True)
    for befund in befunde:
        datei = befund.aufnahme.datei
        if befund.lage is not Lage.UNBERUEHRT:
            _move(ordner / "bilder" / datei, ordner / "vorher" / datei)
            _move(neue / datei, ordner / "bilder" / datei)
    paare = [befund for befund in befunde if befund.lage is Lage.GLEICH]
    with ThreadPoolExecutor(2) as gruppe:
        verglichen = {}
        for nr, befund in enumerate(gruppe.map(lambda b: _compared(ordner, b), paare), 1):
            verglichen[befund.aufnahme.schluessel] = befund
            melde(nr, len(paare))
    fertig = tuple(verglichen.get(befund.aufnahme.schluessel, befund) for befund in befunde)
    _write_records(ordner, fertig)
    return fertig


def _move(von: Path, nach: Path) -> None:
    """Move a picture with its small one; what is not there stays away."""
    for quelle, ziel in ((von, nach), (Path(thumbnail_of(str(von))), Path(thumbnail_of(str(nach))))):
        if quelle.is_file():
            ziel.parent.mkdir(parents=True, exist_ok=True)
            quelle.replace(ziel)


def _compared(ordner: Path, befund: Befund) -> Befund:
    alt, neu, unterschied = (ordner / name / befund.aufnahme.datei for name in ("vorher", "bilder", "unterschied"))
    if not alt.is_file():
        return Befund(befund.aufnahme, Lage.NEU)
    anteil = compare_files(alt, neu, unterschied)
    return Befund(befund.aufnahme, Lage.VERAENDERT if anteil else Lage.GLEICH, anteil)


def _write_records(ordner: Path, befunde: tuple[Befund, ...]) -> None:
    weg = (Lage.VERSCHWUNDEN, Lage.ABGEWAEHLT)
    zeilen = [befund.aufnahme.plain() for befund in befunde if befund.lage not in weg]
    text = json.dumps({"aufnahmen": zeilen}, ensure_ascii=False, indent=1)
    (ordner / VERZEICHNIS).write_text(f"{text}\n", encoding="utf-8", newline="\n")
