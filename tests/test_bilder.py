"""The pictures that README and manual show: they are there, say what they show, are small, and can be taken anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bilder import BILDER, GROESSE
from webseite import WURZEL

TEXTE = (*sorted(WURZEL.glob("README*.md")), *sorted((WURZEL / "handbuch" / "docs").rglob("*.md")))


def pictures_in(datei: Path) -> Iterator[tuple[str, str]]:
    """File in the project and alternative text of every picture that a text shows; examples of code show none."""
    for block in MarkdownIt().enable("table").parse(datei.read_text(encoding="utf-8")):
        for zeichen in block.children or ():
            if zeichen.type == "image":
                ziel = (datei.parent / str(zeichen.attrs["src"])).resolve()
                yield ziel.relative_to(WURZEL.resolve()).as_posix(), zeichen.content


GEZEIGT = [(datei, *bild) for datei in TEXTE for bild in pictures_in(datei)]


@pytest.mark.parametrize(("datei", "bild", "alt"), GEZEIGT, ids=lambda wert: wert.name if isinstance(wert, Path) else None)
def test_a_picture_that_a_text_shows_is_there_and_says_what_it_shows(datei: Path, bild: str, alt: str) -> None:
    assert (WURZEL / bild).is_file(), f"{datei.name} zeigt {bild}: make bilder"
    assert len(alt) > 10
    if not bild.endswith(".svg"):  # drawn by hand
        assert bild in {eines.datei for eines in BILDER}


@pytest.mark.parametrize("bild", BILDER, ids=lambda bild: bild.datei)
def test_every_picture_that_is_taken_is_shown_and_small(bild: object) -> None:
    assert isinstance(bild, type(BILDER[0]))
    assert bild.datei in {name for _, name, _ in GEZEIGT}
    assert (WURZEL / bild.datei).stat().st_size <= GROESSE


def test_pictures_have_names_of_their_own() -> None:
    assert len({bild.datei for bild in BILDER}) == len(BILDER)
