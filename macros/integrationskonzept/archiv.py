"""A finished site as one file for the archive, with checksums that anyone can compare years later."""

import hashlib
import zipfile
from datetime import date
from pathlib import Path

SUMMEN = "pruefsummen.sha256"
"""The list of checksums inside the folder, as `sha256sum --check` reads it."""


def write_checksums(ordner: Path) -> None:
    """Put the list of checksums of all files into their folder."""
    namen = sorted(pfad.relative_to(ordner).as_posix() for pfad in ordner.rglob("*") if pfad.is_file())
    zeilen = [_line(ordner / name, name) for name in namen if name != SUMMEN]
    (ordner / SUMMEN).write_text("".join(zeilen), encoding="utf-8", newline="\n")


def write_archive(ordner: Path, tag: date) -> Path:
    """A folder as a ZIP file beside it, its checksum beside that; the same files on the same day give the same bytes.

    The files carry the day as theirs, for when they were written says nothing about what they say. Raises OSError.
    """
    archiv = ordner.with_name(f"{ordner.name}.zip")
    neu = archiv.with_name(f".{archiv.name}-neu")
    dateien = {pfad.relative_to(ordner.parent).as_posix(): pfad for pfad in ordner.rglob("*") if pfad.is_file()}
    with zipfile.ZipFile(neu, "w") as gepackt:
        for name, pfad in sorted(dateien.items()):
            eintrag = zipfile.ZipInfo(name, (tag.year, tag.month, tag.day, 0, 0, 0))
            eintrag.external_attr = 0o100644 << 16
            eintrag.create_system = 3  # that the rights above are read as such
            gepackt.writestr(eintrag, pfad.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    neu.replace(archiv)
    archiv.with_name(f"{archiv.name}.sha256").write_text(_line(archiv, archiv.name), encoding="utf-8", newline="\n")
    return archiv


def _line(pfad: Path, name: str) -> str:
    with pfad.open("rb") as datei:
        return f"{hashlib.file_digest(datei, 'sha256').hexdigest()}  {name}\n"
