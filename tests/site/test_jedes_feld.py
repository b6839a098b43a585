"""Whatever an author writes into a field reaches a reader."""

import re
from pathlib import Path

import pytest

from bau import Daten, skalare, volles_konzept
from webseite import build, pages, write_site

NICHT_GEZEIGT = {
    r"vokabular\.\w+\.\d+\.(gruppe|symbol)": "sorts words or stands for them, but is no word itself",
    r"vokabular\.(?!zielgruppen)\w+\.\d+\.definition": "explains a word to authors; Zielgruppen have a page that shows it",
    r"vokabular\.(?!organisationsart)\w+\.\d+\.einzahl": "names one of a kind; only organisations are shown with theirs",
    r"vokabular\.synonyme": "serves the search",
    r"vokabular\.zusatzfelder\.\d+\.auswahl": "offers choices; the chosen one is shown where it was chosen",
    r"konzept\.begriffe": "words for other things; which of their forms occur depends on what there is",
    r"massnahmen\.\d+\.kosten\.0\.einheit": "belongs to `betrag`, which gives way to the amount as written in `text`",
    r"zitate\.\d+\.(titel|nr)": "stands in for the name of the person who speaks, where there is none",
}


@pytest.fixture(scope="module")
def daten() -> Daten:
    return volles_konzept()


@pytest.fixture(scope="module")
def gesagt(daten: Daten, tmp_path_factory: pytest.TempPathFactory) -> str:
    """All words of all pages."""
    site = build(write_site(tmp_path_factory.mktemp("voll"), daten))
    attribute = (wert for seite in pages(site).values() for element in seite.iter() for wert in element.attrib.values())
    return "\n".join([*(text for seite in pages(site).values() for text in seite.itertext()), *attribute])


def test_every_text_of_every_field_is_on_some_page(daten: Daten, gesagt: str) -> None:
    texte = [(".".join(map(str, pfad)), wert) for pfad, wert in skalare(daten) if re.fullmatch(r"[KL]T-\d+", wert)]
    fehlend = [f"{pfad}: {wert}" for pfad, wert in texte if not re.search(rf"{wert}(?!\d)", gesagt)]
    assert [zeile for zeile in fehlend if not any(re.match(muster, zeile) for muster in NICHT_GEZEIGT)] == []


@pytest.mark.parametrize("muster", NICHT_GEZEIGT)
def test_an_exception_is_still_needed(muster: str, daten: Daten, gesagt: str) -> None:
    texte = [(".".join(map(str, pfad)), wert) for pfad, wert in skalare(daten) if re.fullmatch(r"[KL]T-\d+", wert)]
    assert any(re.match(muster, pfad) and not re.search(rf"{wert}(?!\d)", gesagt) for pfad, wert in texte)


def test_the_builder_of_full_concepts_fills_no_field_twice(daten: Daten) -> None:
    """Otherwise one field could hide that another one is missing."""
    texte = [wert for pfad, wert in skalare(daten) if re.fullmatch(r"[KL]T-\d+", wert) and "auswahl" not in str(pfad)]
    assert len(texte) == len(set(texte))


def test_a_page_file_path_is_posix_on_every_system(tmp_path: Path) -> None:
    """Addresses are written with slashes only."""
    site = build(write_site(tmp_path, {"konzept": {"titel": "T"}, "massnahmen": [{"id": "a", "titel": "A"}]}))
    adressen = [wert for seite in pages(site).values() for wert in seite.xpath("//@href | //@src")]
    assert adressen
    assert not [adresse for adresse in adressen if "\\" in adresse]
