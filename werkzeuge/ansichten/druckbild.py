"""A PDF → one picture of its first sheets side by side, so that page breaks show; needs pdftoppm and pdfinfo (poppler)."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

BLAETTER, JE_ZEILE, ABSTAND, GRAU = 6, 3, 16, (110, 110, 110)
"""How many sheets are shown, how many in a row, the gap between them in pixels and its colour."""


def has_poppler() -> bool:
    """Whether the programs that turn a PDF into pictures are there."""
    return all(shutil.which(name) for name in ("pdftoppm", "pdfinfo"))


def write_sheets(pdf: bytes, ziel: Path) -> int:
    """Write a picture of the first sheets of a PDF; gives the number of all its sheets."""
    with tempfile.TemporaryDirectory() as ordner:
        datei = Path(ordner, "druck.pdf")
        datei.write_bytes(pdf)
        befehl = ["pdftoppm", "-r", "80", "-l", str(BLAETTER), "-png", str(datei), f"{ordner}/blatt"]
        subprocess.run(befehl, check=True, capture_output=True, timeout=120)
        blaetter = []
        for pfad in sorted(Path(ordner).glob("blatt-*.png")):
            with Image.open(pfad) as bild:
                blaetter.append(bild.convert("RGB"))
        info = subprocess.run(["pdfinfo", str(datei)], check=True, capture_output=True, timeout=60)
    lay_out(blaetter).save(ziel, quality=75)
    zahl = re.search(rb"(?m)^Pages:\s+(\d+)", info.stdout)
    return int(zahl[1]) if zahl else len(blaetter)


def lay_out(blaetter: list[Image.Image]) -> Image.Image:
    """Sheets in rows of three on grey, with a gap around each."""
    breite, hoehe = max(b.width for b in blaetter) + ABSTAND, max(b.height for b in blaetter) + ABSTAND
    zeilen = -(-len(blaetter) // JE_ZEILE)
    bogen = Image.new("RGB", (breite * min(len(blaetter), JE_ZEILE) + ABSTAND, hoehe * zeilen + ABSTAND), GRAU)
    for nr, blatt in enumerate(blaetter):
        bogen.paste(blatt, (ABSTAND + breite * (nr % JE_ZEILE), ABSTAND + hoehe * (nr // JE_ZEILE)))
    return bogen
