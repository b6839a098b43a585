"""What is measured: the demo built once with all three searches, and our index of generated concepts; knows no browser."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from erzeugen import WURZEL, write_konzept
from integrationskonzept.app import Projekt, examine
from integrationskonzept.bauen import forwarded_log, load_settings, run_build
from integrationskonzept.export.suche import Textseite, build_suche
from integrationskonzept.pages import build_pages
from integrationskonzept.theme import theme_folder
from suchmessung.dienst import packed

UNSERE, MATERIAL, PAGEFIND = "unsere", "material", "pagefind"
NAMEN = {UNSERE: "Diese Suche", MATERIAL: "Material (lunr)", PAGEFIND: "Pagefind"}
STICHTAG = date(2026, 11, 22)
HIER = Path(__file__).parent
Melder = Callable[[str], None]


class StoffFehler(Exception):
    """Something that is to be measured is missing; the text says what."""


@dataclass(frozen=True)
class Groesse:
    """Bytes as they go over the wire: all of an index, and the engine that reads it."""

    index: int
    motor: int


@dataclass(frozen=True)
class Suche:
    """A search that lies ready below a folder: its files as paths from there, and their size."""

    name: str
    motor: str
    index: str
    groesse: Groesse

    @property
    def dateien(self) -> dict[str, str]:
        """What the measuring page needs to start it."""
        return {"motor": f"/{self.motor}", "index": f"/{self.index}"}


@dataclass(frozen=True)
class Stoff:
    """Everything below one folder: three searches of the demo, and ours for other concepts by their number of Maßnahmen."""

    ordner: Path
    suchen: tuple[Suche, ...]
    groessere: dict[int, Suche]


def prepare(ordner: Path, groessen: Iterable[int], melde: Melder) -> Stoff:
    """Build all that is measured into a folder."""
    seite = ordner / "site"
    melde("Baue die Demo mit beiden Suchen von MkDocs")
    _build_demo(ordner / "demo", seite)
    melde("Baue den Index von Pagefind")
    _index_with_pagefind(ordner, seite)
    (seite / "messung").mkdir()
    for name in ("messseite.html", "messseite.js"):
        shutil.copyfile(HIER / name, seite / "messung" / name)
    groessere = {}
    for zahl in groessen:
        melde(f"Erzeuge ein Konzept mit {zahl} Maßnahmen und baue seinen Index")
        groessere[zahl] = _search_of_size(ordner / f"konzept-{zahl}", seite, zahl)
    return Stoff(seite, tuple(_searches(seite)), groessere)


def versions() -> dict[str, str]:
    """What is compared, by the versions installed."""
    motor = (theme_folder() / "assets" / "javascripts" / "suchmotor.js").read_text(encoding="utf-8")
    quellen = re.search(r"quellen ([0-9a-f]+)", motor)
    return {
        "Suchmotor": quellen[1] if quellen else "unbekannt",
        "MkDocs": version("mkdocs"),
        "Material": version("mkdocs-material"),
        "Pagefind": version("pagefind"),
    }


def _build_demo(quelle: Path, ziel: Path) -> None:
    """The demo as it is published, and the index of Material's search beside ours."""
    for name in ("data", "docs"):
        shutil.copytree(WURZEL / name, quelle / name)
    settings = (WURZEL / "mkdocs.yml").read_text(encoding="utf-8")
    datei = quelle / "mkdocs.yml"
    datei.write_text(settings.replace("\nplugins:\n", "\nplugins:\n  - search: {lang: de}\n"), encoding="utf-8")
    os.environ["SITE_URL"] = "https://integrationskonzept.example/"
    with forwarded_log(lambda _zeile: None):
        run_build(load_settings(datei, STICHTAG, site_dir=ziel))
    # Our theme leaves these out, for no page of ours loads them.
    skripte = Path(str(distribution("mkdocs-material").locate_file("material"))) / "templates" / "assets" / "javascripts"
    for name in ("workers", "lunr"):
        shutil.copytree(skripte / name, ziel / "assets" / "javascripts" / name, dirs_exist_ok=True)


def _index_with_pagefind(ordner: Path, seite: Path) -> None:
    """Pagefind's index of the same pages: what stands in their article, as its manual advises, not menus and frame."""
    try:
        version("pagefind")
    except PackageNotFoundError:
        raise StoffFehler("Pagefind fehlt. „make bench-suche“ richtet es ein.") from None
    kopie = ordner / "fuer-pagefind"
    for datei in sorted(seite.rglob("*.html")):
        ziel = kopie / datei.relative_to(seite)
        ziel.parent.mkdir(parents=True, exist_ok=True)
        html = datei.read_text(encoding="utf-8")
        if 'name="robots" content="noindex"' not in html:
            html = html.replace('<article class="md-content', '<article data-pagefind-body class="md-content')
        ziel.write_text(html, encoding="utf-8")
    befehl = [sys.executable, "-m", "pagefind", "--site", str(kopie), "--output-path", str(seite / "pagefind")]
    ende = subprocess.run(befehl, capture_output=True, encoding="utf-8", timeout=600, check=False)
    if ende.returncode:
        raise StoffFehler(f"Pagefind ist gescheitert: {ende.stderr.strip()}")


def _searches(seite: Path) -> Iterator[Suche]:
    skripte = "assets/javascripts"
    index = _only(seite, "suche/index.*.js")
    ganzer_index = sorted((seite / "suche").glob("*.js"))
    motor = _only(seite, f"{skripte}/suchmotor.*.js")
    yield _search(UNSERE, motor, index, ganzer_index, [seite / motor])
    arbeiter = _only(seite, f"{skripte}/workers/search.*.min.js")
    sprache = [seite / skripte / "lunr" / "min" / f"lunr.{name}.min.js" for name in ("stemmer.support", "de")]
    index = "search/search_index.json"
    yield _search(MATERIAL, arbeiter, index, [seite / index], [seite / arbeiter, *sprache])
    pagefind = seite / "pagefind"
    teile = [pagefind / "pagefind-entry.json", *pagefind.glob("*.pf_meta"), *pagefind.glob("*/*.pf_*")]
    motor = [pagefind / name for name in ("pagefind.js", "pagefind-worker.js", "wasm.de.pagefind")]
    yield _search(PAGEFIND, "pagefind/pagefind.js", "pagefind/pagefind-entry.json", teile, motor)


def _search(name: str, motor: str, index: str, ganzer_index: Iterable[Path], ganzer_motor: Iterable[Path]) -> Suche:
    return Suche(name, motor, index, Groesse(_bytes(ganzer_index), _bytes(ganzer_motor)))


def _bytes(dateien: Iterable[Path]) -> int:
    """What files weigh on the wire; Pagefind's own are packed already."""
    return sum(
        len(packed(inhalt)) if datei.suffix in (".js", ".json") else len(inhalt)
        for datei in dateien
        if (inhalt := datei.read_bytes())
    )


def _only(seite: Path, muster: str) -> str:
    gefunden = list(seite.glob(muster))
    if len(gefunden) != 1:
        raise StoffFehler(f"Für „{muster}“ gibt es {len(gefunden)} Dateien, erwartet war eine.")
    return gefunden[0].relative_to(seite).as_posix()


def _search_of_size(projekt: Path, seite: Path, anzahl: int) -> Suche:
    """Our index of a generated concept: that of the plugin, but for the chapters, which do not grow with the concept."""
    write_konzept(projekt, anzahl)
    ergebnis = examine(Projekt(projekt / "data", projekt / "docs"), STICHTAG)
    if ergebnis.fehler:
        raise StoffFehler(f"Das erzeugte Konzept ist fehlerhaft: {ergebnis.fehler[0]}")
    textseiten = (
        Textseite(eine.adresse, eine.makro.partition("(")[0].capitalize(), str(eine.kopf.get("description", "")))
        for eine in build_pages(ergebnis.buch)
        if not eine.kopf.get("search")
    )
    index, dateien = build_suche(ergebnis.buch, textseiten)
    ordner = seite / "messung" / str(anzahl)
    for name, inhalt in dateien.items():
        (ordner / name).parent.mkdir(parents=True, exist_ok=True)
        (ordner / name).write_bytes(inhalt)
    motor = _only(seite, "assets/javascripts/suchmotor.*.js")
    alle = [ordner / name for name in dateien]
    return _search(UNSERE, motor, f"messung/{anzahl}/{index}", alle, [seite / motor])
