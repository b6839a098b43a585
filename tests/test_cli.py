"""The command line: German throughout, findings in three forms, exit codes 0, 1 and 2, UTF-8 on any console."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from webseite import write_settings

HEIL = "konzept:\n  titel: Prüfstück\n"
KAPUTT = "massnahmen:\n  - id: a\n    titel: Ä\n    ziele: [z9]\n  - id: b\n    titel: B\n    zeit: irgendwann, 100 % sicher\n"


def konzept(ordner: Path, *argumente: str, **umgebung: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, in a folder."""
    umwelt = {**os.environ, "COLUMNS": "100", **umgebung}
    umwelt.pop("SOURCE_DATE_EPOCH", None)
    befehl = [sys.executable, "-m", "integrationskonzept.cli", *argumente]
    return subprocess.run(befehl, cwd=ordner, env=umwelt, capture_output=True, timeout=60, check=False)


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    write_settings(tmp_path)
    for name in ("data", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "konzept.yml").write_text(HEIL, encoding="utf-8")
    return tmp_path


def test_a_clean_concept_passes(ordner: Path) -> None:
    ende = konzept(ordner, "pruefen")
    assert (ende.returncode, ende.stdout.decode()) == (0, "Keine Fehler.\n")


def test_findings_are_printed_in_order_with_place_rule_and_advice(ordner: Path) -> None:
    (ordner / "data" / "z.yml").write_text(KAPUTT, encoding="utf-8")
    ende = konzept(ordner, "pruefen")
    zeilen = ende.stdout.decode("utf-8").splitlines()
    assert ende.returncode == 1
    assert zeilen[0] == "data/z.yml:4:13: IK201 Das Ziel „z9“ gibt es nicht."
    assert zeilen[1].startswith("data/z.yml:7:11: IK301 Hinweis: Die Zeitangabe „irgendwann, 100 % sicher“")
    assert zeilen[2] == "1 Fehler, 1 Hinweis."


def test_notes_alone_are_no_failure(ordner: Path) -> None:
    (ordner / "data" / "z.yml").write_text("massnahmen: [{id: a, titel: A, zeit: bald}]\n", encoding="utf-8")
    assert konzept(ordner, "pruefen").returncode == 0


def test_findings_for_programs_are_json(ordner: Path) -> None:
    (ordner / "data" / "z.yml").write_text(KAPUTT, encoding="utf-8")
    ende = konzept(ordner, "pruefen", "--format", "json")
    befunde = json.loads(ende.stdout)
    assert ende.returncode == 1
    assert befunde[0] == {
        "datei": "data/z.yml",
        "zeile": 4,
        "spalte": 13,
        "regel": "IK201",
        "schwere": "fehler",
        "text": "Das Ziel „z9“ gibt es nicht.",
    }
    assert [b["schwere"] for b in befunde] == ["fehler", "hinweis"]


def test_findings_for_github_are_annotations_that_no_text_can_break(ordner: Path) -> None:
    (ordner / "data" / "z.yml").write_text(KAPUTT, encoding="utf-8")
    zeilen = konzept(ordner, "pruefen", "--format", "github").stdout.decode("utf-8").splitlines()
    assert zeilen[0] == "::error file=data/z.yml,line=4,col=13,title=IK201::Das Ziel „z9“ gibt es nicht."
    assert zeilen[1].startswith("::notice file=data/z.yml,line=7,col=11,title=IK301::")
    assert "100 %25 sicher" in zeilen[1]


@pytest.mark.parametrize(
    ("argumente", "satz"),
    [
        (["prüfn"], "Den Befehl „prüfn“ gibt es nicht. Meinten Sie „pruefen“?"),
        (["pruefen", "--formt", "json"], "Die Option „--formt“ gibt es nicht. Meinten Sie „--format“?"),
        (["pruefen", "--format", "xml"], "„--format“ nimmt nur: text, json, github."),
        (["pruefen", "--stichtag", "morgen"], "„morgen“ ist kein Datum."),
        (["pruefen", "--stichtag"], "Hinter --stichtag fehlt ein Wert."),
        (["bauen", "alles"], "Zu viele Angaben: alles."),
        (["pruefen", "--datei", "nirgends.yml"], "Hier liegt keine „nirgends.yml“."),
        (["bauen", "--datei", "nirgends.yml"], "Hier liegt keine „nirgends.yml“."),
        (["vorschau", "--datei", "nirgends.yml"], "Hier liegt keine „nirgends.yml“."),
    ],
)
def test_wrong_usage_is_explained_in_german(argumente: list[str], satz: str, ordner: Path) -> None:
    ende = konzept(ordner, *argumente)
    assert ende.returncode == 2
    assert satz in ende.stderr.decode("utf-8")
    assert "--hilfe" in ende.stderr.decode("utf-8")


@pytest.mark.parametrize("befehl", [[], ["pruefen"], ["bauen"], ["vorschau"]])
def test_help_is_german(befehl: list[str], ordner: Path) -> None:
    for option in ("--hilfe", "--help", "-h"):
        text = konzept(ordner, *befehl, option).stdout.decode("utf-8")
        assert text.startswith("Aufruf: konzept")
        assert not any(wort in text for wort in ("Usage", "Options", "Show", "exit", "Commands"))


def test_a_missing_data_folder_is_wrong_usage(ordner: Path) -> None:
    (ordner / "data" / "konzept.yml").unlink()
    (ordner / "data").rmdir()
    ende = konzept(ordner, "pruefen")
    assert (ende.returncode, "Den Ordner „data“" in ende.stderr.decode("utf-8")) == (2, True)


@pytest.mark.parametrize("befehl", ["pruefen", "bauen", "vorschau"])
@pytest.mark.parametrize(
    ("settings", "satz"),
    [
        (b"site_name: Kreis: Konzept\n", "Zeile 1, Zeichen 17: Der Doppelpunkt gehört hier zum Text."),
        (b"site_name: Kreis\nextra:\n\trobots: noindex\n", "Zeile 3, Zeichen 1: In der Einrückung steht ein Tabulator."),
        (b"site_name: M\xfcnster\n", "Die Datei ist nicht in UTF-8 gespeichert."),
    ],
)
def test_settings_that_cannot_be_read_are_explained_with_their_line(befehl: str, settings: bytes, satz: str, ordner: Path) -> None:
    (ordner / "mkdocs.yml").write_bytes(settings)
    ende = konzept(ordner, befehl)
    assert (ende.returncode, ende.stdout) == (2, b"")
    assert f"„mkdocs.yml“ ist nicht lesbar. {satz}" in ende.stderr.decode("utf-8")


@pytest.mark.parametrize(
    "settings",
    ["plugins: [", "- nur\n- eine Liste\n", "plugins:\n  - integrationskonzept:\n      daten: [a]\n", "docs_dir: {a: b}\n"],
)
def test_broken_settings_are_no_traceback(settings: str, ordner: Path) -> None:
    (ordner / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for befehl in ("pruefen", "bauen"):
        ende = konzept(ordner, befehl)
        assert b"Traceback" not in ende.stderr, ende.stderr.decode()
        assert ende.returncode in (0, 1, 2)


def test_umlauts_reach_a_console_that_is_not_utf8(ordner: Path) -> None:
    (ordner / "data" / "z.yml").write_text(KAPUTT, encoding="utf-8")
    ende = konzept(ordner, "pruefen", PYTHONIOENCODING="cp1252", PYTHONUTF8="0", LC_ALL="C")
    assert "„z9“" in ende.stdout.decode("utf-8")


def test_building_ends_with_what_was_built_and_where(ordner: Path) -> None:
    ende = konzept(ordner, "bauen", "--stichtag", "01.02.2026")
    assert ende.returncode == 0, ende.stderr.decode("utf-8")
    letzte = ende.stdout.decode("utf-8").splitlines()[-1]
    assert letzte.startswith("Fertig in ")
    assert f"„{ordner / 'site'}“" in letzte
    assert "Lese Daten" in ende.stderr.decode("utf-8")


def test_a_failed_build_says_why_and_that_nothing_was_changed(ordner: Path) -> None:
    (ordner / "data" / "z.yml").write_text(KAPUTT, encoding="utf-8")
    ende = konzept(ordner, "bauen")
    assert ende.returncode == 1
    gesagt = ende.stderr.decode("utf-8")
    assert "data/z.yml:4:13: IK201" in gesagt
    assert gesagt.endswith("1 Fehler.\nDie Website wurde nicht verändert.\n")


def test_the_reference_day_may_come_from_the_environment(ordner: Path) -> None:
    (ordner / "data" / "z.yml").write_text("veranstaltungen: [{id: a, titel: Fest, zeit: 01.06.2031}]\n", encoding="utf-8")
    befehl = [sys.executable, "-m", "integrationskonzept.cli", "bauen"]
    subprocess.run(
        befehl, cwd=ordner, env={**os.environ, "SOURCE_DATE_EPOCH": "1900000000"}, capture_output=True, timeout=60, check=True
    )
    assert "17.\u00a0März 2030" in (ordner / "site" / "beteiligung" / "index.html").read_text(encoding="utf-8")


def test_plain_mkdocs_builds_strictly_and_fails_on_findings(ordner: Path) -> None:
    befehl = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    umwelt = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    gut = subprocess.run(befehl, cwd=ordner, env=umwelt, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert gut.returncode == 0, gut.stderr
    (ordner / "data" / "z.yml").write_text(KAPUTT, encoding="utf-8")
    schlecht = subprocess.run(befehl, cwd=ordner, env=umwelt, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert schlecht.returncode == 1
    assert "data/z.yml:4:13: IK201" in schlecht.stderr
    assert "Traceback" not in schlecht.stderr
