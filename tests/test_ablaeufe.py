"""What a host would run for a municipality's repository, run here: every command of the workflows, in their order, with the host's values."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from integrationskonzept.cli import konzept
from webseite import pages

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the hosts run a Unix shell")
ADRESSE = "https://amt.example/integration"
ANGABEN = ("--name", "Landkreis Beispielwald", "--art", "Landkreis", "--land", "Niedersachsen")


@pytest.fixture
def projekt(tmp_path: Path) -> Path:
    ordner = tmp_path / "konzept"
    ergebnis = CliRunner().invoke(konzept, ["neu", str(ordner), *ANGABEN])
    assert ergebnis.exit_code == 0, ergebnis.output
    return ordner


@pytest.fixture
def umgebung(tmp_path: Path) -> Mapping[str, str]:
    """The host's shell: our command is installed, and `pip`, which would need a network, only sees whether there is what to install."""
    ort = tmp_path / "programme"
    ort.mkdir()
    pip = ort / "pip"
    pip.write_text('#!/bin/sh\n[ "$1 $2 $3" = "install --quiet -r" ] && grep -q integrationskonzept "$4"\n', encoding="utf-8")
    pip.chmod(0o755)
    return {
        "PATH": f"{ort}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "CI_PAGES_URL": ADRESSE,
    }


def read_ablauf(datei: Path) -> Any:
    return yaml.safe_load(datei.read_text(encoding="utf-8"))


def run(befehle: str, ordner: Path, umgebung: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """The commands as both hosts run them: the first that fails is the last."""
    befehl = ["bash", "-eo", "pipefail", "-c", befehle]
    return subprocess.run(befehl, cwd=ordner, env=dict(umgebung), capture_output=True, encoding="utf-8", check=False)


def assert_is_site(ordner: Path) -> None:
    """What is handed over is whole, and knows where it will stand."""
    seiten = pages(ordner)
    assert len(seiten) > 5
    assert (ordner / "404.html").is_file()
    (kanon,) = seiten["index.html"].cssselect("link[rel=canonical]")
    assert kanon.get("href") == f"{ADRESSE}/"
    assert f"Sitemap: {ADRESSE}/sitemap.xml" in (ordner / "robots.txt").read_text(encoding="utf-8")


def test_what_github_runs(projekt: Path, umgebung: Mapping[str, str]) -> None:
    ablauf = read_ablauf(projekt / ".github" / "workflows" / "website.yml")
    schritte = ablauf["jobs"]["bauen"]["steps"]
    befehle = [schritt for schritt in schritte if "run" in schritt]
    assert len(befehle) == 3
    for schritt in befehle:
        werte = {name: evaluate(wert) for name, wert in schritt.get("env", {}).items()}
        ende = run(schritt["run"], projekt, {**umgebung, **werte})
        assert ende.returncode == 0, ende.stdout + ende.stderr
    (uebergabe,) = [schritt for schritt in schritte if "upload-pages-artifact" in schritt.get("uses", "")]
    assert_is_site(projekt / uebergabe["with"]["path"])


def evaluate(ausdruck: str) -> str:
    """The one expression of the workflow: the address of the pages where the host gives one, else a fixed one."""
    form = r"\$\{\{ steps\.pages\.outputs\.base_url && format\('\{0\}/', steps\.pages\.outputs\.base_url\) \|\| '(.+)' \}\}"
    assert re.fullmatch(form, ausdruck), ausdruck
    return f"{ADRESSE}/"


def test_what_gitlab_runs(projekt: Path, umgebung: Mapping[str, str]) -> None:
    ablauf = read_ablauf(projekt / ".gitlab-ci.yml")
    ende = run("\n".join(ablauf["pages"]["script"]), projekt, umgebung)
    assert ende.returncode == 0, ende.stdout + ende.stderr
    assert ablauf["pages"]["artifacts"]["paths"] == ["public"]
    assert_is_site(projekt / "public")


def test_a_mistake_in_the_data_stops_both_before_anything_is_built(projekt: Path, umgebung: Mapping[str, str]) -> None:
    (projekt / "data" / "fehler.yml").write_text("massnahmen:\n  - {id: a, titel: A, ziele: [gibt-es-nicht]}\n", encoding="utf-8")
    github = [
        s["run"] for s in read_ablauf(projekt / ".github" / "workflows" / "website.yml")["jobs"]["bauen"]["steps"] if "run" in s
    ]
    gitlab = read_ablauf(projekt / ".gitlab-ci.yml")["pages"]["script"]
    for befehle in (github, gitlab):
        ende = run("\n".join(befehle), projekt, umgebung)
        assert ende.returncode != 0
        assert "gibt-es-nicht" in ende.stdout + ende.stderr
        assert not (projekt / "site").exists()
