"""The pictures of README and manual, taken of the demo; called by `make bilder`. What they show is said where they stand."""

import asyncio
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ansichten.dienst import serve_folder
from ansichten.kamera import KameraFehler, find_chromium, open_browser, open_window
from ansichten.websites import STICHTAG, WURZEL, all_sites, build_all
from ansichten.werte import Ansicht
from integrationskonzept.bauen import BauFehler

README, HANDBUCH = "docs/entwicklung/bilder", "handbuch/docs/bilder"
GROESSE = 150_000
"""Bytes that a picture may have at most."""


@dataclass(frozen=True)
class Bild:
    """A picture: its file in the project, the page of the demo that it shows, the view, and its height in pixels."""

    datei: str
    seite: str
    ansicht: Ansicht
    hoehe: int


BREIT, MITTEL = Ansicht(1280, "hell"), Ansicht(768, "hell")
TELEFON, TELEFON_DUNKEL = Ansicht(375, "hell"), Ansicht(375, "dunkel")
MASSNAHME = "massnahmen/sprachcafe-in-jeder-gemeinde/"
BILDER = (
    Bild(f"{README}/startseite.png", "", BREIT, 800),
    Bild(f"{README}/massnahme.png", MASSNAHME, BREIT, 900),
    Bild(f"{README}/telefon.png", MASSNAHME, TELEFON, 760),
    Bild(f"{README}/telefon-dunkel.png", MASSNAHME, TELEFON_DUNKEL, 760),
    Bild(f"{HANDBUCH}/massnahme.png", MASSNAHME, MITTEL, 900),
    Bild(f"{HANDBUCH}/umsetzungsstand.png", "umsetzungsstand/", MITTEL, 900),
)


class BildFehler(Exception):
    """A picture is not fit to be shown; the text says why."""


async def take(adresse: str, ordner: Path) -> None:
    """Take all pictures into a folder, under their names in the project; BildFehler where a page complains."""
    nach_ansicht: dict[Ansicht, list[Bild]] = defaultdict(list)
    for bild in BILDER:
        nach_ansicht[bild.ansicht].append(bild)
    async with open_browser() as browser:
        for ansicht, bilder in nach_ansicht.items():
            fenster = await open_window(browser, ansicht, adresse)
            for bild in bilder:
                await fenster.open(adresse + bild.seite)
                if fenster.klagen:
                    raise BildFehler(f"„{bild.seite}“ meldet: {'; '.join(fenster.klagen)}")
                datei = ordner / bild.datei
                datei.parent.mkdir(parents=True, exist_ok=True)
                await fenster.shoot(datei, bild.hoehe)


def shrink(datei: Path, ziel: Path) -> int:
    """Write a PNG with a palette of 256 colours; gives its size in bytes."""
    ziel.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(datei) as bild:
        bild.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(ziel, optimize=True)
    return ziel.stat().st_size


def main() -> None:
    """Build the demo, take the pictures, put them in their places when all are taken."""
    find_chromium()
    with tempfile.TemporaryDirectory(prefix="bilder-") as name:
        bau, roh, fertig = (Path(name, teil) for teil in ("bau", "roh", "fertig"))
        _ = tuple(build_all(bau, [all_sites()["demo"]], STICHTAG))
        with serve_folder(bau) as adresse:
            asyncio.run(take(adresse, roh))
        for bild in BILDER:
            groesse = shrink(roh / bild.datei, fertig / bild.datei)
            if groesse > GROESSE:
                raise BildFehler(f"„{bild.datei}“ hat {groesse} Bytes, mehr als {GROESSE}. Machen Sie es niedriger.")
        for bild in BILDER:
            (WURZEL / bild.datei).parent.mkdir(parents=True, exist_ok=True)
            (WURZEL / bild.datei).write_bytes((fertig / bild.datei).read_bytes())
            print(f"{bild.datei}: {(WURZEL / bild.datei).stat().st_size // 1000} KB")


if __name__ == "__main__":
    try:
        main()
    except (BildFehler, BauFehler, KameraFehler) as fehler:
        sys.exit(f"{fehler}\nDie alten Bilder sind unverändert.")
