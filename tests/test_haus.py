"""The house keeps its order: what needs no site generator runs without one, settings stay strict, the wheel is whole."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from webseite import WURZEL

PAKET = WURZEL / "macros" / "integrationskonzept"


def test_everything_up_to_pages_runs_without_mkdocs() -> None:
    """Checking and rendering the demo imports neither MkDocs nor its theme; importing them would fail here."""
    programm = """
import sys
from datetime import date
from pathlib import Path
for name in ("mkdocs", "material", "mkdocs_macros"):
    sys.modules[name] = None
from integrationskonzept.app import examine, find_projekt
from integrationskonzept.pages import build_navigation, build_pages
from integrationskonzept.render import SEITEN, Blatt
ergebnis = examine(find_projekt(Path("mkdocs.yml")), date(2026, 11, 22))
seiten = build_pages(ergebnis.buch)
for seite in seiten:
    name, _, rest = seite.makro.partition("(")
    SEITEN[name](Blatt(ergebnis.buch, seite.quelle), *([rest.strip('")')] if rest != ")" else []))
build_navigation(ergebnis.buch, seiten, [])
print(len(seiten), len(ergebnis.fehler))
"""
    ende = subprocess.run(
        [sys.executable, "-c", programm], cwd=WURZEL, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert ende.returncode == 0, ende.stderr
    seiten, fehler = ende.stdout.split()
    assert int(seiten) > 100
    assert fehler == "0"


def test_the_demo_is_strict_about_macros() -> None:
    """The defaults of mkdocs-macros publish broken pages."""
    settings = yaml.load((WURZEL / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    macros = next(p["macros"] for p in settings["plugins"] if "macros" in p)
    assert macros == {"modules": ["integrationskonzept.macros"], "on_error_fail": "true", "on_undefined": "strict"}
    assert settings["strict"] == "true"
    assert set(settings["validation"]["links"].values()) == {"warn"}


def test_the_workflow_checks_builds_and_deploys_also_at_night() -> None:
    """GitHub runs it, we only see that it says what it should and calls what exists."""
    ablauf = yaml.load((WURZEL / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    befehle = [schritt.get("run", schritt.get("uses")) for job in ablauf["jobs"].values() for schritt in job["steps"]]
    assert ablauf["on"]["schedule"]
    assert ".venv/bin/konzept pruefen --format github" in befehle
    assert befehle.index("make publish") > befehle.index(".venv/bin/konzept pruefen --format github")
    assert any(befehl.startswith("actions/deploy-pages@") for befehl in befehle)


def test_the_demo_has_no_errors_and_only_the_notes_it_is_there_to_show() -> None:
    befehl = [sys.executable, "-m", "integrationskonzept.cli", "pruefen", "--stichtag", "2026-11-22"]
    ende = subprocess.run(befehl, cwd=WURZEL, capture_output=True, encoding="utf-8", timeout=60, check=False)
    regeln = re.findall(r": (IK\d{3}) ", ende.stdout)
    assert ende.returncode == 0, ende.stdout
    assert set(regeln) <= {"IK301", "IK302"}, ende.stdout


@pytest.mark.parametrize("vorlage", sorted((PAKET / "render" / "templates").glob("*.j2")), ids=lambda p: p.stem)
def test_templates_neither_switch_off_escaping_nor_wrap_long_texts(vorlage: Path) -> None:
    text = vorlage.read_text(encoding="utf-8")
    assert "|safe" not in text.replace(" ", "")
    assert "autoescape" not in text
    for block in re.findall(r"<(?:div|nav|section)[^>]* markdown>(.*?)</(?:div|nav|section)>", text, re.S):
        assert "b.text(" not in block, "md_in_html takes closed blocks inside its own apart"


def test_the_repository_names_no_path_of_a_machine() -> None:
    befehl = ["git", "ls-files", "-z"]
    dateien = subprocess.run(befehl, cwd=WURZEL, capture_output=True, encoding="utf-8", timeout=60, check=False).stdout.split("\0")
    for name in filter(None, dateien):
        datei = WURZEL / name
        if datei.suffix in (".py", ".md", ".yml", ".toml", ".lock", ".html", ".css", "") and datei.is_file():
            assert not re.search(r"(?<![\w.])/(home|root|work)/\w", datei.read_text(encoding="utf-8")), name


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (WURZEL / name).read_text(encoding="utf-8")
        pakete = re.findall(r"(?m)^[a-z0-9_.-]+==\S+.*\\$", text)
        assert len(pakete) > 40
        assert text.count("--hash=sha256:") > len(pakete)
        assert "://" not in text
        assert "--index" not in text
        assert "--find-links" not in text
