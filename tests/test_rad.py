"""The wheel is all a municipality needs: settings, data and prose build with it in an otherwise empty environment."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from itertools import cycle
from pathlib import Path
from typing import get_args

import pytest
from packaging.requirements import Requirement

from integrationskonzept.model import Art, Land
from webseite import KLEIN, WURZEL, content, read_page, words, write_page, write_site


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ziel = tmp_path_factory.mktemp("rad")
    befehl = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(ziel)]
    subprocess.run(befehl, cwd=WURZEL, capture_output=True, timeout=120, check=True)
    (datei,) = ziel.glob("*.whl")
    return datei


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and exactly what it declares to need, linked from ours, so that no network is needed."""
    umgebung = tmp_path_factory.mktemp("umgebung") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(umgebung)], timeout=120, check=True)
    (pakete,) = umgebung.glob("[Ll]ib/python*/site-packages") if os.name != "nt" else umgebung.glob("Lib/site-packages")
    with zipfile.ZipFile(wheel) as archiv:
        archiv.extractall(pakete)
        (metadaten,) = (name for name in archiv.namelist() if name.endswith(".dist-info/METADATA"))
    for dist in closure(Distribution.at(pakete / metadaten.partition("/")[0])):
        for name in {datei.parts[0] for datei in dist.files or () if datei.parts[0] not in ("..", "__pycache__")}:
            quelle = Path(str(dist.locate_file(name)))
            if quelle.exists() and not (pakete / name).exists():
                (pakete / name).symlink_to(quelle, target_is_directory=quelle.is_dir())
    return umgebung / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def closure(wurzel: Distribution) -> Iterator[Distribution]:
    """The distributions that a distribution needs, and those need, on this system."""
    offen, gesehen = [wurzel], set()
    while offen:
        for zeile in offen.pop().requires or ():
            bedarf = Requirement(zeile)
            if bedarf.marker and not bedarf.marker.evaluate({"extra": ""}):
                continue
            if bedarf.name.lower() not in gesehen:
                gesehen.add(bedarf.name.lower())
                dist = distribution(bedarf.name)
                offen.append(dist)
                yield dist


def test_the_wheel_carries_macros_theme_templates_and_vocabulary(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archiv:
        namen = set(archiv.namelist())
    for name in (
        "integrationskonzept/cli/__main__.py",
        "integrationskonzept/feldhilfe.yml",
        "integrationskonzept/vokabular.yml",
        "integrationskonzept/render/templates/massnahme.md.j2",
        "integrationskonzept/druck/vorlage/dokument.typ",
        "integrationskonzept/druck/schrift/konzept-sans-regular.ttf",
        "integrationskonzept/druck/schrift/OFL.txt",
        "integrationskonzept/overrides/base.html",
        "integrationskonzept/overrides/assets/stile/grundlage.css",
        "integrationskonzept/overrides/assets/fonts/source-sans-3-latin.woff2",
    ):
        assert name in namen
    assert not [name for name in namen if name.startswith(("tests/", "data/", "docs/"))]


def test_settings_data_and_prose_build_with_the_wheel_alone(python: Path, tmp_path: Path) -> None:
    write_site(tmp_path, KLEIN)
    write_page(tmp_path, "text.md", "# Text\n\n{{ kennzahl('massnahmen') }} mit **Fettem**.\n")
    ende = run(python, tmp_path, "-m", "integrationskonzept.cli", "bauen", "--stichtag", "2026-11-22")
    assert ende.returncode == 0, ende.stderr
    assert "1 Maßnahme mit Fettem." in words(content(read_page(tmp_path / "site" / "text" / "index.html")))
    (stil,) = (tmp_path / "site" / "assets" / "stylesheets").glob("konzept.*.css")
    assert ".ik-kopf" in stil.read_text(encoding="utf-8")
    woher = run(python, tmp_path, "-c", "import integrationskonzept; print(integrationskonzept.__file__)")
    assert str(python.parent.parent) in woher.stdout


def run(python: Path, ordner: Path, *argumente: str) -> subprocess.CompletedProcess[str]:
    """Run the Python of the wheel's environment in a folder, with nothing of ours in its way."""
    weg = ("PYTHON", "VIRTUAL_ENV", "COV", "SITE_URL", "SOURCE_DATE_EPOCH")
    umwelt = {name: wert for name, wert in os.environ.items() if not name.startswith(weg)} | {"PYTHONIOENCODING": "utf-8"}
    befehl = [str(python), *argumente]
    return subprocess.run(befehl, cwd=ordner, env=umwelt, capture_output=True, encoding="utf-8", timeout=240, check=False)


def test_the_wheel_carries_every_file_of_a_new_site(wheel: Path) -> None:
    quelle = WURZEL / "macros" / "integrationskonzept"
    erwartet = {datei.relative_to(quelle).as_posix() for datei in (quelle / "starter").rglob("*") if datei.is_file()}
    with zipfile.ZipFile(wheel) as archiv:
        namen = {name.removeprefix("integrationskonzept/") for name in archiv.namelist()}
    assert erwartet <= namen
    assert {
        "starter/_gitignore",
        "starter/_gitlab-ci.yml",
        "starter/_github/workflows/website.yml",
        "starter/_vscode/settings.json",
    } <= namen
    assert not [name for name in namen if "__pycache__" in name]


# Every Land once, every kind of municipality at least once.
@pytest.mark.parametrize(("art", "land"), list(zip(cycle(get_args(Art)), get_args(Land), strict=False)))
def test_a_new_site_can_be_built_at_once_with_the_wheel_alone(art: str, land: str, python: Path, tmp_path: Path) -> None:
    befehl = ("-m", "integrationskonzept.cli")
    neu = run(python, tmp_path, *befehl, "neu", "website", "--name", f"{art} „Größe“", "--art", art, "--land", land)
    assert neu.returncode == 0, neu.stderr
    gebaut = run(python, tmp_path / "website", *befehl, "bauen")
    assert gebaut.returncode == 0, gebaut.stderr
    site = tmp_path / "website" / "site"
    assert f"{art} „Größe“" in words(content(read_page(site / "index.html")))
    assert "1 Ziel und 1 Maßnahme" in words(content(read_page(site / "vorwort" / "index.html")))
    assert (site / "daten" / "massnahmen.csv").is_file()
    assert not list(tmp_path.glob("website/.site-*"))


ALLE = """
import os, sys
from pathlib import Path
from integrationskonzept import cli
for nr, paar in enumerate(sys.argv[1].split(";")):
    art, land = paar.split(",")
    cli.main(["neu", f"s{nr}", "--name", f"{art} in {land}", "--art", art, "--land", land])
    os.chdir(f"s{nr}")
    cli.main(["pruefen"])
    cli.main(["formatieren", "--pruefen"])
    os.chdir("..")
"""


def test_a_new_site_of_every_kind_in_every_land_has_no_findings(python: Path, tmp_path: Path) -> None:
    paare = [f"{art},{land}" for art in get_args(Art) for land in get_args(Land)]
    ende = run(python, tmp_path, "-c", ALLE, ";".join(paare))
    assert ende.returncode == 0, ende.stdout + ende.stderr
    assert ende.stdout.count("Keine Fehler.\nAlles ist geordnet.\n") == len(paare) == 128
    assert ende.stderr == ""
