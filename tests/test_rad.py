"""The wheel is all a municipality needs: settings, data and prose build with it in an otherwise empty environment."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

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
        "integrationskonzept/cli.py",
        "integrationskonzept/vokabular.yml",
        "integrationskonzept/render/templates/massnahme.md.j2",
        "integrationskonzept/overrides/main.html",
        "integrationskonzept/overrides/assets/stylesheets/konzept.css",
    ):
        assert name in namen
    assert not [name for name in namen if name.startswith(("tests/", "data/", "docs/"))]


def test_settings_data_and_prose_build_with_the_wheel_alone(python: Path, tmp_path: Path) -> None:
    write_site(tmp_path, KLEIN)
    write_page(tmp_path, "text.md", "# Text\n\n{{ kennzahl('massnahmen') }} mit **Fettem**.\n")
    umwelt = {name: wert for name, wert in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COV"))}
    befehl = [str(python), "-m", "integrationskonzept.cli", "bauen", "--stichtag", "2026-11-22"]
    ende = subprocess.run(befehl, cwd=tmp_path, env=umwelt, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert ende.returncode == 0, ende.stderr
    assert "1 Maßnahme mit Fettem." in words(content(read_page(tmp_path / "site" / "text" / "index.html")))
    assert (tmp_path / "site" / "assets" / "stylesheets" / "konzept.css").read_bytes()
    woher = [str(python), "-c", "import integrationskonzept; print(integrationskonzept.__file__)"]
    assert (
        str(python.parent.parent)
        in subprocess.run(woher, env=umwelt, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    )
