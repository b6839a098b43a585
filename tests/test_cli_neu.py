"""The commands that write: a new site, a new entry, fields in order, the schema; what is there is never overwritten."""

import io
import json
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import click
import pytest
import yaml
from jsonschema import Draft7Validator
from mkdocs.config import load_config

from integrationskonzept import __version__, cli
from integrationskonzept.app import examine, find_projekt
from integrationskonzept.loading import default_vokabular, load_konzept
from integrationskonzept.model import Art, Land
from integrationskonzept.redaktion.anfuegen import VORLAGEN
from integrationskonzept.redaktion.formatieren import format_text
from integrationskonzept.redaktion.vorlagen import starter_files
from test_schema import judge
from webseite import STICHTAG

HEUTE = date(2026, 3, 1)
ARTEN, LAENDER = get_args(Art), get_args(Land)
ENGLISCH = re.compile(
    r"\b(Usage|Options|OPTIONS|Show|exit|Commands?|Arguments?|Error|Aborted|Invalid|Missing|required|does not|got|unexpected|default)\b"
)


@dataclass(frozen=True)
class Ende:
    """How a command ended: its code, and what it said."""

    code: object
    out: str
    err: str


Befehl = Callable[..., Ende]


@pytest.fixture
def konzept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Befehl:
    """The command in an empty folder; `eingabe` is what someone types."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*argumente: str, eingabe: str = "") -> Ende:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(eingabe.encode()), encoding="utf-8"))
        code: object = 0
        try:
            cli.main(argumente)
        except SystemExit as ende:
            code = ende.code
        gesagt = capsys.readouterr()
        assert "Traceback" not in gesagt.err
        return Ende(code, gesagt.out, gesagt.err)

    return run


@pytest.fixture
def website(konzept: Befehl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh site, in whose folder commands run."""
    assert konzept("neu", "website", "--name", "Stadt Probe", "--art", "Stadt", "--land", "Bayern").code == 0
    monkeypatch.chdir(tmp_path / "website")
    return tmp_path / "website"


def contents(ordner: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {pfad.relative_to(ordner).as_posix(): pfad.read_bytes() for pfad in sorted(ordner.rglob("*")) if pfad.is_file()}


def write_starter(ordner: Path, name: str = "Stadt Probe", art: str = "Stadt", land: str = "Bayern") -> Path:
    for pfad, text in starter_files(name, art, land, HEUTE).items():
        datei = ordner / pfad
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.write_bytes(text.encode())
    return ordner


def kommune(ordner: Path) -> tuple[str, str | None, str | None]:
    k = load_konzept(ordner / "data").konzept.konzept.kommune
    assert k is not None
    return k.name, k.art, k.land


# --- a new site --------------------------------------------------------------------------------------------------------------


def test_a_site_is_made_from_options_and_passes_its_checks(
    konzept: Befehl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ende = konzept("neu", "mein konzept", "--name", "Stadt Probe", "--art", "Stadt", "--land", "Bayern")
    assert (ende.code, ende.err) == (0, "")
    assert "konzept vorschau --oeffnen" in ende.out
    assert set(contents(tmp_path / "mein konzept")) == set(starter_files("A", "Stadt", "Bayern", HEUTE))
    assert kommune(tmp_path / "mein konzept") == ("Stadt Probe", "Stadt", "Bayern")
    monkeypatch.chdir(tmp_path / "mein konzept")
    assert konzept("pruefen").out == "Keine Fehler.\n"
    assert konzept("formatieren", "--pruefen").code == 0


@pytest.mark.parametrize(
    ("optionen", "eingabe", "erwartet", "gesagt"),
    [
        pytest.param([], "Stadt Probe\n4\n2\n", ("Stadt Probe", "Stadt", "Bayern"), [], id="numbers"),
        pytest.param([], "Kreis X\nKreis\nHessen\n", ("Kreis X", "Kreis", "Hessen"), [], id="words"),
        pytest.param([], "  Kreis \t X \n 2 \n Hessen \n", ("Kreis X", "Kreis", "Hessen"), [], id="blanks around"),
        pytest.param(
            [], "Amt X\nDorf\n0\n9\n-1\n²\n6\n1\n", ("Amt X", "Amt", LAENDER[0]), ["„Dorf“", "„0“", "„9“", "„-1“"], id="wrong"
        ),
        pytest.param([], "\n\nAmt X\n\n6\n\n16\n", ("Amt X", "Amt", "Thüringen"), [], id="empty answers are asked again"),
        pytest.param(
            [], "X\nstadt\nStadt\nBayer\nBayern\n", ("X", "Stadt", "Bayern"), ["„Bayer“", "Meinten Sie „Bayern“?"], id="nearly"
        ),
        pytest.param(["--name", "N"], "1\n1\n", ("N", ARTEN[0], LAENDER[0]), [], id="the name is given"),
        pytest.param(["--art", "Region"], "N\n3\n", ("N", "Region", "Berlin"), [], id="the kind is given"),
        pytest.param(["--name", "N", "--art", "Amt", "--land", "Bremen"], "", ("N", "Amt", "Bremen"), [], id="all is given"),
    ],
)
def test_what_is_missing_is_asked(
    optionen: list[str], eingabe: str, erwartet: tuple[str, str, str], gesagt: list[str], *, konzept: Befehl, tmp_path: Path
) -> None:
    ende = konzept("neu", "s", *optionen, eingabe=eingabe)
    assert ende.code == 0, ende.err
    assert kommune(tmp_path / "s") == erwartet
    assert all(satz in ende.out for satz in gesagt), ende.out
    assert not ENGLISCH.search(ende.out)


def test_the_questions_show_every_answer(konzept: Befehl) -> None:
    ende = konzept("neu", "s", eingabe="N\n1\n1\n")
    for nr, wort in [*enumerate(ARTEN, 1), *enumerate(LAENDER, 1)]:
        assert f"{nr:2} {wort}\n" in ende.out


@pytest.mark.parametrize("eingabe", ["", "N", "N\n", "N\n1\n", "N\nDorf\n"])
def test_when_the_input_ends_nothing_was_begun(eingabe: str, konzept: Befehl, tmp_path: Path) -> None:
    ende = konzept("neu", "s", eingabe=eingabe)
    assert ende.code == 130
    assert ende.err.endswith("Abgebrochen.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [" ", "\t", "\u00a0"])
def test_a_name_without_letters_is_refused(name: str, konzept: Befehl, tmp_path: Path) -> None:
    ende = konzept("neu", "s", "--name", name)
    assert (ende.code, "Der Name der Kommune ist leer." in ende.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("vorhanden", "ziel"),
    [
        ("ordner/notiz.txt", "ordner"),
        ("ordner/.versteckt", "ordner"),
        ("ordner/unter/mkdocs.yml", "ordner"),
        ("datei", "datei"),
        ("datei", "datei/ordner"),
        ("notiz.txt", "."),
    ],
)
def test_what_is_there_is_never_overwritten(vorhanden: str, ziel: str, konzept: Befehl, tmp_path: Path) -> None:
    (tmp_path / vorhanden).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / vorhanden).write_text("meins")
    ende = konzept("neu", ziel, "--name", "N", "--art", "Amt", "--land", "Bremen")
    assert ende.code == 2
    assert re.search("gibt es schon|lässt sich nicht schreiben", ende.err), ende.err
    assert contents(tmp_path) == {vorhanden: b"meins"}


@pytest.mark.parametrize("ziel", ["leer", "leer/.", "tief/unten/drin"])
def test_an_empty_or_new_folder_will_do(ziel: str, konzept: Befehl, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    assert konzept("neu", ziel, "--name", "N", "--art", "Amt", "--land", "Bremen").code == 0
    assert (tmp_path / ziel / "mkdocs.yml").is_file()


NAMEN = [
    "Landkreis Musterland", "Stadt „Probe“", "Stadt 'Probe'", 'Stadt "Probe"', "Stadt: Probe", "Stadt # 1", "#1", "Söllingen-Großößheim",
    "Stadt $name", "$land ${art} $$", "{{ konzept }}", "{% raw %}", "{Stadt}", "[Stadt]", "Stadt & Umland", "<b>Stadt</b>", "- Stadt",
    "*Stadt*", "!Stadt", "@Stadt", "2024", "No", "null", "~", "1.10", "12:30", "Stadt\\n", "Stadt ...", "S", "Ä" * 300, "sehr lang " * 2_000,
    "Łódź", "市", "Stadt 😀", "Stadt\u2028Land", "a: b: c", "'", '"', "Stadt\tProbe", "Wokrejs Sprjewja-Nysa",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMEN, ids=lambda name: name[:20])
def test_any_name_arrives_as_it_was_given(name: str, konzept: Befehl, tmp_path: Path) -> None:
    assert konzept("neu", "s", "--name", name, "--art", "kreisfreie Stadt", "--land", "Sachsen").code == 0
    eigentlich = " ".join(name.split())
    ladung = load_konzept(tmp_path / "s" / "data")
    assert ladung.findings == []
    assert kommune(tmp_path / "s")[0] == eigentlich
    assert ladung.konzept.organisationen[0].name == f"{eigentlich}, Verwaltung"
    config = load_config(str(tmp_path / "s" / "mkdocs.yml"))
    assert config.site_name == eigentlich
    assert "<b>" not in (config.copyright or "")
    assert examine(find_projekt(tmp_path / "s" / "mkdocs.yml"), STICHTAG).fehler == ()
    assert (tmp_path / "s" / "README.md").read_text(encoding="utf-8").startswith(f"# Integrationskonzept: {eigentlich}\n")


def test_a_name_that_is_no_unicode_leaves_a_whole_site(konzept: Befehl, tmp_path: Path) -> None:
    assert konzept("neu", "s", "--name", "Gro\udcdfstadt", "--art", "Stadt", "--land", "Bayern").code == 0
    assert kommune(tmp_path / "s")[0] == "Gro?stadt"


# --- the files of a new site -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("land", LAENDER)
@pytest.mark.parametrize("art", ARTEN)
def test_every_kind_in_every_land_begins_without_findings(art: str, land: str, tmp_path: Path) -> None:
    ordner = write_starter(tmp_path, art=art, land=land)
    assert [str(f) for f in examine(find_projekt(ordner / "mkdocs.yml"), STICHTAG).findings] == []
    assert kommune(ordner) == ("Stadt Probe", art, land)
    for datei in sorted((ordner / "data").rglob("*.yml")):
        text = datei.read_bytes().decode()
        assert format_text(text) == text, datei.name
        assert judge(text) == []


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_starter(tmp_path_factory.mktemp("starter"))


def test_the_editor_finds_the_schema_for_every_data_file(starter: Path) -> None:
    einstellungen = json.loads((starter / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    ((schema, muster),) = einstellungen["yaml.schemas"].items()
    Draft7Validator.check_schema(json.loads((starter / schema).read_text(encoding="utf-8")))
    gemeint = {datei for eins in muster for datei in starter.glob(eins)}
    assert gemeint == set((starter / "data").rglob("*.yml"))
    assert json.loads((starter / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"]


def _calls(text: str) -> Iterator[list[str]]:
    """Every call of the command in a text, as the shell takes it apart."""
    for zeile in re.findall(
        r"(?m)^(?:.*(?:- |run: | ))?(konzept (?:neu|pruefen|bauen|vorschau|formatieren|schema)\b[^#`\n]*)", text
    ):
        yield shlex.split(zeile)


@pytest.mark.parametrize("pfad", [".github/workflows/website.yml", ".gitlab-ci.yml", "README.md"])
def test_the_commands_in_the_starter_exist(pfad: str, starter: Path) -> None:
    aufrufe = list(_calls((starter / pfad).read_text(encoding="utf-8")))
    assert len(aufrufe) >= 2
    for _, befehl, *argumente in aufrufe:
        oben = click.Context(cli.konzept, info_name="konzept", **cli.konzept.context_settings)
        cli.konzept.commands[befehl].make_context(befehl, argumente, parent=oben)


@pytest.mark.parametrize("pfad", [".github/workflows/website.yml", ".gitlab-ci.yml"])
def test_the_workflows_are_yaml_that_checks_and_builds(pfad: str, starter: Path) -> None:
    text = (starter / pfad).read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    assert {aufruf[1] for aufruf in _calls(text)} == {"pruefen", "bauen"}
    assert "pip install --quiet -r requirements.txt" in text


def test_the_workflow_for_github_publishes_what_was_built(starter: Path) -> None:
    text = (starter / ".github" / "workflows" / "website.yml").read_text(encoding="utf-8")
    ablauf = yaml.load(text, Loader=yaml.BaseLoader)
    assert set(ablauf["on"]) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert ablauf["concurrency"]["group"] == "pages-${{ github.ref }}"
    bauen, veroeffentlichen = ablauf["jobs"]["bauen"], ablauf["jobs"]["veroeffentlichen"]
    assert veroeffentlichen["needs"] == "bauen"
    assert next(s for s in bauen["steps"] if "upload" in s.get("uses", ""))["with"]["path"] == "site"
    (adresse,) = [s["env"]["SITE_URL"] for s in bauen["steps"] if "env" in s]
    assert re.fullmatch(r"\$\{\{ steps\.pages\.outputs\.base_url && .* \|\| 'https://[^']+/' \}\}", adresse)
    assert {s["id"] for s in bauen["steps"] if "id" in s} == {"pages"}


def test_no_placeholder_is_left_over(starter: Path) -> None:
    for pfad, inhalt in contents(starter).items():
        if not pfad.endswith(".schema.json"):
            assert re.findall(r"\$(?!\{\{ |CI_[A-Z_]+\b)", inhalt.decode()) == [], pfad


def test_the_version_is_pinned(starter: Path) -> None:
    assert (starter / "requirements.txt").read_text(encoding="utf-8") == f"integrationskonzept=={__version__}\n"


def test_the_readme_shows_a_status_line_that_loads(starter: Path, tmp_path: Path) -> None:
    text = (starter / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    einzug = len(block) - len(block.lstrip())
    zeilen = [zeile[einzug:] for zeile in block.rstrip().splitlines()]
    zeilen += [f"  {zeile}" for zeile in re.findall(r"(?m)^`(- \{datum.*\})`", text)]
    assert len(zeilen) == 4
    eintrag = "".join(f"    {zeile}\n" for zeile in zeilen)
    daten = write_starter(tmp_path) / "data"
    (daten / "neu.yml").write_text(f"massnahmen:\n  - id: neu\n    titel: Neu\n{eintrag}", encoding="utf-8")
    nach_dem_stand = date(2027, 12, 31)
    assert [str(f) for f in examine(find_projekt(tmp_path / "mkdocs.yml"), nach_dem_stand).findings] == []
    staende = load_konzept(daten).konzept.index["massnahmen"]["neu"].stand  # type: ignore[attr-defined]  # a Maßnahme
    assert [s.status for s in staende] == ["in_vorbereitung", "in_umsetzung", "verzoegert"]


def test_the_paths_that_the_readme_names_exist(starter: Path) -> None:
    text = (starter / "README.md").read_text(encoding="utf-8")
    genannt = {pfad for pfad in re.findall(r"`([\w./-]+)`", text) if "/" in pfad or pfad.endswith((".yml", ".txt"))}
    assert genannt >= {"data/handlungsfelder/1-sprache.yml", ".github/workflows/website.yml", ".gitlab-ci.yml"}
    assert [pfad for pfad in genannt if not (starter / pfad).exists()] == []


def test_the_words_that_the_starter_lists_are_those_of_the_vocabulary(starter: Path) -> None:
    text = (starter / "data" / "handlungsfelder" / "1-sprache.yml").read_text(encoding="utf-8")
    vokabular = default_vokabular()
    for anfang, liste in (("neuzugewanderte, ", vokabular.zielgruppen), ("nicht_begonnen, ", vokabular.status)):
        bemerkung = text[text.index(f"# {anfang}") :]
        worte = re.findall(r"[a-z_]{4,}", re.match(r"(?:\s*# [a-z_, ]+(?:,\n| |\n))+", bemerkung)[0])  # type: ignore[index]  # it begins so
        assert len(worte) > 8
        assert set(worte) <= {wort.id for wort in liste}


def _commented_fields(text: str) -> Iterator[str]:
    """The text with each field that is commented out written in, one at a time."""
    zeilen = text.split("\n")
    for nr, zeile in enumerate(zeilen):
        if not re.match(r"\s*# [a-z_]+:( |$)", zeile):
            continue
        ende = nr + 1
        while ende < len(zeilen) and re.match(r"\s*#   ", zeilen[ende]):
            ende += 1
        frei = [re.sub(r"^(\s*)# ?", r"\1", eine) for eine in zeilen[nr:ende]]
        yield "\n".join([*zeilen[:nr], *frei, *zeilen[ende:]])


@pytest.mark.parametrize("name", ["konzept.yml", "organisationen.yml", "handlungsfelder/1-sprache.yml"])
def test_the_examples_in_the_starter_can_be_uncommented(name: str, tmp_path: Path) -> None:
    daten = write_starter(tmp_path) / "data"
    fassungen = list(_commented_fields((daten / name).read_text(encoding="utf-8")))
    assert len(fassungen) >= 3
    for fassung in fassungen:
        (daten / name).write_text(fassung, encoding="utf-8")
        assert [str(f) for f in examine(find_projekt(tmp_path / "mkdocs.yml"), STICHTAG).findings] == []
        assert judge(fassung) == []


# --- a new entry -------------------------------------------------------------------------------------------------------------


def test_a_measure_is_added_where_the_measures_are(website: Path, konzept: Befehl) -> None:
    vorher = contents(website)
    ende = konzept("neu", "--massnahme", "Sprachtreff am Vormittag")
    assert (ende.code, ende.err) == (0, "")
    datei = "data/handlungsfelder/1-sprache.yml"
    assert f"mit der id „sprachtreff-am-vormittag“ am Ende von „massnahmen“ in „{datei}“. Er ist ein Entwurf" in ende.out
    nachher = contents(website)
    assert nachher.pop(datei).startswith(vorher.pop(datei))
    assert nachher == vorher
    assert konzept("pruefen").out == "Keine Fehler.\n"


@pytest.mark.parametrize("abschnitt", VORLAGEN)
def test_every_kind_of_entry_can_be_added_and_is_in_order(abschnitt: str, website: Path, konzept: Befehl) -> None:
    option = VORLAGEN[abschnitt].wort
    ende = konzept("neu", f"--{option}", "Ein Stück: „A“")
    assert ende.code == 0
    assert ("Entwurf" in ende.out) is (abschnitt == "massnahmen")
    assert "ein-stueck-a" in load_konzept(website / "data").konzept.index[abschnitt]
    assert konzept("pruefen").code == 0
    assert konzept("formatieren", "--pruefen").code == 0


def test_there_is_an_option_for_every_template() -> None:
    optionen = {name for option in cli.konzept.commands["neu"].params for name in option.opts}
    assert {f"--{vorlage.wort}" for vorlage in VORLAGEN.values()} < optionen


def test_several_entries_may_be_added_at_once(website: Path, konzept: Befehl) -> None:
    assert konzept("neu", "--ziel", "A", "--massnahme", "B", "--organisation", "C").code == 0
    geladen = load_konzept(website / "data").konzept
    assert (geladen.ziele[-1].id, geladen.massnahmen[-1].id, geladen.organisationen[-1].id) == ("a", "b", "c")


def test_a_section_that_no_file_has_gets_a_file_of_its_own(website: Path, konzept: Befehl) -> None:
    vorher = contents(website)
    konzept("neu", "--person", "Anna")
    neu = {pfad: inhalt for pfad, inhalt in contents(website).items() if pfad not in vorher}
    assert [*neu] == ["data/personen.yml"]
    assert neu["data/personen.yml"].startswith(b"personen:\n  - id: anna\n    name: Anna\n")


def test_with_several_files_the_right_one_is_asked_for(website: Path, konzept: Befehl) -> None:
    (website / "data" / "zweite datei.yml").write_text("massnahmen:\n", encoding="utf-8")
    vorher = contents(website)
    ende = konzept("neu", "--massnahme", "A")
    assert ende.code == 2
    assert "steht in mehreren Dateien" in ende.err
    assert "  --in data/handlungsfelder/1-sprache.yml\n  --in data/zweite datei.yml\n" in ende.err
    assert contents(website) == vorher
    assert konzept("neu", "--massnahme", "A", "--in", "data/zweite datei.yml").code == 0
    assert (website / "data" / "zweite datei.yml").read_text(encoding="utf-8").startswith("massnahmen:\n  - id: a\n    titel: A\n")


@pytest.mark.parametrize("ziel", ["data/neu.yml", "data/handlungsfelder/2-bildung.yml", "data/tief/unten/drin.yml"])
def test_the_file_may_be_a_new_one(ziel: str, website: Path, konzept: Befehl) -> None:
    assert konzept("neu", "--massnahme", "A", "--in", ziel).code == 0
    assert (website / ziel).read_text(encoding="utf-8").startswith("massnahmen:\n  - id: a\n")


def test_a_field_and_its_first_ziel_share_a_new_file(website: Path, konzept: Befehl) -> None:
    datei = "data/handlungsfelder/2-bildung.yml"
    assert konzept("neu", "--handlungsfeld", "Bildung", "--ziel", "Gut durch die Schule", "--in", datei).code == 0
    text = (website / datei).read_text(encoding="utf-8")
    assert text.startswith("handlungsfelder:\n  - id: bildung\n    titel: Bildung\n")
    assert "\nziele:\n  - id: gut-durch-die-schule\n" in text
    assert konzept("pruefen").out == "Keine Fehler.\n"
    ende = konzept("neu", "--handlungsfeld", "Arbeit")
    assert (ende.code, "Nennen Sie die richtige oder eine neue" in ende.err) == (2, True)


@pytest.mark.parametrize(
    "ziel", ["mkdocs.yml", "README.md", "docs/neu.yml", "data/neu.txt", "data/neu.yaml", "data/../x.yml", "data"]
)
def test_an_entry_goes_into_no_other_than_a_data_file(ziel: str, website: Path, konzept: Befehl) -> None:
    vorher = contents(website)
    ende = konzept("neu", "--massnahme", "A", "--in", ziel)
    assert (ende.code, "ist keine Datendatei" in ende.err) == (2, True)
    assert contents(website) == vorher


@pytest.mark.parametrize(
    ("inhalt", "satz"),
    [
        (b"massnahmen: [{id: a, titel: A}]\n", "steht nicht als Liste mit Strichen"),
        (b"massnahmen:\n  - id: a\n   titel: A\n", "Zeile 3: "),
        (b"massnahmen:\n  - titel: K\xe4se\n", "Die Datei ist nicht in UTF-8 gespeichert."),
    ],
)
def test_a_file_into_which_nothing_can_go_stays_as_it_is(inhalt: bytes, satz: str, website: Path, konzept: Befehl) -> None:
    (website / "data" / "handlungsfelder" / "1-sprache.yml").write_bytes(inhalt)
    vorher = contents(website)
    ende = konzept("neu", "--massnahme", "A")
    assert ende.code == 2
    assert "lässt sich nichts anfügen: " in ende.err
    assert satz in ende.err
    assert contents(website) == vorher


@pytest.mark.parametrize(
    "inhalt",
    [
        b"massnahmen:\r\n  - id: a\r\n    titel: A\r\n",
        b"\xef\xbb\xbfmassnahmen:\n  - id: a\n    titel: A\n",
        b"massnahmen:\r\n  - id: a\n    titel: A\nziele:\n  - {id: z, titel: Z}",
    ],
)
def test_line_ends_and_marks_of_a_file_stay(inhalt: bytes, website: Path, konzept: Befehl) -> None:
    datei = website / "data" / "handlungsfelder" / "1-sprache.yml"
    datei.write_bytes(inhalt)
    assert konzept("neu", "--massnahme", "Neu").code == 0
    vorn, hinten = inhalt.partition(b"ziele")[0], b"".join(inhalt.partition(b"ziele")[1:])
    assert datei.read_bytes().startswith(vorn)
    assert datei.read_bytes().endswith(hinten)


@pytest.mark.parametrize(
    ("option", "titel", "id"),
    [
        ("ziel", "index", "index-2"),
        ("ziel", "Deutsch im Alltag", "deutsch-im-alltag-2"),
        ("frage", "Deutsch im Alltag", "deutsch-im-alltag"),
        ("massnahme", "Früher", "frueher-2"),
        ("ziel", "Früher", "frueher"),
        ("organisation", "Verwaltung", "verwaltung-2"),
        ("frage", "???", "neu"),
    ],
)
def test_the_id_is_one_that_is_free(option: str, titel: str, id: str, website: Path, konzept: Befehl) -> None:
    (website / "data" / "b.yml").write_text("gremien:\n", encoding="utf-8")
    sprache = website / "data" / "handlungsfelder" / "1-sprache.yml"
    text = sprache.read_text(encoding="utf-8").replace(
        "    titel: Sprachcafé\n", "    titel: Sprachcafé\n    vorgaenger: frueher\n"
    )
    sprache.write_text(text, encoding="utf-8")
    assert f"mit der id „{id}“" in konzept("neu", f"--{option}", titel).out
    assert konzept("pruefen").code == 0


@pytest.mark.parametrize(
    ("argumente", "satz"),
    [
        (["neu"], "Nennen Sie einen Ordner für die neue Website"),
        (["neu", "a", "b"], "Zu viele Angaben: b."),
        (["neu", "a", "--massnahme", "A"], "Ein Eintrag kommt in die Website dieses Ordners."),
        (["neu", "--name", "N", "--ziel", "A"], "Ein Eintrag kommt in die Website dieses Ordners."),
        (["neu", "--art", "Stadt", "--ziel", "A"], "Ein Eintrag kommt in die Website dieses Ordners."),
        (["neu", "--land", "Bayern", "--ziel", "A"], "Ein Eintrag kommt in die Website dieses Ordners."),
        (["neu", "a", "--in", "data/a.yml"], "--in gehört zu einem Eintrag"),
        (["neu", "--massnahme", ""], "Der Titel ist leer."),
        (["neu", "--massnahme", "A", "--ziel", " \n "], "Der Titel ist leer."),
        (["neu", "--massnahme"], "Hinter --massnahme fehlt ein Wert."),
        (["neu", "--massnahm", "A"], "Die Option „--massnahm“ gibt es nicht. Meinten Sie „--massnahme“?"),
        (["neu", "a", "--art", "Dorf"], "„--art“ nimmt nur: Landkreis, Kreis"),
        (["neu", "a", "--land", "Preußen"], "„--land“ nimmt nur: Baden-Württemberg, Bayern"),
        (["formatieren", "nirgends.yml"], "„nirgends.yml“ gibt es nicht."),
        (["schema", "x"], "Zu viele Angaben: x."),
    ],
)
def test_wrong_usage_is_explained_in_german_and_changes_nothing(
    argumente: list[str], satz: str, website: Path, konzept: Befehl
) -> None:
    vorher = contents(website)
    ende = konzept(*argumente)
    assert (ende.code, satz in ende.err) == (2, True), ende.err
    assert not ENGLISCH.search(ende.err), ende.err
    assert contents(website) == vorher


@pytest.mark.parametrize("argumente", [["neu", "--massnahme", "A"], ["formatieren"], ["formatieren", "--pruefen"]])
def test_outside_of_a_site_the_advice_is_one_that_can_be_followed(argumente: list[str], konzept: Befehl, tmp_path: Path) -> None:
    ende = konzept(*argumente)
    assert (ende.code, ende.err.splitlines()[0]) == (2, "Hier liegt keine „mkdocs.yml“. Wechseln Sie in den Ordner Ihrer Website.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("argumente", [["neu", "--massnahme", "A"], ["formatieren"]])
def test_broken_settings_are_said_to_be(argumente: list[str], website: Path, konzept: Befehl) -> None:
    (website / "mkdocs.yml").write_text("plugins: [", encoding="utf-8")
    ende = konzept(*argumente)
    assert (ende.code, "„mkdocs.yml“ ist nicht lesbar" in ende.err) == (2, True)


def test_a_title_over_several_lines_becomes_one(website: Path, konzept: Befehl) -> None:
    konzept("neu", "--ziel", "Ein\nlanger\t Titel")
    assert load_konzept(website / "data").konzept.ziele[-1].titel == "Ein langer Titel"


# --- fields in order ---------------------------------------------------------------------------------------------------------

UNGEORDNET = "ziele:\n  # zum Titel\n  - titel: Z\n    # zur id\n    id: z\n"
GEORDNET = "ziele:\n  # zum Titel\n  # zur id\n  - id: z\n    titel: Z\n"


def test_fields_are_put_in_order_once(website: Path, konzept: Befehl) -> None:
    (website / "data" / "b.yml").write_text(UNGEORDNET, encoding="utf-8")
    erstes, zweites = konzept("formatieren"), konzept("formatieren")
    assert (erstes.code, erstes.out) == (0, "data/b.yml: geordnet\n")
    assert (website / "data" / "b.yml").read_text(encoding="utf-8") == GEORDNET
    assert (zweites.code, zweites.out) == (0, "Alles ist geordnet.\n")


def test_checking_the_order_changes_nothing(website: Path, konzept: Befehl) -> None:
    (website / "data" / "b.yml").write_text(UNGEORDNET, encoding="utf-8")
    vorher = contents(website)
    ende = konzept("formatieren", "--pruefen")
    assert (ende.code, ende.out) == (1, "data/b.yml: wäre zu ordnen\n")
    assert contents(website) == vorher


@pytest.mark.parametrize("orte", [["data/b.yml"], ["data"], ["data/tief", "data/b.yml"]])
def test_files_and_folders_may_be_named(orte: list[str], website: Path, konzept: Befehl) -> None:
    (website / "mkdocs.yml").unlink()
    (website / "data" / "tief").mkdir()
    for name in ("b.yml", "tief/c.yml"):
        (website / "data" / name).write_text(UNGEORDNET, encoding="utf-8")
    ende = konzept("formatieren", *orte)
    assert ende.code == 0
    assert (website / "data" / "b.yml").read_text(encoding="utf-8") == GEORDNET
    tief = (website / "data" / "tief" / "c.yml").read_text(encoding="utf-8")
    assert tief == (UNGEORDNET if orte == ["data/b.yml"] else GEORDNET)


@pytest.mark.parametrize("bytes_", [UNGEORDNET.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + UNGEORDNET.encode()])
def test_line_ends_and_marks_stay_when_fields_move(bytes_: bytes, website: Path, konzept: Befehl) -> None:
    (website / "data" / "b.yml").write_bytes(bytes_)
    konzept("formatieren")
    erwartet = GEORDNET.replace("\n", "\r\n").encode() if b"\r" in bytes_ else b"\xef\xbb\xbf" + GEORDNET.encode()
    assert (website / "data" / "b.yml").read_bytes() == erwartet


@pytest.mark.parametrize(
    ("inhalt", "satz"),
    [
        (b"ziele:\n  - titel: 'Z\n", "data/b.yml:2:12: IK004 "),
        (b"ziele:\n  - titel: Z\n    titel: Y\n", "data/b.yml:3:5: IK006 "),
        (b"ziele:\n  - titel: K\xe4se\n", "data/b.yml:2:13: IK001 Die Datei ist nicht in UTF-8"),
        (None, "data/b.yml:1:1: IK002 Das ist keine Datei."),
    ],
)
@pytest.mark.parametrize("option", [[], ["--pruefen"]])
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_done(
    option: list[str], inhalt: bytes | None, satz: str, website: Path, konzept: Befehl
) -> None:
    if inhalt is None:
        (website / "data" / "b.yml").mkdir()
    else:
        (website / "data" / "b.yml").write_bytes(inhalt)
    (website / "data" / "c.yml").write_text(UNGEORDNET, encoding="utf-8")
    ende = konzept("formatieren", *option)
    assert ende.code == 1
    assert ende.err.startswith(satz)
    assert ende.out == f"data/c.yml: {'wäre zu ordnen' if option else 'geordnet'}\n"
    assert inhalt is None or (website / "data" / "b.yml").read_bytes() == inhalt


def test_a_file_whose_fields_must_not_move_is_left_and_no_error(website: Path, konzept: Befehl) -> None:
    text = "massnahmen:\n  - kurz: &t A\n    titel: *t\n    id: a\n"
    (website / "data" / "b.yml").write_text(text, encoding="utf-8")
    for option in ([], ["--pruefen"]):
        ende = konzept("formatieren", *option)
        assert (ende.code, ende.err) == (0, "")
        assert ende.out.startswith("data/b.yml: bleibt, wie sie ist; ")
        assert "Alles ist geordnet" not in ende.out
    assert (website / "data" / "b.yml").read_text(encoding="utf-8") == text


# --- the schema, help --------------------------------------------------------------------------------------------------------


def test_the_schema_is_valid_and_that_of_a_new_site(konzept: Befehl, starter: Path) -> None:
    ende = konzept("schema")
    assert ende.code == 0
    Draft7Validator.check_schema(json.loads(ende.out))
    assert ende.out == (starter / ".vscode" / "konzept.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "befehl", [[], *([name] for name in cli.konzept.commands)], ids=lambda befehl: "-".join(befehl) or "konzept"
)
def test_help_is_german_to_the_last_word(befehl: list[str], konzept: Befehl) -> None:
    ende = konzept(*befehl, "--hilfe")
    assert ende.code == 0
    assert ende.out.startswith(f"Aufruf: {' '.join(['konzept', *befehl])} [OPTIONEN]")
    assert not ENGLISCH.search(ende.out), ende.out


@pytest.mark.parametrize("name", cli.konzept.commands)
def test_help_names_its_german_option_also_outside_the_group(name: str) -> None:
    """The manual asks each command alone, and click remembers the first answer."""
    befehl = cli.konzept.commands[name]
    assert "--hilfe" in befehl.get_help(click.Context(befehl))


@pytest.mark.parametrize("name", cli.konzept.commands)
def test_every_option_says_what_it_does(name: str) -> None:
    befehl = cli.konzept.commands[name]
    assert (befehl.short_help or "").endswith(".")
    for parameter in befehl.params:
        if isinstance(parameter, click.Option):
            assert re.search(r"[.)]$", parameter.help or ""), parameter.name
