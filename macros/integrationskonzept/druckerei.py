"""Documents → their files, those that nothing changed from where the last build put them; the only one that writes there."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from integrationskonzept.druck import Dokument, Satzart, Schreibart, Setzer, pages_of

ABLAGE = ".konzept-cache"
"""The folder beside the settings that keeps files from one build to the next; it may be deleted at any time."""
NEBENEINANDER = 2
"""So many documents are set at a time."""
_ANFAENGE = {"pdf": b"%PDF-", "docx": b"PK", "odt": b"PK"}
_ENDEN = {"pdf": b"%%EOF"}


@dataclass(frozen=True)
class Ausgabe:
    """A finished file: its path in the site, the address of its page, its kind, its pages where they are counted."""

    pfad: str
    ort: str
    endung: str
    titel: str
    inhalt: bytes
    seiten: int | None = None


@dataclass(frozen=True)
class Auftrag:
    """What is wanted: PDF, and files for word processors of the chapters and the whole."""

    satzart: Satzart | None = None
    schreibart: Schreibart | None = None
    endungen: tuple[str, ...] = ()
    """Of files for word processors: "docx", "odt"."""


def print_all(dokumente: Iterable[Dokument], auftrag: Auftrag, ablage: Path, melde: Callable[[str], None]) -> tuple[Ausgabe, ...]:
    """All files in the order of the documents; SatzFehler names what cannot be set."""
    dokumente = tuple(dokumente)
    druckerei = _Druckerei(auftrag, ablage, melde)
    with druckerei.workers() as arbeiter:
        # The whole concept takes longest and comes first; told in order, so that the smallest document names what is wrong.
        laeufe = {d.pfad: arbeiter.submit(druckerei.print, d) for d in sorted(dokumente, key=lambda d: d.pfad.count("/"))}
        ausgaben = tuple(ausgabe for d in dokumente for ausgabe in laeufe[d.pfad].result())
    _tidy(ablage, druckerei.namen)
    for endung in ("pdf", *auftrag.endungen):
        if zahl := sum(ausgabe.endung == endung for ausgabe in ausgaben):
            neue = druckerei.neue.count(endung)
            melde(f"{zahl} {endung.upper()}{f', {neue} davon neu' if neue < zahl else ''}")
    if auftrag.satzart and (fremde := set("".join(d.fremde for d in dokumente))):
        melde(f"Für diese Zeichen hat keine Schrift der PDF ein Bild, dort steht ▯: {' '.join(sorted(fremde))}")
    return ausgaben


@dataclass
class _Druckerei:
    """Workers that each keep a typesetter of their own."""

    auftrag: Auftrag
    ablage: Path
    melde: Callable[[str], None]
    namen: set[str] = field(default_factory=set)
    neue: list[str] = field(default_factory=list)
    """The endings of the files that were made anew."""
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

    def print(self, dokument: Dokument) -> list[Ausgabe]:
        """All files of a document."""
        return [*self._pdf(dokument), *self._word(dokument)]

    def _pdf(self, dokument: Dokument) -> Iterator[Ausgabe]:
        if satzart := self.auftrag.satzart:
            pdf = self._kept(
                "pdf", satzart.key(dokument.werte), lambda: self._setzer_hier(satzart).set(dokument.name, dokument.werte)
            )
            yield Ausgabe(f"pdf/{dokument.pfad}.pdf", dokument.ort, "pdf", dokument.titel, pdf, pages_of(pdf))

    def _word(self, dokument: Dokument) -> Iterator[Ausgabe]:
        if (schreibart := self.auftrag.schreibart) and dokument.zum_bearbeiten:
            for endung in self.auftrag.endungen:
                inhalt = self._kept(endung, schreibart.key(dokument, endung), partial(schreibart.write, dokument, endung))
                yield Ausgabe(f"word/{dokument.pfad}.{endung}", dokument.ort, endung, dokument.titel, inhalt)

    def _setzer_hier(self, satzart: Satzart) -> Setzer:
        if not hasattr(self._eigenes, "setzer"):
            self._eigenes.setzer = Setzer(satzart)
            self._setzer.append(self._eigenes.setzer)
        setzer = self._eigenes.setzer
        assert isinstance(setzer, Setzer)
        return setzer

    def _kept(self, endung: str, schluessel: str, mache: Callable[[], bytes]) -> bytes:
        """A file from the last build, or made now and kept."""
        name = f"{schluessel}.{endung}"
        self.namen.add(name)
        if inhalt := _read(self.ablage / name):
            return inhalt
        inhalt = mache()
        _write(self.ablage / name, inhalt)
        self.neue.append(endung)
        if len(self.neue) % 50 == 0:
            self.melde(f"Dokument {len(self.neue)}")
        return inhalt


def _read(datei: Path) -> bytes | None:
    """A file of an earlier build; one that is broken off does not count."""
    endung = datei.suffix[1:]
    with suppress(OSError):
        inhalt = datei.read_bytes()
        if inhalt.startswith(_ANFAENGE[endung]) and inhalt.rstrip().endswith(_ENDEN.get(endung, b"")):
            return inhalt
    return None


def _write(datei: Path, inhalt: bytes) -> None:
    """Keep a file for later; where that is not possible it is made again next time."""
    with suppress(OSError):
        datei.parent.mkdir(parents=True, exist_ok=True)
        (datei.parent / ".gitignore").write_text("*\n", encoding="ascii")
        neben = datei.with_name(f"{datei.name}.neu")
        neben.write_bytes(inhalt)
        neben.replace(datei)


def _tidy(ablage: Path, namen: set[str]) -> None:
    """Remove what this build did not ask for."""
    with suppress(OSError):
        for datei in ablage.iterdir():
            if datei.suffix[1:] in _ANFAENGE and datei.name not in namen:
                datei.unlink()
