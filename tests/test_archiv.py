"""The file for the archive: whole, the same again, and what checks it is what every system has."""

import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from integrationskonzept.archiv import SUMMEN, put_in_place, write_archive, write_checksums

pytestmark = pytest.mark.skipif(shutil.which("sha256sum") is None, reason="what checks the sums is not installed")
TAG = date(2026, 11, 22)


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    site = tmp_path / "site-offline"
    for name, text in {"index.html": "Start", "massnahmen/kurs.html": "Kurs", "dateien/Plan für 2026.pdf": "PDF"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    write_checksums(site)
    return site


def pack(ordner: Path, tag: date = TAG) -> Path:
    archiv = ordner.with_name("site-offline.zip")
    write_archive(ordner, ordner.with_name("neu.zip"), ordner.name, tag)
    put_in_place(ordner.with_name("neu.zip"), archiv)
    return archiv


def check(ordner: Path, liste: str) -> bool:
    """Whether coreutils find all files as the list says."""
    befehl = ["sha256sum", "--check", "--strict", "--quiet", liste]
    return subprocess.run(befehl, cwd=ordner, capture_output=True, check=False).returncode == 0


def test_the_checksums_hold_until_something_is_changed(ordner: Path) -> None:
    pack(ordner)
    assert check(ordner, SUMMEN)
    assert check(ordner.parent, "site-offline.zip.sha256")
    (ordner / "index.html").write_text("Anders", encoding="utf-8")
    assert not check(ordner, SUMMEN)


def test_the_archive_holds_the_folder_and_is_the_same_again(ordner: Path) -> None:
    archiv = pack(ordner)
    erstes = archiv.read_bytes()
    with zipfile.ZipFile(archiv) as gepackt:
        assert gepackt.testzip() is None
        assert {name.removeprefix("site-offline/") for name in gepackt.namelist()} == {
            pfad.relative_to(ordner).as_posix() for pfad in ordner.rglob("*") if pfad.is_file()
        }
        assert {eintrag.date_time[:3] for eintrag in gepackt.infolist()} == {(2026, 11, 22)}
        gepackt.extractall(ordner.parent / "anderswo")
    assert check(ordner.parent / "anderswo" / "site-offline", SUMMEN)
    (ordner / "index.html").touch()
    assert pack(ordner).read_bytes() == erstes


@pytest.mark.parametrize("tag", [date(1970, 1, 1), date(2200, 1, 1)])
def test_a_day_that_the_format_cannot_hold_is_the_nearest_it_can(tag: date, ordner: Path) -> None:
    with zipfile.ZipFile(pack(ordner, tag)) as gepackt:
        assert gepackt.testzip() is None
