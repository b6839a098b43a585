"""Our templates in Material's place: few, each says what it changes, and none is forgotten when Material changes its own."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from integrationskonzept.theme import theme_folder

MATERIAL = Path(str(files("material"))) / "templates"
SUMMEN: dict[str, str] = yaml.safe_load((Path(__file__).parent / "vorlagen.yml").read_text(encoding="utf-8"))
UNSERE = sorted(datei.relative_to(theme_folder()).as_posix() for datei in theme_folder().rglob("*.html"))


@pytest.mark.parametrize("name", SUMMEN)
def test_what_we_replace_or_rest_on_is_still_as_we_know_it(name: str) -> None:
    summe = hashlib.sha256((MATERIAL / name).read_bytes()).hexdigest()
    assert summe.startswith(SUMMEN[name]), f"Material changed {name}: read the difference, then renew its sum in tests/vorlagen.yml"


@pytest.mark.parametrize("name", UNSERE)
def test_a_template_says_at_its_top_what_it_changes_and_is_watched(name: str) -> None:
    assert re.match(r"\{#- Replaces Material's .+?Changed: |\{#- Replaces ", (theme_folder() / name).read_text(encoding="utf-8"))
    assert name in SUMMEN


def test_base_names_files_that_material_has() -> None:
    """Material's files carry a sum of their content in their names."""
    for vorlage in ("base.html", "partials/search.html"):
        text = (theme_folder() / vorlage).read_text(encoding="utf-8")
        for datei in re.findall(r"assets/[\w./-]+\.[0-9a-f]{8}\.min\.(?:css|js)", text):
            assert (MATERIAL / datei).is_file(), datei


def test_the_blocks_that_sites_may_override_are_all_there() -> None:
    """A site's own main.html extends base.html as Material's manual says."""
    bloecke = re.compile(r"\{% block (\w+) %\}")
    materials = set(bloecke.findall((MATERIAL / "base.html").read_text(encoding="utf-8")))
    unsere = set(bloecke.findall((theme_folder() / "base.html").read_text(encoding="utf-8")))
    assert materials - unsere <= {"analytics", "outdated"}
