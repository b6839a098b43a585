"""What a printed document consists of: a tree of named pieces and texts that the templates set; no layout, no Typst."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

Inhalt = tuple["Knoten | str", ...]
Angabe = str | int | bool | None
ERSATZ = "▯"
"""What stands for a sign that no typeface of ours has."""


@dataclass(frozen=True)
class Knoten:
    """A piece of a document: its kind, what is in it, and what else the template wants to know."""

    art: str
    inhalt: Inhalt = ()
    angaben: Mapping[str, Angabe] = field(default_factory=dict)

    def plain(self) -> dict[str, object]:
        """The piece as JSON takes it."""
        return {"art": self.art, "inhalt": [k if isinstance(k, str) else k.plain() for k in self.inhalt], **self.angaben}


def knoten(art: str, *inhalt: "Knoten | str | None", **angaben: Angabe) -> Knoten:
    """A piece; empty contents are left out."""
    return Knoten(art, tuple(kind for kind in inhalt if kind), angaben)


def absatz(*inhalt: "Knoten | str | None") -> Knoten:
    """A paragraph."""
    return knoten("absatz", *inhalt)


def titel(
    ebene: int, *inhalt: "Knoten | str | None", nr: str = "", ort: str = "", leise: bool = False, **angaben: Angabe
) -> Knoten:
    """A heading; a quiet one is in no list of contents and no bookmark."""
    return knoten("titel", *inhalt, ebene=ebene, nr=nr, ort=ort, leise=leise, **angaben)


def verweis(ort: str, *inhalt: "Knoten | str | None", seite: bool = True) -> Knoten:
    """A link to an address of the site, which in the same document says the page."""
    return knoten("verweis", *inhalt, ort=ort, seite=seite)


def extern(url: str, *inhalt: "Knoten | str | None") -> Knoten:
    """A link out of the site; its address is printed too."""
    return knoten("extern", *inhalt, url=url, lesbar=url)


def liste(punkte: Iterable["Knoten | str"]) -> Knoten:
    """A list of points that are one line each."""
    return Knoten("liste", tuple(knoten("punkt", punkt) for punkt in punkte))


def zelle(*inhalt: "Knoten | str | None", kopf: bool = False, lage: str = "") -> Knoten:
    """A cell of a table."""
    return knoten("zelle", *inhalt, kopf=kopf, lage=lage, spalten=1, zeilen=1)


def joined(posten: Iterable[Inhalt], trenner: str = ", ") -> Inhalt:
    """Several contents on one line."""
    teile: list[Knoten | str] = []
    for eins in posten:
        teile += [trenner, *eins] if teile else list(eins)
    return tuple(teile)


def iter_texts(inhalt: Iterable["Knoten | str"]) -> Iterator[str]:
    """All texts in some pieces, in order."""
    for kind in inhalt:
        if isinstance(kind, str):
            yield kind
        else:
            yield from iter_texts(kind.inhalt)


def iter_kinds(inhalt: Iterable["Knoten | str"], art: str) -> Iterator[Knoten]:
    """All pieces of a kind, however deep."""
    for kind in inhalt:
        if isinstance(kind, Knoten):
            if kind.art == art:
                yield kind
            yield from iter_kinds(kind.inhalt, art)


def plain_text(inhalt: Iterable["Knoten | str"]) -> str:
    """The words of some pieces on one line."""
    return " ".join("".join(iter_texts(inhalt)).split())


# --- signs that no typeface has --------------------------------------------------------------------------------------


@cache
def _setzbar() -> frozenset[int]:
    """Every sign that our typefaces and those inside Typst have."""
    text = resources.files("integrationskonzept.druck").joinpath("schrift/zeichen.txt").read_text(encoding="ascii")
    bereiche = (zeile.split("-") for zeile in text.split())
    return frozenset(zeichen for b in bereiche for zeichen in range(int(b[0], 16), int(b[-1], 16) + 1))


_UEBLICH = re.compile(r"[\x00-\x7e\u00a0-\u017f–—‘’‚“”„…]*")
"""What needs no second look."""


def printable(text: str) -> str:
    """The text with a substitute for every sign that cannot be printed; invisible ones go."""
    if _UEBLICH.fullmatch(text):
        return text
    return "".join(map(_printable, unicodedata.normalize("NFC", text)))


def _printable(zeichen: str) -> str:
    if zeichen in "\n\t" or ord(zeichen) in _setzbar():
        return zeichen
    gattung = unicodedata.category(zeichen)
    if gattung in ("Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me", "Sk"):
        return ""
    return " " if gattung.startswith("Z") else ERSATZ


def unprintable(texte: Iterable[str]) -> str:
    """The signs for which a substitute is printed, each once."""
    fremde = {zeichen for text in texte if not _UEBLICH.fullmatch(text) for zeichen in text if _printable(zeichen) == ERSATZ}
    return "".join(sorted(fremde - {ERSATZ}))
