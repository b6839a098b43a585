"""The manual: complete, built by the generator itself, and every block of code in it does what it says."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner
from lxml.html import HtmlElement

from integrationskonzept.app import Projekt, examine, find_projekt
from integrationskonzept.aufrufe import MAKROS
from integrationskonzept.cli import konzept as befehle
from integrationskonzept.findings import Finding
from integrationskonzept.geld import parse_geld
from integrationskonzept.hilfe import help_for_field
from integrationskonzept.loading.eintraege import read_value
from integrationskonzept.loading.knoten import parse_knoten
from integrationskonzept.model import ABSCHNITTE, KOPF, Wert
from integrationskonzept.plugin import KonzeptPlugin
from integrationskonzept.redaktion.vorlagen import starter_files
from integrationskonzept.struktur import felder
from integrationskonzept.zeit import parse_zeit
from webseite import STICHTAG, WURZEL, build, content, pages, read_page, words, write_settings

HANDBUCH = WURZEL / "handbuch"
KAPITEL = sorted((HANDBUCH / "docs").rglob("*.md"))
NICHT_OHNE_NETZ = re.compile(r"pip install|git (clone|push|pull|remote)|konzept vorschau|code \.|py -m|winget|sudo apt|brew ")
"""Commands that need a network or do not end; they stand alone in their blocks, so that all others run one after another."""


@dataclass(frozen=True)
class Block:
    """A fenced block of code: where it stands, its language and title, its text."""

    datei: Path
    zeile: int
    sprache: str
    titel: str
    text: str

    def __str__(self) -> str:
        return f"{self.datei.relative_to(HANDBUCH / 'docs').as_posix()}:{self.zeile}"


def iter_blocks() -> Iterator[Block]:
    for datei in KAPITEL:
        text = datei.read_text(encoding="utf-8")
        for m in re.finditer(r"(?ms)^( *)```(\w+)([^\n]*)\n(.*?)^\1```[ ]*$", text):
            inhalt = "\n".join(zeile.removeprefix(m[1]) for zeile in m[4].split("\n"))
            titel = re.search(r'title="([^"]+)"', m[3])
            yield Block(datei, text[: m.start()].count("\n") + 1, m[2], titel[1] if titel else "", inhalt)


BLOECKE = list(iter_blocks())


def blocks(*sprachen: str) -> list[Any]:
    return [pytest.param(block, id=str(block)) for block in BLOECKE if block.sprache in sprachen]


@pytest.fixture(scope="module")
def handbuch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ordner = tmp_path_factory.mktemp("handbuch") / "handbuch"
    shutil.copytree(HANDBUCH, ordner)
    return build(ordner / "mkdocs.yml")


@pytest.fixture(scope="module")
def seiten(handbuch: Path) -> dict[str, HtmlElement]:
    return pages(handbuch)


def test_every_language_of_a_block_is_one_that_is_tried() -> None:
    assert {block.sprache for block in BLOECKE} <= {"yaml", "sh", "python", "markdown", "text", "jinja", "csv", "json"}
    assert len(BLOECKE) > 40


@pytest.mark.parametrize("block", blocks("yaml"))
def test_a_yaml_block_loads_without_findings(block: Block, tmp_path: Path) -> None:
    """Beside the manual's own data, whose ids it may name; what it writes itself takes the place of an entry of that id."""
    if block.titel and not block.titel.startswith("data/"):
        yaml.load(block.text, Loader=yaml.BaseLoader)
        return
    eigenes = yaml.load("\n".join(z for z in block.text.split("\n") if "# falsch" not in z), Loader=yaml.BaseLoader)
    if not isinstance(eigenes, dict) or not set(eigenes) <= {*KOPF, *ABSCHNITTE}:
        for teil in eigenes if isinstance(eigenes, list) else [eigenes]:
            for name, wert in teil.items():
                assert fits_a_field(name, wert), (str(block), name)
        return
    grund = yaml.load((HANDBUCH / "data" / "konzept.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for abschnitt in eigenes:
        if abschnitt in KOPF:
            grund.pop(abschnitt, None)
        elif isinstance(eigenes[abschnitt], list):
            ids = {eintrag.get("id") for eintrag in eigenes[abschnitt]}
            grund[abschnitt] = [eintrag for eintrag in grund.get(abschnitt, []) if eintrag["id"] not in ids]
    if "vokabular" in eigenes and "vokabular" not in grund:
        for massnahme in grund.get("massnahmen", []):
            massnahme.pop("orte", None)
            massnahme.pop("zusatz", None)
    (tmp_path / "data").mkdir()
    shutil.copytree(HANDBUCH / "docs", tmp_path / "docs")
    (tmp_path / "data" / "block.yml").write_text(block.text, encoding="utf-8")
    (tmp_path / "data" / "grund.yml").write_text(yaml.safe_dump(grund, allow_unicode=True), encoding="utf-8")
    findings = examine(Projekt(tmp_path / "data", tmp_path / "docs"), date(2029, 12, 31)).findings
    assert [str(f) for f in findings if f.ort.datei == "data/block.yml"] == []


def fits_a_field(name: str, wert: object) -> bool:
    """Whether any kind of entry or value has such a field that takes such a value; for snippets of one or two lines."""

    def all_classes(klasse: type[Wert]) -> list[type[Wert]]:
        return [klasse, *(eine for unter in klasse.__subclasses__() for eine in all_classes(unter))]

    for klasse in all_classes(Wert)[1:]:
        if name not in felder(klasse):
            continue
        noetig = {feld.name: help_for_field(klasse, feld.name).beispiel for feld in felder(klasse).values() if feld.pflicht}
        wurzel, _ = parse_knoten(json.dumps({**noetig, name: wert}, ensure_ascii=False))
        assert wurzel is not None
        findings: list[Finding] = []
        read_value(klasse, "beispiel", wurzel, findings)
        if not findings:
            return True
    return False


@pytest.mark.parametrize("block", blocks("sh"))
def test_the_commands_of_a_block_run_one_after_another(block: Block, tmp_path: Path) -> None:
    zeilen = [zeile.partition("  #")[0].strip() for zeile in block.text.strip().split("\n")]
    if any(NICHT_OHNE_NETZ.search(zeile) for zeile in zeilen):
        assert all(NICHT_OHNE_NETZ.search(zeile) or zeile.startswith(("cd ", "#")) for zeile in zeilen if zeile), (
            "these stand alone"
        )
        return
    ort = tmp_path
    if not any(zeile.startswith("konzept neu ") and "--" not in zeile.split()[2] for zeile in zeilen):
        _start(tmp_path)
        ort = tmp_path / "mein-konzept"
    for zeile in filter(None, zeilen):
        if zeile.startswith("#"):
            continue
        if zeile.startswith("cd "):
            ort = ort / zeile[3:].strip()
            continue
        ende = _run(zeile, ort)
        assert ende.returncode == 0, (zeile, ende.stdout, ende.stderr)


def _start(ordner: Path) -> None:
    _run('konzept neu mein-konzept --name "Gemeinde Beispieldorf" --art Gemeinde --land Brandenburg', ordner)


def _run(zeile: str, ordner: Path) -> subprocess.CompletedProcess[str]:
    teile = shlex.split(zeile.partition(" > ")[0])
    if teile[0] == "konzept":
        teile = [sys.executable, "-m", "integrationskonzept.cli", *teile[1:]]
    elif teile[0] in ("python", "python3"):
        teile[0] = sys.executable
    if teile[0] == "git":
        teile[1:1] = ["-c", "user.name=Test", "-c", "user.email=test@kommune.example", "-c", "init.defaultBranch=main"]
    ende = subprocess.run(teile, cwd=ordner, capture_output=True, encoding="utf-8", timeout=120, check=False)
    if " > " in zeile:
        (ordner / zeile.partition(" > ")[2].strip()).write_text(ende.stdout, encoding="utf-8")
    return ende


@pytest.mark.parametrize("block", blocks("python"))
def test_a_python_block_runs_beside_a_built_site(block: Block, handbuch: Path, tmp_path: Path) -> None:
    shutil.copytree(handbuch / "daten", tmp_path / "site" / "daten")
    ende = subprocess.run(
        [sys.executable, "-c", block.text], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert ende.returncode == 0, ende.stderr
    assert ende.stdout


@pytest.mark.parametrize("block", blocks("json"))
def test_a_json_block_is_json(block: Block) -> None:
    json.loads(block.text)


def test_the_chapters_of_markdown_blocks_build(tmp_path: Path) -> None:
    shutil.copytree(HANDBUCH / "data", tmp_path / "data")
    (tmp_path / "docs").mkdir()
    for bild in (HANDBUCH / "docs").rglob("*.svg"):
        shutil.copy(bild, tmp_path / "docs")
    kapitel = [block for block in BLOECKE if block.sprache == "markdown"]
    assert kapitel
    for nr, block in enumerate(kapitel):
        text = re.sub(r"\{%-? (raw|endraw) -?%\}", "", block.text)
        kopf = "" if text.lstrip().startswith(("---", "# ")) else f"# Probe {nr}\n\n"
        (tmp_path / "docs" / f"probe-{nr}.md").write_text(kopf + text, encoding="utf-8")
    site = build(write_settings(tmp_path))
    for nr, block in enumerate(kapitel):
        assert "{{" not in words(content(read_page(site / f"probe-{nr}" / "index.html"))), block


# --- what the manual calls wrong, and what stands in blocks of plain text ----------------------------------------------------


@pytest.fixture
def website(tmp_path: Path) -> Path:
    """A new site as `konzept neu` writes it."""
    for pfad, text in starter_files("Gemeinde Beispieldorf", "Gemeinde", "Brandenburg", STICHTAG).items():
        (tmp_path / pfad).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / pfad).write_text(text, encoding="utf-8")
    return tmp_path


def wrong_data() -> Iterator[str]:
    """What the chapter on notations calls wrong, each as a data file; of fields side by side, each on its own."""
    text = (HANDBUCH / "docs" / "schreibweisen.md").read_text(encoding="utf-8")
    for block in re.findall(r"(?s)\*\*Falsch\*\*.*?```text\n(.*?)```", text):
        zeilen = block.rstrip().split("\n")
        if block.startswith("massnahmen:"):
            yield block
        elif block.startswith("titel"):
            yield from (f"massnahmen:\n  - id: neu\n    {zeile}\n" for zeile in zeilen)
        else:
            felder = ["stand:", *(f"  {zeile}" for zeile in zeilen)] if block.startswith("- {") else zeilen
            yield "massnahmen:\n  - id: neu\n    titel: Neu\n" + "".join(f"    {zeile}\n" for zeile in felder)


@pytest.mark.parametrize("daten", list(wrong_data()))
def test_what_the_manual_calls_wrong_is_refused(daten: str, website: Path) -> None:
    (website / "data" / "neu.yml").write_text(daten, encoding="utf-8")
    assert examine(find_projekt(website / "mkdocs.yml"), STICHTAG).fehler


@pytest.mark.parametrize("block", [b for b in blocks("text") if re.match(r"(theme|extra|copyright|site_url):", b.values[0].text)])
def test_settings_of_the_manual_build(block: Block, website: Path) -> None:
    datei = website / "mkdocs.yml"
    (website / "eigenes").mkdir()
    feld = block.text.partition(":")[0]
    ohne, zahl = re.subn(rf"(?ms)^{feld}:.*?(?=^\S|\Z)", "", datei.read_text(encoding="utf-8"))
    assert zahl == 1
    datei.write_text(f"{ohne}\n{block.text}", encoding="utf-8")
    build(datei)


@pytest.mark.parametrize("block", blocks("text", "sh"))
def test_every_command_in_a_block_can_be_called_so(block: Block) -> None:
    for zeile in block.text.split("\n"):
        aufruf = re.search(r"(?:^|bin/)konzept (?!--)(.*)", zeile.partition("  #")[0].partition(" > ")[0])
        if aufruf:
            name, *rest = shlex.split(aufruf[1])
            befehle.commands[name].make_context(name, rest, parent=click.Context(befehle, info_name="konzept"))


def notations(ueberschrift: str) -> list[str]:
    """What stands as code in the first column of the table below a heading of the chapter on notations."""
    text = (HANDBUCH / "docs" / "schreibweisen.md").read_text(encoding="utf-8")
    abschnitt = text.partition(f"## {ueberschrift}\n")[2].partition("\n## ")[0]
    zeilen = [zeile.split("|")[1] for zeile in abschnitt.split("\n") if zeile.startswith("| `")]
    return [wort for zeile in zeilen for wort in re.findall(r"`([^`]+)`", zeile)]


@pytest.mark.parametrize("zeit", notations("Zeitraum"))
def test_a_time_that_the_manual_promises_is_understood(zeit: str) -> None:
    assert parse_zeit(zeit).verstanden


@pytest.mark.parametrize("geld", notations("Geld"))
def test_an_amount_that_the_manual_promises_is_understood(geld: str) -> None:
    assert parse_geld(geld) is not None


# --- completeness ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("makro", MAKROS)
def test_every_macro_has_an_entry_with_a_live_example(makro: str) -> None:
    text = (HANDBUCH / "docs" / "makros.md").read_text(encoding="utf-8")
    eintrag = re.search(rf"(?ms)^## `{makro}`.*?(?=^## |\Z)", text)
    assert eintrag, makro
    assert re.search(rf"\{{\{{ beispiel\('{makro}\(", eintrag[0]) or re.search(rf"```text\n\{{%? ?.*{makro}\(", eintrag[0]), makro


@pytest.mark.parametrize("name", sorted(befehle.commands))
def test_every_command_has_an_entry(name: str) -> None:
    text = (HANDBUCH / "docs" / "befehle.md").read_text(encoding="utf-8")
    assert f'{{{{ befehl("{name}") }}}}' in text


@pytest.mark.parametrize("abschnitt", [*KOPF, *ABSCHNITTE])
def test_every_field_has_an_entry_with_an_example(abschnitt: str, seiten: dict[str, HtmlElement]) -> None:
    seite = content(seiten[f"felder/{abschnitt}/index.html"])
    klasse = {**KOPF, **ABSCHNITTE}[abschnitt]
    ueberschriften = [words(h).removesuffix("¶").strip() for h in seite.cssselect("h2")]
    assert sorted(ueberschriften) == sorted(felder(klasse))
    assert len(seite.cssselect("pre")) >= len(felder(klasse))


def fields_below(klasse: type[Wert]) -> Iterator[str]:
    """The names of the fields of a class and of the values in them."""
    for feld in felder(klasse).values():
        yield feld.name
        if feld.modell:
            yield from fields_below(feld.modell)


@pytest.mark.parametrize("abschnitt", [*KOPF, *ABSCHNITTE])
def test_every_field_however_deep_has_its_kind_example_and_place(abschnitt: str, seiten: dict[str, HtmlElement]) -> None:
    seite = content(seiten[f"felder/{abschnitt}/index.html"])
    zeilen = seite.cssselect("tbody tr")
    genannt = {words(h).removesuffix("¶").strip() for h in seite.cssselect("h2")} | {words(zeile[0][0]) for zeile in zeilen}
    assert set(fields_below({**KOPF, **ABSCHNITTE}[abschnitt])) <= genannt
    for zeile in zeilen:
        assert words(zeile[0].cssselect("em")[0])
        assert "Beispiel: " in words(zeile[1])
        assert "Zu sehen: " in words(zeile[1])


def test_every_setting_is_named() -> None:
    text = (HANDBUCH / "docs" / "befehle.md").read_text(encoding="utf-8")
    assert [name for name, _ in KonzeptPlugin.config_scheme if f"| `{name}: " not in text] == []


def test_the_navigation_names_every_chapter() -> None:
    text = (HANDBUCH / "mkdocs.yml").read_text(encoding="utf-8")
    genannt = set(re.findall(r"([\w/-]+\.md)\s*$", text, re.MULTILINE))
    assert {datei.relative_to(HANDBUCH / "docs").as_posix() for datei in KAPITEL} <= genannt


def test_help_of_commands_speaks_german() -> None:
    for name in befehle.commands:
        hilfe = CliRunner().invoke(befehle, [name, "--hilfe"]).output
        assert hilfe.startswith("Aufruf: ")
        assert not re.search(r"\b(Usage|Options|Show this|default)\b", hilfe), hilfe


# --- the built manual --------------------------------------------------------------------------------------------------------


def test_every_page_is_whole(seiten: dict[str, HtmlElement]) -> None:
    for pfad, seite in seiten.items():
        text = words(content(seite))
        assert len(seite.cssselect("h1")) == 1, pfad
        ohne_code = words_without_code(seite)
        assert "{{" not in ohne_code, pfad
        assert "**" not in ohne_code, pfad
        assert len(text) > 40, pfad


def words_without_code(seite: HtmlElement) -> str:
    kopie = deepcopy(content(seite))
    for code in kopie.cssselect("code, pre, .highlight"):
        code.drop_tree()
    return words(kopie)


def test_no_page_speaks_of_a_day_that_is_not_the_reference_day(seiten: dict[str, HtmlElement]) -> None:
    """The same data and reference day give the same manual."""
    assert f"Stand der Auswertung: {STICHTAG.day}. November 2026" in words(content(seiten["umsetzungsstand/index.html"]))
    assert date(2026, 11, 22) == STICHTAG
