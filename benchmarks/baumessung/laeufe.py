"""Who builds, and what a run of each takes; every run is a process of its own and writes into an empty folder."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from baumessung.stoff import files_of

HIER = Path(__file__).parent
UNSERE, BILDER, INNEN, AUSSEN, HUGO, BODEN = "unsere", "bilder", "innen", "aussen", "hugo", "boden"
NAMEN = {
    UNSERE: "integrationskonzept",
    BILDER: "– dasselbe mit Diagrammen",
    INNEN: "MkDocs Material, alle Seiten in der Navigation",
    AUSSEN: "MkDocs Material, Seiten außerhalb der Navigation",
    HUGO: "Hugo mit kleiner Vorlage und Suchindex",
    BODEN: "Boden: Python-Markdown und eine Vorlage",
}
_MATERIAL = """site_name: Vergleich
site_url: https://integrationskonzept.example/
docs_dir: {quelle}
theme:
  name: material
  language: de
  font: false
markdown_extensions: [def_list]
"""
_OHNE_NAVIGATION = "nav: [index.md]\nnot_in_nav: |\n  /**\n"


class LaufFehler(Exception):
    """Somebody did not build; the text says who."""


@dataclass(frozen=True)
class Lauf:
    """What a run took: seconds of the processor and on the clock, MB at its peak; what it wrote: bytes and pages."""

    cpu: float
    wand: float
    mb: float
    bytes: int
    seiten: int


Bau = Callable[[Path], list[str]]
"""A folder to build into → the command that does."""


def without_print(projekt: Path) -> None:
    """Let a project build its website alone: PDF and Word are measured apart."""
    datei = projekt / "mkdocs.yml"
    text = datei.read_text(encoding="utf-8").replace("pdf: true", "pdf: false")
    datei.write_text(re.sub(r"word: \[.*\]", "word: []", text), encoding="utf-8", newline="\n")


def builders(projekt: Path, stoff: Path) -> dict[str, Bau]:
    """Everybody who is there to build the content; Hugo only where it is installed."""
    for name, zusatz in ((INNEN, ""), (AUSSEN, _OHNE_NAVIGATION)):
        text = _MATERIAL.format(quelle=(stoff / "mkdocs").as_posix()) + zusatz
        (stoff / f"{name}.yml").write_text(text, encoding="utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    alle: dict[str, Bau] = {
        UNSERE: lambda ziel: [sys.executable, str(HIER / "ohne_diagramme.py"), str(projekt / "mkdocs.yml"), str(ziel)],
        BILDER: lambda ziel: [*mkdocs, "-f", str(projekt / "mkdocs.yml"), "-d", str(ziel)],
        INNEN: lambda ziel: [*mkdocs, "-f", str(stoff / f"{INNEN}.yml"), "-d", str(ziel)],
        AUSSEN: lambda ziel: [*mkdocs, "-f", str(stoff / f"{AUSSEN}.yml"), "-d", str(ziel)],
        BODEN: lambda ziel: [sys.executable, str(HIER / "boden.py"), str(stoff / "web"), str(ziel)],
    }
    if hugo := shutil.which("hugo"):
        alle[HUGO] = lambda ziel: [
            *(hugo, "--quiet", "--source", str(HIER / "hugo"), "--contentDir", str(stoff / "web"), "--destination", str(ziel)),
            *("--noBuildLock", "--cacheDir", str(stoff / "hugo-ablage")),
        ]
    return {name: alle[name] for name in NAMEN if name in alle}


def run(name: str, bau: Bau, ziel: Path) -> Lauf:
    """Build once into an empty folder, which stays."""
    shutil.rmtree(ziel, ignore_errors=True)
    umgebung = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    beginn = time.monotonic()
    prozess = subprocess.Popen(bau(ziel), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=umgebung)
    _, ende, verbrauch = os.wait4(prozess.pid, 0)
    wand = time.monotonic() - beginn
    prozess.returncode = os.waitstatus_to_exitcode(ende)
    if ende:
        raise LaufFehler(f"{NAMEN[name]} hat nicht gebaut (Ende mit {prozess.returncode}).")
    dateien = list(files_of(ziel))
    return Lauf(
        verbrauch.ru_utime + verbrauch.ru_stime,
        wand,
        verbrauch.ru_maxrss / 1024,
        sum(datei.stat().st_size for datei in dateien),
        sum(datei.suffix == ".html" for datei in dateien),
    )


def version_of_hugo() -> str | None:
    """What Hugo says of itself in short; None where it is not installed."""
    hugo = shutil.which("hugo")
    if not hugo:
        return None
    gesagt = subprocess.run([hugo, "version"], capture_output=True, encoding="utf-8", check=True).stdout
    return next(iter(re.findall(r"v(\d+(?:\.\d+)+)", gesagt)), None)
