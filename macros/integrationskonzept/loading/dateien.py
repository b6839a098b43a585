"""Finding and reading data files: which there are, their size and encoding; nothing about what they say."""

import codecs
import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from integrationskonzept.findings import Finding, Location

MAX_BYTES = 5_000_000
_VORGABE = (".*", "/templates/")
"""What MkDocs never publishes from `docs/`."""
_TEXTE = frozenset({".md", ".csv", ".txt", ".html", ".json", ".svg"})
_LATIN = "Die Datei ist nicht in UTF-8 gespeichert, sondern vermutlich in {art}. Speichern Sie sie als „UTF-8“ neu."


def find_dateien(ordner: Path) -> list[Path]:
    """All `*.yml` and `*.yaml` below the folder, by path as people read it."""
    return sorted(
        (p for p in ordner.rglob("*") if p.suffix.lower() in (".yml", ".yaml")), key=lambda p: p.relative_to(ordner).as_posix()
    )


def read_datei(pfad: Path, name: str) -> str | Finding:
    """The text of a data file, or why it cannot be read."""
    try:
        modus = pfad.stat()
        if not stat.S_ISREG(modus.st_mode):
            return Finding(Location(name), "IK002", "Das ist keine Datei. Ein Ordner darf nicht auf „.yml“ enden.")
        if modus.st_size > MAX_BYTES:
            return Finding(
                Location(name),
                "IK003",
                f"Die Datei ist größer als 5 MB ({modus.st_size:_} Byte). Teilen Sie sie auf.".replace("_", "."),
            )
        roh = pfad.read_bytes()
    except OSError as fehler:
        return Finding(Location(name), "IK002", f"Die Datei lässt sich nicht lesen ({_grund(fehler)}).")
    if roh.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Finding(Location(name), "IK001", _LATIN.format(art="UTF-16 („Unicode“)"))
    try:
        return roh.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as fehler:
        davor = roh.removeprefix(codecs.BOM_UTF8)[: fehler.start].decode()
        zeile, spalte = davor.count("\n") + 1, len(davor) - davor.rfind("\n")
        return Finding(Location(name, zeile, spalte), "IK001", _LATIN.format(art="Latin-1 („ANSI“)"))


def _grund(fehler: OSError) -> str:
    if isinstance(fehler, FileNotFoundError):
        return "sie ist eine Verknüpfung, deren Ziel fehlt"
    if isinstance(fehler, PermissionError):
        return "die Leserechte fehlen"
    if fehler.errno == errno.ELOOP:
        return "sie ist eine Verknüpfung, die im Kreis führt"
    return f"Fehler {fehler.errno} des Betriebssystems"


def list_dateien(ordner: Path, ausgenommen: Iterable[str] = ()) -> dict[str, int]:
    """Every published file below the folder by its path relative to it, with slashes, and its size in bytes.

    Left out is what leads out of the folder and what `ausgenommen` (in the notation of .gitignore) or MkDocs keeps back.
    """
    wurzel = ordner.resolve()
    draussen = GitIgnoreSpec.from_lines((*_VORGABE, *ausgenommen))
    namen = ((pfad, pfad.relative_to(ordner).as_posix()) for pfad in sorted(ordner.rglob("*")))
    return {
        name: pfad.stat().st_size
        for pfad, name in namen
        if pfad.is_file() and pfad.resolve().is_relative_to(wurzel) and not draussen.match_file(name)
    }


def find_outward(ordner: Path, ausgenommen: Iterable[str] = ()) -> frozenset[str]:
    """Everything below the folder that lies elsewhere and would be published, by its path relative to it."""
    wurzel = ordner.resolve()
    draussen = GitIgnoreSpec.from_lines((*_VORGABE, *ausgenommen))
    return frozenset(
        pfad.relative_to(ordner).as_posix()
        for pfad in ordner.rglob("*")
        # One that leads in a circle is no mistake.
        if not Path(os.path.realpath(pfad)).is_relative_to(wurzel)
        if not any(draussen.match_file(pfad.relative_to(ordner).as_posix() + ende) for ende in ("", "/"))
    )


def read_prosa(ordner: Path, dateien: Iterable[str]) -> tuple[dict[str, str], list[Finding]]:
    """The texts among some files of the folder (Markdown, tables, pictures made of text), and those that cannot be read."""
    texte: dict[str, str] = {}
    findings: list[Finding] = []
    for name in dateien:
        if PurePosixPath(name).suffix.lower() in _TEXTE:
            text = read_datei(ordner / name, f"{ordner.name}/{name}")
            if isinstance(text, str):
                texte[name] = text
            elif name.endswith(".md"):
                findings.append(text)
    return texte, findings
