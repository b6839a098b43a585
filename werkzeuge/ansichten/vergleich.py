"""Two pictures → how much of them differs, and a third that shows where; knows no pages."""

from pathlib import Path

from PIL import Image, ImageChops

SCHWELLE = 40
"""Difference of a colour channel (0 to 255) below which two pixels are the same: JPEG adds noise around what changed."""
MAGENTA = (214, 0, 111)
BREITE_KLEIN, HOEHE_KLEIN = 220, 330


def compare_files(alt: Path, neu: Path, unterschied: Path) -> float:
    """The share of pixels, 0 to 1, in which two pictures differ; if any do, writes a picture of where to `unterschied`."""
    if alt.read_bytes() == neu.read_bytes():
        return 0.0
    with Image.open(alt) as a, Image.open(neu) as b:
        anteil, bild = compare(a.convert("RGB"), b.convert("RGB"))
    if anteil:
        unterschied.parent.mkdir(parents=True, exist_ok=True)
        bild.save(unterschied, quality=70)
        write_thumbnail(unterschied)
    return anteil


def compare(alt: Image.Image, neu: Image.Image) -> tuple[float, Image.Image]:
    """The share of differing pixels and the new picture, faded, with those pixels marked.

    Pictures of different size are laid on each other at the top left; what only one of them has, differs.
    """
    breite, hoehe = max(alt.width, neu.width), max(alt.height, neu.height)
    maske = Image.new("L", (breite, hoehe), 255)
    gemeinsam = (0, 0, min(alt.width, neu.width), min(alt.height, neu.height))
    maske.paste(_differing(alt.crop(gemeinsam), neu.crop(gemeinsam)), (0, 0))
    anteil = maske.histogram()[255] / (breite * hoehe)
    grund = Image.new("L", (breite, hoehe), 255)
    grund.paste(neu.convert("L").point(lambda wert: 160 + wert * 95 // 255), (0, 0))
    bild = grund.convert("RGB")
    bild.paste(MAGENTA, (0, 0), maske)
    return anteil, bild


def _differing(alt: Image.Image, neu: Image.Image) -> Image.Image:
    """White where two pictures of one size differ in any channel, black elsewhere."""
    rot, gruen, blau = ImageChops.difference(alt, neu).split()
    groesste = ImageChops.lighter(ImageChops.lighter(rot, gruen), blau)
    return groesste.point(lambda wert: 255 if wert > SCHWELLE else 0)


def thumbnail_of(datei: str) -> str:
    """The name of the small picture beside a picture."""
    return f"{datei.removesuffix('.jpg')}.klein.jpg"


def write_thumbnail(datei: Path) -> None:
    """Write the upper part of a picture beside it, small."""
    with Image.open(datei) as bild:
        breite, hoehe = bild.size
        oben = min(hoehe, breite * HOEHE_KLEIN // BREITE_KLEIN)
        bild.draft("RGB", (BREITE_KLEIN * 2, hoehe * BREITE_KLEIN * 2 // breite))  # JPEG decodes small ones faster
        teil = bild.convert("RGB").crop((0, 0, bild.width, oben * bild.height // hoehe))
        ziel = (BREITE_KLEIN, max(1, oben * BREITE_KLEIN // breite))
        teil.resize(ziel, Image.Resampling.LANCZOS).save(thumbnail_of(str(datei)), quality=70)
