"""Documents → Word and OpenDocument by pandoc, from the same pieces as the PDF; it reads no file but the template."""

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from integrationskonzept.druck.dokumente import Dokument
from integrationskonzept.druck.pandoc import VERZEICHNISTIEFE, as_pandoc
from integrationskonzept.druck.setzen import SatzFehler

ARTEN = {"docx": "Word", "odt": "OpenDocument"}
"""What can be written, by the ending of the file."""


def can_write_word() -> bool:
    """Whether pandoc, what prepares its templates and what draws are installed."""
    return all(find_spec(name) is not None for name in ("docx", "pypandoc", "typst"))


@dataclass(frozen=True)
class Schreibart:
    """All that decides about the look of a document for word processors beside its content."""

    tag: date
    vorlagen: Mapping[str, bytes]
    """The documents whose styles, headers and footers are used, by the ending of what is written."""

    @cached_property
    def summe(self) -> str:
        """A sum of pandoc's version, the day and the template."""
        return hashlib.sha256(f"{version('pypandoc-binary')} {self.tag}".encode() + b"".join(self.vorlagen.values())).hexdigest()

    def key(self, dokument: Dokument, endung: str) -> str:
        """A name for the file of a document; with anything else the same it is the same."""
        return hashlib.sha256(self.summe.encode() + _as_bytes(dokument, endung)).hexdigest()[:32]

    def write(self, dokument: Dokument, endung: str) -> bytes:
        """The document as a file of that kind; SatzFehler names it."""
        import pypandoc  # noqa: PLC0415  # an extra

        mitternacht = datetime(self.tag.year, self.tag.month, self.tag.day, tzinfo=UTC)
        with tempfile.TemporaryDirectory() as ordner:
            ziel = Path(ordner) / f"dokument.{endung}"
            vorlage = Path(ordner) / f"vorlage.{endung}"
            vorlage.write_bytes(self.vorlagen[endung])
            befehl = [pypandoc.get_pandoc_path(), "--from=json", f"--to={endung}", f"--output={ziel}"]
            befehl += [f"--reference-doc={vorlage}"]
            befehl += ["--toc", f"--toc-depth={VERZEICHNISTIEFE}"] if dokument.angaben["verzeichnis"] and endung != "docx" else []
            umgebung = os.environ | {"SOURCE_DATE_EPOCH": str(int(mitternacht.timestamp()))}
            lauf = subprocess.run(befehl, input=_as_bytes(dokument, endung), capture_output=True, env=umgebung, check=False)
            if lauf.returncode or not ziel.exists():
                grund = " ".join(lauf.stderr.decode(errors="replace").split()) or "pandoc wurde beendet."
                raise SatzFehler(f"{dokument.name} lässt sich nicht als {ARTEN[endung]} schreiben: {grund}")
            return ziel.read_bytes()


def _as_bytes(dokument: Dokument, endung: str) -> bytes:
    return json.dumps(as_pandoc(dokument, endung), ensure_ascii=False, separators=(",", ":")).encode()
