"""Questions of templates about MkDocs' navigation: which page a branch leads to, what of it is shown; bounded for any size."""

from collections.abc import Sequence

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

HOECHSTENS = 40
"""How many siblings the navigation shows; beyond it a link leads to all of them."""


def head(zweig: StructureItem) -> StructureItem | None:
    """The page of a branch itself: a page, or the first of a section that is its index or has its name; None for one without."""
    if not isinstance(zweig, Section):
        return zweig
    erste = zweig.children[0] if zweig.children else None
    return erste if isinstance(erste, Page) and (erste.is_index or erste.title == zweig.title) else None


def first_page(zweig: StructureItem) -> StructureItem:
    """Where a branch leads: its own page, or the first below it."""
    while isinstance(zweig, Section) and zweig.children:
        zweig = zweig.children[0]
    return zweig


def below(zweig: StructureItem) -> Sequence[StructureItem]:
    """What hangs below a branch, without the branch's own page."""
    if not isinstance(zweig, Section):
        return ()
    return zweig.children[1:] if head(zweig) is not None else zweig.children


def contents(page: Page) -> Sequence[AnchorLink]:
    """The headings below a page's title; none where there is but one and nothing below it."""
    oben = list(page.toc)
    unten = oben[0].children if oben and oben[0].level == 1 else oben
    return unten if len(unten) > 1 or any(eintrag.children for eintrag in unten) else ()


def siblings(zweige: Sequence[StructureItem]) -> Sequence[StructureItem]:
    """At most `HOECHSTENS` neighbours, the active one among them."""
    if len(zweige) <= HOECHSTENS:
        return zweige
    aktiv = next((nr for nr, zweig in enumerate(zweige) if getattr(zweig, "active", False)), 0)
    anfang = min(max(aktiv - HOECHSTENS // 2, 0), len(zweige) - HOECHSTENS)
    return zweige[anfang : anfang + HOECHSTENS]
