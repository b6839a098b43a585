"""Documents → their PDF, those that nothing changed from where the last build put them; the only one that writes there."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from integrationskonzept.druck import Dokument, Satzart, Setzer, pages_of

ABLAGE = ".konzept-cache"
"""The folder beside the settings that keeps PDF from one build to the next; it may be deleted at any time."""
VERZEICHNIS = "pdf/verzeichnis.json"
NEBENEINANDER = 2
"""So many documents are set at a time."""


def print_all(dokumente: Iterable[Dokument], satzart: Satzart, ablage: Path, melde: Callable[[str], None]) -> Mapping[str, bytes]:
    """All PDF by their paths in the site, and the list of them with title, pages and bytes; SatzFehler names what cannot be set."""
    druckerei = _Druckerei(satzart, ablage, melde)
    dateien: dict[str, bytes] = {}
    eintraege: list[dict[str, object]] = []
    fremde: set[str] = set()
    with druckerei.workers() as arbeiter:
        for dokument, pdf in arbeiter.map(druckerei.print, dokumente):
            dateien[dokument.pfad] = pdf
            fremde |= set(dokument.fremde)
            titel = dokument.werte["titel"]
            eintraege.append({"datei": dokument.pfad, "titel": titel, "seiten": pages_of(pdf), "bytes": len(pdf)})
    _tidy(ablage, druckerei.namen)
    neue = druckerei.neue
    melde(f"{len(dateien)} PDF{f', {neue} davon neu gesetzt' if neue < len(dateien) else ''}")
    if fremde:
        melde(f"Für diese Zeichen hat keine Schrift der PDF ein Bild, dort steht ▯: {' '.join(sorted(fremde))}")
    eintraege.reverse()
    dateien[VERZEICHNIS] = (json.dumps(eintraege, ensure_ascii=False, indent=1) + "\n").encode()
    return dateien


@dataclass
class _Druckerei:
    """Workers that each keep a typesetter of their own."""

    satzart: Satzart
    ablage: Path
    melde: Callable[[str], None]
    namen: set[str] = field(default_factory=set)
    neue: int = 0
    _setzer: list[Setzer] = field(default_factory=list)
    _eigenes: threading.local = field(default_factory=threading.local)

    @contextmanager
    def workers(self) -> Iterator[ThreadPoolExecutor]:
        """What sets documents side by side; whatever happens, no process stays behind."""
        arbeiter = ThreadPoolExecutor(NEBENEINANDER)
        try:
            yield arbeiter
        finally:
            arbeiter.shutdown(cancel_futures=True)
            for setzer in self._setzer:
                setzer.close()

    def print(self, dokument: Dokument) -> tuple[Dokument, bytes]:
        """The PDF of a document, from the last build or set now."""
        name = f"{self.satzart.key(dokument.werte)}.pdf"
        self.namen.add(name)
        if pdf := _read(self.ablage / name):
            return dokument, pdf
        if not hasattr(self._eigenes, "setzer"):
            self._eigenes.setzer = Setzer(self.satzart)
            self._setzer.append(self._eigenes.setzer)
        pdf = self._eigenes.setzer.set(dokument.name, dokument.werte)
        _write(self.ablage / name, pdf)
        self.neue += 1
        if self.neue % 50 == 0:
            self.melde(f"PDF {self.neue}")
        return dokument, pdf


def _read(datei: Path) -> bytes | None:
    """A PDF of an earlier build; one that is broken off does not count."""
    with suppress(OSError):
        inhalt = datei.read_bytes()
        if inhalt.startswith(b"%PDF-") and inhalt.rstrip().endswith(b"%%EOF"):
            return inhalt
    return None


def _write(datei: Path, inhalt: bytes) -> None:
    """Keep a PDF for later; where that is not possible it is set again next time."""
    with suppress(OSError):
        datei.parent.mkdir(parents=True, exist_ok=True)
        (datei.parent.parent / ".gitignore").write_text("*\n", encoding="ascii")
        neben = datei.with_suffix(".neu")
        neben.write_bytes(inhalt)
        neben.replace(datei)


def _tidy(ablage: Path, namen: set[str]) -> None:
    """Remove what this build did not ask for."""
    with suppress(OSError):
        for datei in ablage.glob("*"):
            if datei.name not in namen:
                datei.unlink()
