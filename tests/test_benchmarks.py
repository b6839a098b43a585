"""What measurements rest on: generated concepts are always the same and free of errors, questions ask for what there is."""

import re
from pathlib import Path

import pytest

from erzeugen import write_konzept
from integrationskonzept.app import examine, find_projekt
from integrationskonzept.loading import load_konzept
from suchmessung.fragen import ARBEIT, VERSIEGELT, read_questions
from suchmessung.guete import Anteil, mean_reciprocal_rank, rank_of, recall, sign_test
from webseite import STICHTAG, WURZEL

ANZAHL = 30


def contents(ordner: Path) -> dict[str, bytes]:
    return {pfad.relative_to(ordner).as_posix(): pfad.read_bytes() for pfad in sorted(ordner.rglob("*")) if pfad.is_file()}


def test_a_generated_concept_is_the_same_every_time_and_free_of_errors(tmp_path: Path) -> None:
    for name in ("eines", "dasselbe"):
        write_konzept(tmp_path / name, ANZAHL)
    assert contents(tmp_path / "eines") == contents(tmp_path / "dasselbe")
    ergebnis = examine(find_projekt(tmp_path / "eines" / "mkdocs.yml"), STICHTAG, mit_prosa=True)
    assert not ergebnis.fehler
    geschrieben = load_konzept(tmp_path / "eines" / "data").konzept
    assert len(geschrieben.massnahmen) == ANZAHL
    assert any(massnahme.stand for massnahme in geschrieben.massnahmen)


def test_a_generated_concept_may_be_larger_than_the_demo(tmp_path: Path) -> None:
    demo = load_konzept(WURZEL / "data").konzept
    write_konzept(tmp_path, len(demo.massnahmen) + 5)
    ladung = load_konzept(tmp_path / "data")
    assert not ladung.findings
    assert len(ladung.konzept.massnahmen) == len(demo.massnahmen) + 5
    assert len(ladung.konzept.ziele) == 2 * len(demo.ziele)


@pytest.mark.parametrize(
    ("datei", "mindestens", "hoechstens"), [(ARBEIT, 60, 1000), (VERSIEGELT, 100, 100)], ids=["arbeit", "versiegelt"]
)
def test_questions_ask_for_what_there_is(datei: Path, mindestens: int, hoechstens: int) -> None:
    """Only numbers are compared: a failure must not show a sealed question."""
    ids = frozenset(massnahme.id for massnahme in load_konzept(WURZEL / "data").konzept.massnahmen)
    fragen = read_questions(datei)
    zahl, ungueltige = len(fragen), sum(not frage.richtig or not ids.issuperset(frage.richtig) for frage in fragen)
    doppelte = zahl - len({frage.frage for frage in fragen})
    del fragen
    assert mindestens <= zahl <= hoechstens
    assert (ungueltige, doppelte) == (0, 0)


def test_ranks_count_pages_and_not_hits() -> None:
    assert rank_of(["a/", "a/", "b/"], frozenset({"b/"})) == 2
    assert rank_of(["a/"], frozenset({"b/"})) is None


def test_figures_come_with_how_sure_they_are() -> None:
    assert recall([1, 5, 6, None]) == Anteil(2, 4)
    assert Anteil(5, 10).intervall == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert Anteil(10, 10).intervall == pytest.approx((0.7225, 1), abs=1e-4)
    assert mean_reciprocal_rank([1, 2, None]).wert == pytest.approx(0.5)
    assert sign_test(0, 5) == pytest.approx(0.0625)
    assert sign_test(3, 3) == 1


def test_the_lock_file_of_benchmarks_carries_hashes_and_no_addresses() -> None:
    text = (WURZEL / "benchmarks" / "requirements.lock").read_text(encoding="utf-8")
    assert text.count("--hash=sha256:") > len(re.findall(r"(?m)^[a-z0-9_.-]+==\S+.*\\$", text)) > 0
    assert not re.search(r"://|--index|--find-links", text)
