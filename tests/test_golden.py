"""The Markdown of pages, word for word: each file in golden/ holds a concept, a macro call and what it gives.

After a wanted change: `python -m pytest tests/test_golden.py --golden-schreiben`, then read the diff.
"""

from pathlib import Path

import pytest
import yaml

from bau import konzept_of
from integrationskonzept.queries.oeffentlich import publish
from integrationskonzept.render import SEITEN, Blatt, Buch
from webseite import STICHTAG

GOLDEN = Path(__file__).parent / "golden"
FAELLE = sorted(GOLDEN.rglob("*.yml"))


@pytest.mark.parametrize("datei", FAELLE, ids=lambda datei: f"{datei.parent.name}-{datei.stem}")
def test_a_page_is_rendered_word_for_word(datei: Path, request: pytest.FixtureRequest) -> None:
    fall = yaml.load(datei.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    buch = Buch(konzept=publish(konzept_of(**fall["daten"])), stichtag=STICHTAG)
    markdown = SEITEN[datei.parent.name](Blatt(buch, fall["quelle"]), *fall.get("angaben", []))
    if request.config.getoption("--golden-schreiben"):
        datei.write_text(rewritten(datei.read_text(encoding="utf-8"), markdown), encoding="utf-8", newline="\n")
        pytest.skip("written anew")
    assert markdown == fall["markdown"]


def rewritten(text: str, markdown: str) -> str:
    """The file with another expectation, everything above it as it was."""
    zeilen = "".join(f"  {zeile}".rstrip() + "\n" for zeile in markdown.splitlines())
    return f"{text.partition('markdown: |')[0]}markdown: |\n{zeilen}"


def test_every_kind_of_page_that_carries_the_concept_has_a_golden_file() -> None:
    vorhanden = {datei.parent.name for datei in FAELLE}
    assert {
        "startseite",
        "handlungsfeld",
        "ziel",
        "massnahme",
        "massnahmen",
        "umsetzungsstand",
        "organisation",
        "beteiligung",
    } <= vorhanden
