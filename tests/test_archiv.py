"""The file for the archive: whole, the same again, and what checks it is what every system has."""

import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from integrationskonzept.archiv import SUMMEN, write_archive, write_checksums

TAG = date(2026, 11, 22)


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    site = tmp_path / "site-offline"
    for name, text in {"index.html": "Start", "massnahmen/kurs.html": "Kurs", "dateien/Plan für 2026.pdf": "PDF"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    write_checksums(site)
    return site


def check(ordner: Path, liste: str) -> bool:
    """Whether coreutils find all files as the list says."""
    befehl = ["sha256sum", "--check", "--strict", "--quiet", liste]
    return subprocess.run(befehl, cwd=ordner, capture_output=True, check=False).returncode == 0


def test_the_checksums_hold_until_something_is_changed(ordner: Path) -> None:
    write_archive(ordner, TAG)
    assert check(ordner, SUMMEN)
    assert check(ordner.parent, "site-offline.zip.sha256")
    (ordner / "index.html").write_text("Anders", encoding="utf-8")
    assert not check(ordner, SUMMEN)


def test_the_archive_holds_the_folder_and_is_the_same_again(ordner: Path) -> None:
    archiv = write_archive(ordner, TAG)
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
    assert write_archive(ordner, TAG).read_bytes() == erstes
