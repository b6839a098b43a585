"""A finished site as one file for the archive, with checksums that anyone can compare years later."""

import hashlib
import zipfile
from datetime import date
from pathlib import Path

FRUEHESTENS, SPAETESTENS = date(1980, 1, 1), date(2107, 12, 31)
"""The days that the format of ZIP files can hold."""
SUMMEN = "pruefsummen.sha256"
"""The list of checksums inside the folder, as `sha256sum --check` reads it."""


def write_checksums(ordner: Path) -> None:
    """Put the list of checksums of all files into their folder."""
    namen = sorted(pfad.relative_to(ordner).as_posix() for pfad in ordner.rglob("*") if pfad.is_file())
    zeilen = [_line(ordner / name, name) for name in namen if name != SUMMEN]
    (ordner / SUMMEN).write_text("".join(zeilen), encoding="utf-8", newline="\n")


def write_archive(ordner: Path, archiv: Path, name: str, tag: date) -> None:
    """A folder as a ZIP file in which it is called `name`; the same files on the same day give the same bytes.

    The files carry the day as theirs, for when they were written says nothing about what they say. Raises OSError.
    """
    tag = min(max(tag, FRUEHESTENS), SPAETESTENS)
    dateien = {f"{name}/{pfad.relative_to(ordner).as_posix()}": pfad for pfad in ordner.rglob("*") if pfad.is_file()}
    with zipfile.ZipFile(archiv, "w") as gepackt:
        for ort, pfad in sorted(dateien.items()):
            eintrag = zipfile.ZipInfo(ort, (tag.year, tag.month, tag.day, 0, 0, 0))
            eintrag.external_attr = 0o100644 << 16
            eintrag.create_system = 3  # that the rights above are read as such
            gepackt.writestr(eintrag, pfad.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def put_in_place(neu: Path, archiv: Path) -> None:
    """A finished archive under its name, its checksum beside it. Raises OSError."""
    neu.replace(archiv)
    archiv.with_name(f"{archiv.name}.sha256").write_text(_line(archiv, archiv.name), encoding="utf-8", newline="\n")


def _line(pfad: Path, name: str) -> str:
    with pfad.open("rb") as datei:
        return f"{hashlib.file_digest(datei, 'sha256').hexdigest()}  {name}\n"
