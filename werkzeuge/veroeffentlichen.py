"""Demo, manual and examples as one site: built side by side, links checked across all of them, swapped in as a whole.

Called by `make publish`; writes to `public/`. The address where it will be served comes from SITE_URL.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from integrationskonzept.bauen import BauFehler, forwarded_log, load_settings, run_build, swap

WURZEL = Path(__file__).parent.parent
ZIEL = WURZEL / "public"
ADRESSE = f"{os.environ.get('SITE_URL', 'https://integrationskonzept.example').rstrip('/')}/"


def list_sites(wurzel: Path) -> Iterator[tuple[Path, str]]:
    """Every site of the project with its place below the address, the one at the top first."""
    yield wurzel / "mkdocs.yml", ""
    yield wurzel / "handbuch" / "mkdocs.yml", "handbuch/"
    for datei in sorted((wurzel / "beispiele").glob("*/mkdocs.yml")):
        yield datei, f"beispiele/{datei.parent.name}/"


class _Seite(HTMLParser):
    """What a page links to and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ziele: list[str] = []
        self.anker: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser calls it so
        werte = dict(attrs)
        self.anker |= {wert for name in ("id", "name") if (wert := werte.get(name))}
        self.ziele += [wert for name in ("href", "src") if (wert := werte.get(name))]


def find_dead_links(ordner: Path, adresse: str) -> list[str]:
    """Every link inside the site that leads nowhere, as "page: link"."""
    dateien = sorted(ordner.rglob("*.html"))
    seiten = {pfad.relative_to(ordner).as_posix(): _Seite(pfad.read_text(encoding="utf-8")) for pfad in dateien}
    tot = []
    for name, seite in seiten.items():
        hier = urljoin(adresse, name.removesuffix("index.html"))
        for ziel in dict.fromkeys(seite.ziele):
            voll = urljoin(hier, ziel)
            if not voll.startswith(adresse):
                continue
            pfad = unquote(urlsplit(voll).path.removeprefix(urlsplit(adresse).path))
            datei = f"{pfad}index.html" if pfad.endswith("/") or not pfad else pfad
            anker = unquote(urlsplit(voll).fragment)
            fehlt = datei in seiten and anker and anker not in seiten[datei].anker | {"__skip", "__comments"}
            if not (ordner / datei).is_file() or fehlt:
                tot.append(f"{name}: {ziel}")
    return tot


def publish(wurzel: Path, ziel: Path, adresse: str) -> int:
    """Build everything beside `ziel` and put it there; gives the number of pages. BauFehler leaves the old one."""
    neben = Path(tempfile.mkdtemp(prefix=f".{ziel.name}-neu-", dir=ziel.parent))
    try:
        for datei, ort in list_sites(wurzel):
            print(f"Baue {ort or 'die Demo'}", file=sys.stderr)
            os.environ["SITE_URL"] = os.environ["HANDBUCH_URL"] = adresse + ort
            with forwarded_log(lambda _zeile: None):
                run_build(load_settings(datei, None, site_dir=neben / ort))
        if tot := find_dead_links(neben, adresse):
            raise BauFehler("\n".join([f"{len(tot)} Links führen ins Leere:", *tot]))
        seiten = sum(1 for _ in neben.rglob("*.html"))
        swap(neben, ziel)
    finally:
        shutil.rmtree(neben, ignore_errors=True)
    return seiten


if __name__ == "__main__":
    try:
        zahl = publish(WURZEL, ZIEL, ADRESSE)
    except BauFehler as fehler:
        sys.exit(f"{fehler}\nDie alte Fassung ist unverändert.")
    print(f"Fertig: {zahl} Seiten in „{ZIEL}“.")
