"""Every rule against its cases: `regeln/IKnnn.yml` holds data that breaks the rule and data that nearly does."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import integrationskonzept
from integrationskonzept.app import Projekt, examine
from integrationskonzept.checks import REGELN

HIER = Path(__file__).parent
QUELLTEXT = Path(integrationskonzept.__file__).parent
HANDBUCH = HIER.parent / "handbuch" / "docs" / "regeln.md"
STICHTAG = date(2026, 11, 22)
KONZEPT = "konzept:\n  titel: Test\n"
ANDERSWO = {
    "IK901": "arises while a prose page is built, so that its cases are sites",
    "IK902": "as IK901",
}
"""Rules that no data text can break, and why."""

Fall = Mapping[str, object]


def read_faelle(datei: Path) -> list[dict[str, object]]:
    """The cases of one rule, every scalar as written."""
    return list(yaml.load(datei.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


FAELLE = {datei.stem: read_faelle(datei) for datei in sorted((HIER / "regeln").glob("*.yml"))}


def art_of(fall: Fall) -> str:
    """Whether the rule fires ("fall") or nearly does ("beinahe")."""
    return "fall" if "fall" in fall else "beinahe"


def slug(text: str) -> str:
    """Words of a description that pytest prints as they stand."""
    gefaltet = text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return "-".join(re.findall(r"[a-z0-9]+", gefaltet))


def iter_params() -> Iterator[Any]:
    for regel, faelle in FAELLE.items():
        for fall in faelle:
            art = art_of(fall)
            yield pytest.param(regel, fall, id=f"{regel}-{art}-{slug(str(fall[art]))}")


def rules_of_source() -> set[str]:
    """Every rule number that the package reports."""
    geschrieben = (re.findall(r'"(IK\d{3})"', datei.read_text(encoding="utf-8")) for datei in QUELLTEXT.rglob("*.py"))
    return {nummer for nummern in geschrieben for nummer in nummern} | set(REGELN)


def write_projekt(fall: Fall, ordner: Path) -> Projekt:
    """Write a case as a project; the concept's own data is added where the case has none."""
    daten = dict(fall.get("dateien", {}))  # type: ignore[call-overload]  # checked by test_case_files_are_well_formed
    if "daten" in fall:
        daten["fall.yml"] = fall["daten"]
    if not any(re.search(r"^konzept:", text, re.MULTILINE) for text in daten.values()):
        daten["konzept.yml"] = KONZEPT
    texte = {f"docs/{name}": text for name, text in dict(fall.get("docs", {})).items()}  # type: ignore[call-overload]  # as above
    for name, text in ({f"data/{name}": text for name, text in daten.items()} | texte).items():
        datei = ordner / name
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.write_bytes(text.encode())
    if "verknuepfungen" in fall and os.name == "nt":
        pytest.skip("symbolic links are not for everyone there")
    for name, ziel in dict(fall.get("verknuepfungen", {})).items():  # type: ignore[call-overload]  # as above
        datei = ordner / name
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.symlink_to(ziel)
    (ordner / "docs").mkdir(exist_ok=True)
    return Projekt(ordner / "data", ordner / "docs")


@pytest.mark.parametrize(("regel", "fall"), list(iter_params()))
def test_case_gives_exactly_its_findings(regel: str, fall: dict[str, object], tmp_path: Path) -> None:
    """A case gives the findings it lists, in this order and no others, and says what it promises to say."""
    veroeffentlichung = regel.startswith("IK6")
    findings = examine(write_projekt(fall, tmp_path), STICHTAG, veroeffentlichung=veroeffentlichung).findings
    assert [f"{finding.ort} {finding.regel}" for finding in findings] == fall.get("befunde", []), "\n".join(map(str, findings))
    if "enthaelt" in fall:
        eigene = [finding.text for finding in findings if finding.regel == regel]
        assert any(str(fall["enthaelt"]) in text for text in eigene), eigene


@pytest.mark.parametrize("regel", FAELLE)
def test_case_files_are_well_formed(regel: str) -> None:
    """A firing case lists the rule of its file, a near miss does not; nothing is misspelled; no two are called the same."""
    bekannt = {"fall", "beinahe", "daten", "dateien", "docs", "verknuepfungen", "befunde", "enthaelt"}
    for fall in FAELLE[regel]:
        assert set(fall) <= bekannt, fall
        assert ("fall" in fall) != ("beinahe" in fall), fall
        assert "daten" in fall or "dateien" in fall, fall
        befunde = fall.get("befunde", [])
        assert isinstance(befunde, list)
        assert any(befund.endswith(regel) for befund in befunde) == ("fall" in fall), fall
    namen = [fall[art_of(fall)] for fall in FAELLE[regel]]
    assert len(namen) == len(set(namen))


@pytest.mark.parametrize("regel", sorted(rules_of_source() - set(ANDERSWO)))
def test_every_rule_has_cases_of_both_kinds(regel: str) -> None:
    """For every rule there is data that breaks it and data that nearly does."""
    assert {art_of(fall) for fall in FAELLE.get(regel, [])} == {"fall", "beinahe"}


def test_cases_are_for_rules_that_exist() -> None:
    """No case file is left over from a rule that is gone."""
    assert set(FAELLE) | set(ANDERSWO) <= rules_of_source()


def manual_sections() -> dict[str, str]:
    """The manual's text for each rule, by its number."""
    teile = re.split(r"^#{2,3} (IK\d{3})\b.*$", HANDBUCH.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(teile[1::2], teile[2::2], strict=True))


@pytest.mark.parametrize("regel", sorted(rules_of_source()))
def test_manual_explains_every_rule(regel: str) -> None:
    """The page "Regeln" has a heading for every rule, followed by at least two sentences."""
    text = re.sub(r"```.*?```", "", manual_sections().get(regel, ""), flags=re.DOTALL)
    assert len(re.findall(r"[.!?][“)]?(?=\s|$)", text)) >= 2, text


def test_manual_names_no_rule_that_does_not_exist() -> None:
    """Every rule number in the manual is one that the package reports, and each is explained once."""
    text = HANDBUCH.read_text(encoding="utf-8")
    ueberschriften = re.findall(r"^#{2,3} (IK\d{3})", text, re.MULTILINE)
    assert len(ueberschriften) == len(set(ueberschriften))
    assert set(re.findall(r"IK\d{3}", text)) <= rules_of_source()


def test_manual_says_note_or_error_as_the_rule_does() -> None:
    """A rule that only gives notes is marked "(Hinweis)" in its heading, one that stops the build is not."""
    markiert = set(re.findall(r"^#{2,3} (IK\d{3}).*\(Hinweis\)(?: \{.*\})?$", HANDBUCH.read_text(encoding="utf-8"), re.MULTILINE))
    assert markiert == {nummer for nummer, regel in REGELN.items() if regel.schwere == "hinweis"}
