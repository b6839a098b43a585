"""Which pages of a built site to photograph: one of each kind, and the telling ones of kinds with many; knows no browser.

The kinds come from the site itself (the first part of the address, alone or with more behind it), so a new one appears by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

VIELE = 20
"""From so many pages of a kind the one with the longest title is shown too."""


@dataclass(frozen=True)
class Seite:
    """A page of a built site: address below it, title, amount of text, how deep it hangs, whether it stands in the sitemap."""

    adresse: str
    titel: str
    zeichen: int = 0
    tiefe: int = 0
    verzeichnet: bool = True

    @property
    def art(self) -> str:
        """Its kind: "", "massnahmen/", "massnahmen/…/"; pages that the sitemap leaves out are of another kind."""
        kopf, _, rest = self.adresse.partition("/")
        art = kopf if not kopf or "." in kopf else f"{kopf}/…/" if rest else f"{kopf}/"
        return art if self.verzeichnet else f"{art} (nicht in der Sitemap)"


@dataclass(frozen=True)
class Wahl:
    """A page to photograph and why: "Titel am längsten"; without a reason it is the only one of its kind."""

    seite: Seite
    grund: str = ""


def read_pages(ordner: Path, adresse: str) -> tuple[Seite, ...]:
    """Every page of the site in a folder that is served at `adresse`, sorted by address; redirects are no pages."""
    sitemap = ordner / "sitemap.xml"
    verzeichnet = set(html.fromstring(sitemap.read_bytes()).xpath("//loc/text()")) if sitemap.is_file() else set()
    return tuple(
        sorted(
            (seite for pfad in _html_files(ordner) if (seite := _read_page(pfad, ordner, adresse, verzeichnet))),
            key=lambda seite: seite.adresse,
        )
    )


def _html_files(ordner: Path) -> Iterator[Path]:
    """The pages of a site, without those of other sites that lie in it."""
    inseln = [karte.parent for karte in ordner.rglob("sitemap.xml") if karte.parent != ordner]
    return (pfad for pfad in ordner.rglob("*.html") if not any(pfad.is_relative_to(insel) for insel in inseln))


def _read_page(pfad: Path, ordner: Path, adresse: str, verzeichnet: set[str]) -> Seite | None:
    dokument = html.document_fromstring(pfad.read_bytes().decode("utf-8"))
    if dokument.xpath("//meta[@http-equiv='refresh']"):
        return None
    hier = pfad.relative_to(ordner).as_posix().removesuffix("index.html")
    return Seite(
        hier,
        _words(next(iter(dokument.xpath("//h1")), dokument.find(".//title"))),
        len(_words(next(iter(dokument.xpath("//article | //main")), dokument))),
        len(dokument.xpath("//nav[@aria-label='Sie sind hier']//a")),
        adresse + hier in verzeichnet,
    )


def _words(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().replace("¶", "").split())


def choose_pages(seiten: Iterable[Seite]) -> tuple[Wahl, ...]:
    """One page of each kind; of kinds with several the fullest, the emptiest, the deepest and, of many, the longest title.

    Kinds in the order of their names, within a kind the order in which they were chosen.
    """
    geordnet = sorted(seiten, key=lambda seite: (seite.art, seite.adresse))
    return tuple(wahl for _, gruppe in groupby(geordnet, key=lambda seite: seite.art) for wahl in _choose(list(gruppe)))


def _choose(seiten: list[Seite]) -> Iterator[Wahl]:
    """The telling pages of one kind; a page that is telling twice comes once, with both reasons."""
    if len(seiten) == 1:
        yield Wahl(seiten[0])
        return
    gruende: dict[Seite, list[str]] = {}
    gruende.setdefault(max(seiten, key=lambda seite: seite.zeichen), []).append("am vollsten")
    gruende.setdefault(min(seiten, key=lambda seite: seite.zeichen), []).append("am leersten")
    if len({seite.tiefe for seite in seiten}) > 1:
        # Of the deepest ones the fullest: it is most often there already.
        gruende.setdefault(max(seiten, key=lambda seite: (seite.tiefe, seite.zeichen)), []).append("am tiefsten")
    if len(seiten) >= VIELE:
        gruende.setdefault(max(seiten, key=lambda seite: len(seite.titel)), []).append("längster Titel")
    yield from (Wahl(seite, ", ".join(worte)) for seite, worte in gruende.items())


def find_pages(seiten: Iterable[Seite], adressen: Iterable[str]) -> tuple[Wahl, ...]:
    """The pages at certain addresses, with or without slashes around them; addresses without a page are left out."""
    gesucht = {adresse.strip("/") for adresse in adressen}
    return tuple(Wahl(seite, "verlangt") for seite in seiten if seite.adresse.strip("/") in gesucht)
