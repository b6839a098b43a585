"""Whatever stands in a data folder: it is read or explained, never an exception."""

import tempfile
from datetime import date
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bau import volles_konzept
from integrationskonzept.app import Ergebnis, Projekt, examine
from integrationskonzept.model import ABSCHNITTE, Stammdaten
from integrationskonzept.struktur import felder

STICHTAG = date(2026, 11, 22)
FELDER = sorted({name for klasse in (*ABSCHNITTE.values(), Stammdaten) for name in felder(klasse)})
VOLL = yaml.safe_dump(volles_konzept(lambda _pfad, _art: None), allow_unicode=True)
BELIEBIG = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

skalare = (
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=True, allow_infinity=True)
    | st.dates()
    | st.text(max_size=20)
    | st.sampled_from(["a", "b", "ja", "2024–2026", "50.000 €", "[x](javascript:alert(1))", "{{ x }}", "<b>", "../../etc/passwd"])
)
werte = st.recursive(
    skalare,
    lambda kinder: (
        st.lists(kinder, max_size=3) | st.dictionaries(st.sampled_from(FELDER) | st.text(max_size=8), kinder, max_size=4)
    ),
    max_leaves=8,
)
eintraege = st.dictionaries(st.sampled_from(FELDER), werte, max_size=8).map(lambda felder: {"id": "a", "titel": "A", **felder})
konzepte = st.dictionaries(
    st.sampled_from([*ABSCHNITTE, "vokabular", "konzept"]) | st.text(max_size=8),
    st.lists(eintraege, max_size=3) | werte,
    max_size=5,
)


def examine_text(inhalt: bytes) -> Ergebnis:
    """What is said about a project with one data file."""
    with tempfile.TemporaryDirectory() as ort:
        ordner = Path(ort)
        (ordner / "data").mkdir()
        (ordner / "docs").mkdir()
        (ordner / "data" / "fall.yml").write_bytes(inhalt)
        return examine(Projekt(ordner / "data", ordner / "docs"), STICHTAG, mit_prosa=True, veroeffentlichung=True)


def assert_explained(ergebnis: Ergebnis, zeilen: int) -> None:
    """Every finding is a German sentence on one line about a place that there is."""
    for finding in ergebnis.findings:
        assert finding.text.endswith((".", "?", "“", ")")) or ":" in finding.text, finding
        assert "\n" not in finding.text
        assert "Traceback" not in finding.text
        if finding.ort.datei == "data/fall.yml":
            assert 1 <= finding.ort.zeile <= zeilen + 1, finding


@BELIEBIG
@given(konzepte)
def test_any_structure_is_read_or_explained(daten: object) -> None:
    text = yaml.safe_dump(daten, allow_unicode=True)
    assert_explained(examine_text(text.encode("utf-8", "surrogatepass")), text.count("\n") + 1)


@BELIEBIG
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(inhalt: bytes) -> None:
    assert_explained(examine_text(inhalt), len(inhalt) + 1)


@BELIEBIG
@given(
    st.integers(0, len(VOLL)),
    st.integers(0, 40),
    st.text(max_size=6) | st.sampled_from(["\n", "\t", ": ", "- ", "&a ", "*a", "|\n", "'", "#"]),
)
def test_a_whole_concept_with_one_slip_is_read_or_explained(stelle: int, laenge: int, stattdessen: str) -> None:
    text = VOLL[:stelle] + stattdessen + VOLL[stelle + laenge :]
    ergebnis = examine_text(text.encode("utf-8", "surrogatepass"))
    assert_explained(ergebnis, text.count("\n") + 1)
