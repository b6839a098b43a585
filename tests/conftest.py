"""What all tests share: the built demo, once for each process that runs tests."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from webseite import WURZEL, build, write_settings

CHROMIUM = next((pfad for name in ("chromium", "chromium-browser", "google-chrome") if (pfad := shutil.which(name))), None)
BROWSER_FEHLT = "Browsertests übersprungen: Chromium fehlt. Unter Debian und Ubuntu: apt install chromium"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files can be written anew; the diff is then read, not believed."""
    parser.addoption("--golden-schreiben", action="store_true", help="write tests/golden anew from what is rendered now")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser test is skipped where no browser is, but never in CI."""
    if item.get_closest_marker("browser") and CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(BROWSER_FEHLT)
        pytest.skip(BROWSER_FEHLT)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo's sources: mkdocs.yml, data and docs."""
    ordner = tmp_path_factory.mktemp("demo")
    for name in ("data", "docs"):
        shutil.copytree(WURZEL / name, ordner / name)
    write_settings(ordner)
    return ordner


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Path:
    """The folder of the built demo."""
    return build(demo_folder / "mkdocs.yml")


@pytest.fixture(scope="session")
def beispiele(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The folders of the five built examples, without PDF and Word."""
    ordner = tmp_path_factory.mktemp("beispiele")
    shutil.copytree(WURZEL / "beispiele", ordner / "beispiele")
    gebaut = {}
    for datei in sorted((ordner / "beispiele").glob("*/mkdocs.yml")):
        text = datei.read_text(encoding="utf-8")
        datei.write_text(text.replace("daten: data\n", "daten: data\n      pdf: false\n      word: []\n"), encoding="utf-8")
        gebaut[datei.parent.name] = build(datei)
    return gebaut
