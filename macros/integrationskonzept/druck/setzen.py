"""The one door to Typst: a document's values → the bytes of a PDF. The library is an extra (`integrationskonzept[druck]`)."""

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from integrationskonzept.druck.satz import read_message, write_message

NORMEN = ("ua-1", "a-2a")
"""PDF/UA-1 for readers of every kind, PDF/A-2a for archives; the typesetter refuses what breaks either."""
GENUG = 1_000_000
"""After so many bytes of values a process has taken enough memory."""
_HIER = Path(__file__).parent


class SatzFehler(Exception):
    """A document could not be set; the text says which and why."""


def can_set() -> bool:
    """Whether the typesetter and what packs its work are installed."""
    return all(find_spec(name) is not None for name in ("pikepdf", "typst"))


def draw_png(svg: str, breite: float) -> bytes:
    """A drawing as PNG, so many mm wide and fine enough for paper."""
    import typst  # noqa: PLC0415  # an extra

    seite = b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: float(sys.inputs.mm) * 1mm)"
    bild = typst.compile(seite, format="png", ppi=200.0, sys_inputs={"svg": svg, "mm": str(breite)})
    assert isinstance(bild, bytes)
    return bild


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pikepdf  # noqa: PLC0415  # an extra

    with pikepdf.open(io.BytesIO(pdf)) as datei:
        return len(datei.pages)


def _packed(pdf: bytes) -> bytes:
    """The same PDF in a third of the bytes: Typst leaves its structure, which is most of it, unpacked."""
    import pikepdf  # noqa: PLC0415  # an extra

    fertig = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as datei:
        datei.save(fertig, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return fertig.getvalue()


@dataclass(frozen=True)
class Satzart:
    """All that decides about the look of a document beside its values."""

    tag: date
    """The day the documents say they were made on, so that the same values give the same bytes."""

    @cached_property
    def summe(self) -> str:
        """A sum of templates, typefaces, typesetter and day."""
        dateien = sorted(pfad for ordner in ("vorlage", "schrift") for pfad in (_HIER / ordner).iterdir() if pfad.is_file())
        summe = hashlib.sha256(f"{version('typst')} {version('pikepdf')} {NORMEN} {self.tag}".encode())
        for pfad in dateien:
            summe.update(pfad.name.encode() + pfad.read_bytes())
        return summe.hexdigest()

    def key(self, werte: Mapping[str, object]) -> str:
        """A name for what these values give; with anything else the same it is the same."""
        return hashlib.sha256(self.summe.encode() + as_bytes(werte)).hexdigest()[:32]

    @property
    def befehl(self) -> list[str]:
        """What starts a process that sets documents."""
        mitternacht = datetime(self.tag.year, self.tag.month, self.tag.day, tzinfo=UTC)
        pfade = (_HIER / "satz.py", _HIER / "vorlage" / "dokument.typ", _HIER / "vorlage", _HIER / "schrift")
        return [sys.executable, *map(str, pfade), json.dumps(NORMEN), str(int(mitternacht.timestamp()))]


@dataclass
class Setzer:
    """Sets documents one after another in a process of its own; to be closed."""

    satzart: Satzart
    _prozess: "subprocess.Popen[bytes] | None" = None
    _bisher: int = field(default=0)

    def set(self, name: str, werte: Mapping[str, object]) -> bytes:
        """The PDF of a document; SatzFehler names it."""
        inhalt = as_bytes(werte)
        self._bisher += len(inhalt)
        if self._prozess is not None and self._bisher > GENUG:
            self.close()
            self._bisher = len(inhalt)
        if self._prozess is None:
            self._prozess = subprocess.Popen(self.satzart.befehl, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        ein, aus = self._prozess.stdin, self._prozess.stdout
        assert ein is not None
        assert aus is not None
        try:
            write_message(ein, inhalt)
            antwort = read_message(aus)
        except OSError:
            antwort = None
        if not antwort or antwort[:1] != b"+":
            grund = antwort[1:].decode() if antwort else "Das Satzprogramm wurde beendet."
            raise SatzFehler(f"{name} lässt sich nicht als PDF setzen: {grund}")
        return _packed(antwort[1:])

    def close(self) -> None:
        """End the process."""
        if self._prozess is not None:
            for strom in (self._prozess.stdin, self._prozess.stdout):
                assert strom is not None
                strom.close()
            self._prozess.wait()
            self._prozess = None


def as_bytes(werte: Mapping[str, object]) -> bytes:
    """Values as the templates read them."""
    return json.dumps(werte, ensure_ascii=False, separators=(",", ":")).encode()
