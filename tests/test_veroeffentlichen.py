"""All sites of the project together: links across them are checked, and the old state stays until the new one is whole."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from integrationskonzept.bauen import BauFehler
from webseite import KLEIN, WURZEL, write_page, write_site

ADRESSE = "https://kreis.example/konzept/"


@pytest.fixture(scope="module")
def werkzeug() -> ModuleType:
    spec = importlib.util.spec_from_file_location("veroeffentlichen", WURZEL / "werkzeuge" / "veroeffentlichen.py")
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


@pytest.fixture
def wurzel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITE_URL", ADRESSE)  # publishing sets it for each site; this puts it back
    monkeypatch.setenv("HANDBUCH_URL", ADRESSE)
    for ort in ("", "handbuch"):
        add_site(tmp_path / ort)
    return tmp_path


def add_site(ordner: Path) -> None:
    ordner.mkdir(parents=True, exist_ok=True)
    write_site(ordner, KLEIN)


def test_every_site_has_its_place_below_the_address(werkzeug: ModuleType, wurzel: Path) -> None:
    for name in ("sued", "nord"):
        add_site(wurzel / "beispiele" / name)
    assert [ort for _, ort in werkzeug.list_sites(wurzel)] == ["", "handbuch/", "beispiele/nord/", "beispiele/sued/"]
    seiten = werkzeug.publish(wurzel, wurzel / "public", ADRESSE)
    assert seiten == sum(1 for _ in (wurzel / "public").rglob("*.html"))
    for ort in ("", "handbuch/", "beispiele/nord/"):
        start = (wurzel / "public" / ort / "index.html").read_text(encoding="utf-8")
        assert f'href="{ADRESSE}{ort}"' in start


def test_a_link_from_one_site_into_another_is_followed(werkzeug: ModuleType, wurzel: Path) -> None:
    write_page(wurzel, "lesen.md", '# Lesen\n\n<a href="../handbuch/massnahmen/kurs/">Der Kurs im Handbuch</a>\n')
    assert werkzeug.publish(wurzel, wurzel / "public", ADRESSE) > 10


@pytest.mark.parametrize("ziel", ["../handbuch/gibt-es-nicht/", "../handbuch/fragen/#nie", f"{ADRESSE}fort/", "../bild.png"])
def test_a_dead_link_across_sites_leaves_the_old_state(ziel: str, werkzeug: ModuleType, wurzel: Path) -> None:
    alt = wurzel / "public"
    alt.mkdir()
    (alt / "index.html").write_text("alt", encoding="utf-8")
    write_page(wurzel, "lesen.md", f'# Lesen\n\n<a href="{ziel}">Anderswo</a>\n')
    with pytest.raises(BauFehler, match="ins Leere"):
        werkzeug.publish(wurzel, alt, ADRESSE)
    assert (alt / "index.html").read_text(encoding="utf-8") == "alt"
    assert [datei.name for datei in wurzel.iterdir() if datei.name.startswith(".")] == []


def test_a_site_that_fails_to_build_leaves_the_old_state(werkzeug: ModuleType, wurzel: Path) -> None:
    (wurzel / "handbuch" / "data" / "konzept.yml").write_text("massnahmen: [{id: ohne-titel}]\n", encoding="utf-8")
    with pytest.raises(BauFehler, match="IK102"):
        werkzeug.publish(wurzel, wurzel / "public", ADRESSE)
    assert not (wurzel / "public").exists()
