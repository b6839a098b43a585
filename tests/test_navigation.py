"""What of the navigation is shown: the first level and the active branch, never more than forty siblings."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from integrationskonzept.navigation import HOECHSTENS, below, first_page, head, siblings


def page(name: str, *, active: bool = False) -> Page:
    """A page of a Markdown file."""
    seite = Page(name, File(f"{name}.md", "docs", "site", use_directory_urls=True), MkDocsConfig())
    seite.active = active
    return seite


INDEX, KURS = page("massnahmen/index"), page("massnahmen/kurs")
MIT_KOPF = Section("Maßnahmen", [INDEX, KURS])
MIT_GLEICHEM_NAMEN = Section("massnahmen/kurs", [KURS, INDEX])
OHNE_KOPF = Section("Konzept", [KURS, INDEX])


def test_the_head_of_a_branch_is_its_own_page() -> None:
    assert head(KURS) is KURS
    assert head(MIT_KOPF) is INDEX
    assert head(MIT_GLEICHEM_NAMEN) is KURS
    assert head(OHNE_KOPF) is None
    assert head(Section("leer", [])) is None


def test_a_branch_leads_to_its_first_page_however_deep() -> None:
    assert first_page(Section("a", [Section("b", [OHNE_KOPF])])) is KURS


def test_the_head_does_not_hang_below_itself() -> None:
    assert list(below(MIT_KOPF)) == [KURS]
    assert list(below(OHNE_KOPF)) == [KURS, INDEX]
    assert list(below(KURS)) == []


@pytest.mark.parametrize("zahl", [0, 1, HOECHSTENS, HOECHSTENS + 1, 700])
@pytest.mark.parametrize("wo", [0, 0.5, 1])
def test_at_most_forty_siblings_the_active_one_among_them(zahl: int, wo: float) -> None:
    alle = [page(f"m{nr}") for nr in range(zahl)]
    aktiv = alle[round(wo * (zahl - 1))] if alle else None
    if aktiv:
        aktiv.active = True
    gezeigt = list(siblings(alle))
    assert len(gezeigt) == min(zahl, HOECHSTENS)
    assert aktiv is None or aktiv in gezeigt
    anfang = alle.index(gezeigt[0]) if gezeigt else 0
    assert gezeigt == alle[anfang : anfang + HOECHSTENS]
