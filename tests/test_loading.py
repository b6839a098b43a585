"""Loading of hostile and odd files: each is read or explained, in time and in little memory, and never an exception."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from integrationskonzept.app import Projekt, examine
from integrationskonzept.findings import Finding
from integrationskonzept.loading import load_konzept
from integrationskonzept.loading.knoten import MAX_WERTE

STICHTAG = date(2026, 11, 22)
KONZEPT = b"konzept:\n  titel: Test\n"
MASSNAHME = "massnahmen:\n  - id: a\n    titel: A\n"
LANGTEXT = MASSNAHME + "    beschreibung: |\n      "
posix = pytest.mark.skipif(os.name != "posix", reason="needs links and rights as POSIX has them")


@pytest.fixture
def projekt(tmp_path: Path) -> Projekt:
    """A project with nothing but the concept's title."""
    (tmp_path / "data").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "data" / "konzept.yml").write_bytes(KONZEPT)
    return Projekt(tmp_path / "data", tmp_path / "docs")


def places(findings: tuple[Finding, ...]) -> list[str]:
    """The findings by place and rule."""
    return [f"{finding.ort} {finding.regel}" for finding in findings]


# --- bytes ---------------------------------------------------------------------------------------------------------

BYTES: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", []),
    "blank lines": (b"\n\n \n", []),
    "only comments": ("# später\n# mehr\n".encode(), []),
    "only a document start": (b"---\n", []),
    "a version directive": (b"%YAML 1.2\n---\nmassnahmen: []\n", []),
    "UTF-8 with BOM": (b"\xef\xbb\xbf" + MASSNAHME.encode(), []),
    "BOM, then an error in line 1": (b"\xef\xbb\xbfzielle: []\n", ["1:1 IK101"]),
    "CRLF": (MASSNAHME.replace("\n", "\r\n").encode(), []),
    "CRLF, then an error": (f"{MASSNAHME}    x: y\n".replace("\n", "\r\n").encode(), ["4:5 IK101"]),
    "CR alone": (f"{MASSNAHME}    x: y\n".replace("\n", "\r").encode(), ["4:5 IK101"]),
    "no newline at the end": (MASSNAHME.rstrip().encode(), []),
    "Latin-1": (b"massnahmen:\n  - id: a\n    titel: Gespr\xe4che\n", ["3:17 IK001"]),
    "Latin-1 after UTF-8": ("konzept_: Müßige Grö".encode() + b"\xdfe\n", ["1:21 IK001"]),
    "Latin-1 after a BOM": (b"\xef\xbb\xbfziele:\n\xfc", ["2:1 IK001"]),
    "UTF-16 little endian": ("massnahmen: []\n".encode("utf-16"), ["1:1 IK001"]),
    "UTF-16 big endian": (b"\xfe\xff" + "massnahmen: []\n".encode("utf-16-be"), ["1:1 IK001"]),
    "UTF-16 without BOM": ("massnahmen: []\n".encode("utf-16-le"), ["1:2 IK001"]),
    "UTF-32": ("massnahmen: []\n".encode("utf-32"), ["1:1 IK001"]),
    "bytes of no text": (b"\x80\x81\xfd\x00", ["1:1 IK001"]),
    "a truncated character": (b"# Fr\xc3", ["1:5 IK001"]),
    "control character": (b"massnahmen:\n  - id: a\n    titel: A\x07\n", ["3:13 IK001"]),
    "control character after umlauts": ("massnahmen:\n  - id: a\n    titel: Grüße\x1b\n".encode(), ["3:17 IK001"]),
    "escape character in a comment": (b"# \x1b[31m\n", ["1:3 IK001"]),
    "NUL": (b"massnahmen:\0\n", ["1:12 IK001"]),
    "DEL": (b"massnahmen:\n  - id: a\x7f\n", ["2:10 IK001"]),
}


@pytest.mark.parametrize(("inhalt", "erwartet"), BYTES.values(), ids=list(BYTES))
def test_bytes_are_read_or_explained(inhalt: bytes, erwartet: list[str], projekt: Projekt) -> None:
    """Whatever bytes a file holds, they are fine or explained where they stand, counted in lines and characters."""
    (projekt.daten / "fall.yml").write_bytes(inhalt)
    assert places(examine(projekt, STICHTAG).findings) == [f"data/fall.yml:{befund}" for befund in erwartet]


@pytest.mark.parametrize(
    ("inhalt", "wort"),
    [(b"titel: Gespr\xe4ch", "Latin-1"), ("titel: Gespräch".encode("utf-16"), "UTF-16")],
    ids=["Latin-1", "UTF-16"],
)
def test_encoding_is_named_with_the_remedy(inhalt: bytes, wort: str, projekt: Projekt) -> None:
    """A file that is not UTF-8 is told what it probably is and how to save it."""
    (projekt.daten / "fall.yml").write_bytes(inhalt)
    text = examine(projekt, STICHTAG).findings[0].text
    assert wort in text
    assert "Speichern Sie sie als „UTF-8“" in text


def test_line_ends_do_not_reach_the_text(projekt: Projekt) -> None:
    """A long text written with CRLF is the same as one written with LF."""
    text = f"{LANGTEXT}Eins\n\n      zwei  \n      drei\n"
    (projekt.daten / "fall.yml").write_bytes(text.encode())
    mit_lf = load_konzept(projekt.daten).konzept.massnahmen[0].beschreibung
    (projekt.daten / "fall.yml").write_bytes(text.replace("\n", "\r\n").encode())
    assert load_konzept(projekt.daten).konzept.massnahmen[0].beschreibung == mit_lf == "Eins\n\nzwei  \ndrei"


@pytest.mark.parametrize("zeichen", ["\u2028", "\u2029", "\x85"], ids=["U+2028", "U+2029", "U+0085"])
def test_line_separators_from_other_programs_are_spaces(zeichen: str, projekt: Projekt) -> None:
    """A separator that a copy from a PDF brings along ends no line for YAML, for an editor shows none, and joins no words."""
    text = MASSNAHME.replace("titel: A", f"titel: Sprachcafé{zeichen}in jeder Gemeinde") + "    x: y\n"
    (projekt.daten / "fall.yml").write_text(text, encoding="utf-8", newline="")
    ladung = load_konzept(projekt.daten)
    assert places(tuple(ladung.findings)) == ["data/fall.yml:4:5 IK101"]
    assert ladung.konzept.massnahmen[0].titel == "Sprachcafé in jeder Gemeinde"


# --- forms of YAML -------------------------------------------------------------------------------------------------

FORMEN: dict[str, tuple[str, list[str]]] = {
    "top level a list": ("- id: a\n", ["1:1 IK107"]),
    "top level a scalar": ("Sprachcafé\n", ["1:1 IK107"]),
    "top level null": ("null\n", ["1:1 IK107"]),
    "two documents": ("ziele: []\n---\nziele: []\n", ["2:1 IK004"]),
    "end mark, then more": ("ziele: []\n...\n---\nziele: []\n", ["3:1 IK004"]),
    "a later version of YAML": ("%YAML 3.0\n---\nziele: []\n", ["1:1 IK004"]),
    "a key that is a list": ("[a, b]: c\n", ["1:1 IK004"]),
    "a key that is a mapping": ("? {a: b}\n: c\n", ["1:3 IK004"]),
    "an empty key": (f"{MASSNAHME}    ? \n    : x\n", ["4:6 IK101"]),
    "a merge key": ("massnahmen:\n  - &v {id: a, titel: A}\n  - {<<: *v, id: b, titel: B}\n", ["3:6 IK101"]),
    "an anchor on a key": ("massnahmen:\n  - &x id: a\n    &y titel: A\n", ["2:5 IK005", "3:5 IK005"]),
    "an alias as a key": ("massnahmen:\n  - id: &x a\n    *x : A\n", ["3:5 IK005"]),
    "an anchor inside itself": ("massnahmen: &x\n  - *x\n", ["2:5 IK005"]),
    "an anchor twice": ("massnahmen:\n  - {id: &x a, titel: *x}\n  - {id: &x b, titel: *x}\n", []),
    "an alias to an empty value": ("massnahmen:\n  - {id: a, titel: A, nr: &x , kurz: *x}\n", []),
    "a tag on a value": (MASSNAHME + "    nr: !!int 5\n", ["4:9 IK004"]),
    "a tag on a key": ("massnahmen:\n  - !!str id: a\n", ["2:5 IK004"]),
    "a tag that would run code": ("a: !!python/object/apply:os.system [ls]\n", ["1:4 IK004"]),
    "half a surrogate pair": (MASSNAHME + '    nr: "\\ud83d"\n', ["4:12 IK004"]),
    "a section twice in one file": ("ziele: []\nziele: []\n", ["2:1 IK006"]),
    "a number as section": ("2024: []\n", ["1:1 IK101"]),
    "an entry that is empty": ("massnahmen:\n  -\n  - {id: a, titel: A}\n", []),
    "sections in JSON": ('{"massnahmen": [{"id": "a", "titel": "A"}]}\n', []),
    "a number of 5,000 digits": (MASSNAHME + f"    nr: {'9' * 5000}\n  - {{id: b, titel: B, nr: 1}}\n", []),
}


@pytest.mark.parametrize(("text", "erwartet"), FORMEN.values(), ids=list(FORMEN))
def test_odd_yaml_is_read_or_explained(text: str, erwartet: list[str], projekt: Projekt) -> None:
    """Whatever YAML allows or forbids, the file is fine or its one mistake is found where it stands."""
    (projekt.daten / "fall.yml").write_text(text, encoding="utf-8")
    assert places(examine(projekt, STICHTAG).findings) == [f"data/fall.yml:{befund}" for befund in erwartet]


KAPUTT = (
    "titel: > Text",
    "titel: |Text",
    "titel: | a | b |",
    "titel: |0\n  Text",
    "titel: !Neu! Text",
    "titel: !<Text",
    "titel: !e!Text x",
    "titel: ? Text",
    "titel: - Text",
    "titel: @Text",
    "titel: *",
    "titel: & Text",
    'titel: "Text',
    'titel: "Text\n---\n',
    'titel: "\\q"',
    'titel: "\\x1"',
    'titel: "\\uD800"',
    "titel: [a, b",
    "titel: [a b: c: d]",
    "titel: {a, b]",
    "titel: ]",
    "titel: a: b",
    "titel: a\n b: c",
    "titel\nnr: 1",
    "titel: a\n  nr: 1",
    "titel: a\n\tnr: 1",
    "titel: |\n\tText",
    "- a\ntitel: b",
    "titel: b\n- a",
    "%Text",
    "%YAML 3.0\n---\na: b",
    "%YAML 1.1\n%YAML 1.1\n---\na: b",
    "%TAG ! a\n",
    "a: b\n...\nc: d",
    "? a\n? [",
    ": : :",
    "'a': 'b' 'c'",
    "a: b\n c",
    "--- |\n%",
)


@pytest.mark.parametrize("text", KAPUTT)
def test_messages_about_syntax_are_german(text: str, projekt: Projekt) -> None:
    """No message quotes the parser's English, for an editor would have to look it up."""
    (projekt.daten / "fall.yml").write_text(text, encoding="utf-8", newline="")
    meldungen = [finding.text for finding in examine(projekt, STICHTAG).findings]
    assert meldungen
    englisch = re.compile(r"\b(expected|found|while|did not|scanning|parsing|error|document|token|not allowed|context)\b")
    assert [meldung for meldung in meldungen if englisch.search(meldung)] == []


LANG = '"\\e[31m' + "X" * 20_000 + '\\n"'
WOHIN = {
    "section": f"? {LANG}\n: x\n",
    "section twice": f"? {LANG}\n: x\n? {LANG}\n: x\n",
    "field": f"{MASSNAHME}    ? {LANG}\n    : x\n",
    "field of the vocabulary": f"vokabular:\n  ? {LANG}\n  : x\n",
    "alias": MASSNAHME + f"    nr: *{'x' * 20_000}\n",
    "id": f"massnahmen:\n  - id: {LANG}\n    titel: A\n",
    "id twice": f"massnahmen:\n  - {{id: {LANG}, titel: A}}\n  - {{id: {LANG}, titel: A}}\n",
    "url": f"downloads:\n  - {{id: a, titel: A, url: {LANG}}}\n",
    "file": f"downloads:\n  - {{id: a, titel: A, datei: {LANG}}}\n",
    "mail": f"organisationen:\n  - {{id: a, name: A, mail: {LANG}}}\n",
    "municipality": f"konzept:\n  titel: A\n  kommune: {{name: A, ags: {LANG}, farbe: {LANG}}}\n",
    "own field": f"{MASSNAHME}    zusatz:\n      ? {LANG}\n      : x\n",
    "own field's section": f"vokabular:\n  zusatzfelder: {{id: a, label: A, abschnitt: {LANG}}}\n",
    "link": LANGTEXT + f"[Die Seite](x:{'x' * 20_000}) [Die andere](/{'x' * 20_000}) ![Bild](/{'x' * 20_000})\n",
    "words of a link": LANGTEXT
    + f"[mehr{' ' * 10} https://{'x' * 20_000}](https://a.example/)\n      [https://{'x' * 20_000}](/)\n",
    "cost": f'{MASSNAHME}    kosten: "1 {LANG[1:]}\n',
}
FELDER = ("reihenfolge", "ziele", "art", "zeit", "stand", "sichtbarkeit", "beispielhaft", "vorgaenger")
WOHIN |= {feld: f"{MASSNAHME}    {feld}: {LANG}\n" for feld in FELDER}


@pytest.mark.parametrize("text", WOHIN.values(), ids=list(WOHIN))
def test_messages_are_short_and_hold_no_control_characters(text: str, projekt: Projekt) -> None:
    """What a message quotes is cut and cannot steer a terminal, whatever the value stands for."""
    (projekt.daten / "fall.yml").write_text(text, encoding="utf-8")
    if text.startswith("konzept:"):
        (projekt.daten / "konzept.yml").unlink()
    texte = [finding.text for finding in examine(projekt, STICHTAG).findings]
    assert texte
    assert not re.search(r"[\x00-\x1f\x7f]", "".join(texte))
    assert max(map(len, texte)) < 600


# --- files and folders ---------------------------------------------------------------------------------------------


def test_folder_named_like_a_file_is_explained_and_read_into(projekt: Projekt) -> None:
    """A folder named x.yml is a finding; the files in it are read all the same."""
    (projekt.daten / "x.yml").mkdir()
    (projekt.daten / "x.yml" / "fall.yml").write_text(MASSNAHME + "    x: y\n")
    assert places(examine(projekt, STICHTAG).findings) == ["data/x.yml:1:1 IK002", "data/x.yml/fall.yml:4:5 IK101"]


def _broken(ziel: Path) -> None:
    ziel.symlink_to(ziel.with_name("fehlt.yml.txt"))


def _loop(ziel: Path) -> None:
    ziel.symlink_to(ziel)


def _pipe(ziel: Path) -> None:
    os.mkfifo(ziel)


def _locked(ziel: Path) -> None:
    ziel.write_bytes(b"")
    ziel.chmod(0)
    if os.access(ziel, os.R_OK):
        pytest.skip("whoever runs this may read everything")


@posix
@pytest.mark.parametrize(
    ("make", "wort"), [(_broken, "Ziel fehlt"), (_loop, "Kreis"), (_pipe, "keine Datei"), (_locked, "Leserechte")]
)
def test_unreadable_file_is_explained_in_german(make: Callable[[Path], None], wort: str, projekt: Projekt) -> None:
    """A link to nowhere or to itself, a pipe and a locked file are one finding each, which says what is the matter."""
    make(projekt.daten / "x.yml")
    findings = examine(projekt, STICHTAG).findings
    assert places(findings) == ["data/x.yml:1:1 IK002"]
    assert wort in findings[0].text


@posix
def test_linked_file_is_read(projekt: Projekt, tmp_path: Path) -> None:
    """A link to a file that is there is read like the file."""
    (tmp_path / "anderswo.yml").write_text(MASSNAHME)
    (projekt.daten / "x.yml").symlink_to(tmp_path / "anderswo.yml")
    assert load_konzept(projekt.daten).konzept.massnahmen[0].id == "a"


@posix
def test_linked_folder_that_leads_back_ends(projekt: Projekt) -> None:
    """A folder that links to the one above it is not followed for ever."""
    (projekt.daten / "oben").symlink_to(projekt.daten)
    (projekt.texte / "oben").symlink_to(projekt.texte)
    assert examine(projekt, STICHTAG).findings == ()


@posix
def test_odd_files_among_the_prose_do_not_stop_reading(projekt: Projekt) -> None:
    """Below docs, a folder named x.md and links to nowhere are left alone; a page that is no UTF-8 is explained."""
    (projekt.texte / "x.md").mkdir()
    _broken(projekt.texte / "y.md")
    _loop(projekt.texte / "z.md")
    (projekt.texte / "latin.md").write_bytes(b"# Gr\xfc\xdfe\n")
    assert places(examine(projekt, STICHTAG).findings) == ["docs/latin.md:1:5 IK001"]


def test_missing_folders_are_a_finding(tmp_path: Path) -> None:
    """Without data the concept is missing, and that is said."""
    assert places(examine(Projekt(tmp_path / "data", tmp_path / "docs"), STICHTAG).findings) == ["data/konzept.yml:1:1 IK102"]


def test_file_a_little_too_large_is_not_called_as_large_as_allowed(projekt: Projekt) -> None:
    """The size in the message tells the file from one that is just small enough."""
    (projekt.daten / "fall.yml").write_bytes(b"#" * 5_040_000)
    findings = examine(projekt, STICHTAG).findings
    assert places(findings) == ["data/fall.yml:1:1 IK003"]
    assert "ist 5 MB groß, erlaubt sind 5 MB" not in findings[0].text


# --- scalars -------------------------------------------------------------------------------------------------------


GESCHRIEBEN = (
    *(
        "1.10",
        "1.057",
        "285.000",
        "010",
        "3_4",
        "NO",
        "no",
        "yes",
        "on",
        "true",
        "12:30",
        "~",
        "null",
        "0x1F",
        "0o17",
        "1e3",
        ".inf",
    ),
    *("2024-06-17", "=", "<<", "k. A.", "B5+6", "Ü1", "M 3.4", "+1", "-1", "1,5", "1.", "1/2"),
)


@pytest.mark.parametrize("wert", GESCHRIEBEN)
def test_number_of_a_massnahme_stays_as_written(wert: str, projekt: Projekt) -> None:
    """No scalar is guessed to be a number, a day or a truth value."""
    (projekt.daten / "fall.yml").write_text(f"{MASSNAHME}    nr: {wert}\n", encoding="utf-8")
    ladung = load_konzept(projekt.daten)
    assert ladung.findings == []
    assert ladung.konzept.massnahmen[0].nr == wert


@pytest.mark.parametrize(("geschrieben", "gelesen"), [('"-"', "-"), ("'1.10'", "1.10"), ('"null"', "null")])
def test_quotes_are_not_part_of_a_value(geschrieben: str, gelesen: str, projekt: Projekt) -> None:
    """What stands in quotes stays as written without them; a dash needs them."""
    (projekt.daten / "fall.yml").write_text(f"{MASSNAHME}    nr: {geschrieben}\n", encoding="utf-8")
    ladung = load_konzept(projekt.daten)
    assert ladung.findings == []
    assert ladung.konzept.massnahmen[0].nr == gelesen


@pytest.mark.parametrize("geschrieben", ["", '""', "''", '"  "', "# nichts"])
def test_empty_value_is_none(geschrieben: str, projekt: Projekt) -> None:
    """What is empty is not there, and that is no mistake."""
    (projekt.daten / "fall.yml").write_text(f"{MASSNAHME}    nr: {geschrieben}\n", encoding="utf-8")
    ladung = load_konzept(projekt.daten)
    assert ladung.findings == []
    assert ladung.konzept.massnahmen[0].nr is None


# --- load ----------------------------------------------------------------------------------------------------------

SEKUNDEN = 40
"""Of computing, not by the clock, and many times what the slowest case takes (5 s): only growth faster than the file
must decide this test, never the machine."""
SKRIPT = f"""
import json, sys
from datetime import date
from pathlib import Path
from integrationskonzept.app import Projekt, examine

if sys.platform.startswith("linux"):
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, ({SEKUNDEN}, {SEKUNDEN}))
ordner = Path(sys.argv[1])
findings = examine(Projekt(ordner / "data", ordner / "docs"), date(2026, 11, 22)).findings
kurz = [f"{{f.ort.zeile}}:{{f.ort.spalte}} {{f.regel}}" for f in findings if f.ort.datei == "data/fall.yml"]
json.dump({{"erste": kurz[:3], "regeln": sorted({{f.regel for f in findings}}), "anzahl": len(findings)}}, sys.stdout)
"""


def run_limited(projekt: Projekt) -> dict[str, object]:
    """What examining gives in a process of its own with 1 GB of memory and limited seconds of computing."""
    befehl = [sys.executable, "-c", SKRIPT, str(projekt.daten.parent)]
    lauf = subprocess.run(befehl, capture_output=True, timeout=6 * SEKUNDEN, check=False)
    assert lauf.returncode == 0, lauf.stderr.decode()[-2000:] or f"took more than {SEKUNDEN} seconds (signal {-lauf.returncode})"
    ergebnis: dict[str, object] = json.loads(lauf.stdout)
    return ergebnis


def _rows(anzahl: int, zeile: str) -> str:
    return "".join(zeile.format(n, n + 1) for n in range(anzahl))


def _laughs() -> str:
    stufen = "".join(f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    return "x0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + stufen


TIEF = 200_000
VERSCHACHTELT: dict[str, str] = {
    "flow, 10,000 levels": "a: " + "[" * 10_000 + "]" * 10_000,
    "flow, 200,000 levels": "a: " + "[" * TIEF + "]" * TIEF,
    "flow, never closed": "a: " + "[" * TIEF,
    "flow mappings": "{a: " * TIEF,
    "block sequences, 10,000 levels": "- " * 10_000 + "a",
    "block sequences, 200,000 levels": "- " * TIEF + "a",
    "block mappings": "".join(" " * n + "a:\n" for n in range(2_000)),
    "block, then flow": "- " * 10_000 + "[" * 10_000 + "{a: " * 10_000,
    "mappings in sequences": "".join("  " * n + "- a:\n" for n in range(1_500)),
    "an alias bomb": _laughs(),
}


@pytest.mark.parametrize("text", VERSCHACHTELT.values(), ids=list(VERSCHACHTELT))
def test_nesting_and_alias_bombs_are_refused(text: str, projekt: Projekt) -> None:
    """However deep or self-multiplying a file is, it costs little and is one finding."""
    (projekt.daten / "fall.yml").write_text(text)
    ergebnis = run_limited(projekt)
    assert (ergebnis["anzahl"], ergebnis["regeln"]) == (1, ["IK003"])


def test_alias_bomb_is_called_what_it_is(projekt: Projekt) -> None:
    """The message says that the references multiply, not that the file is long."""
    (projekt.daten / "fall.yml").write_text(_laughs())
    assert "vervielfachen sich" in examine(projekt, STICHTAG).findings[0].text


def test_keys_that_hold_keys_are_refused(projekt: Projekt) -> None:
    """A tower of complex keys ends at the first."""
    (projekt.daten / "fall.yml").write_text("? " * TIEF + "a")
    assert run_limited(projekt)["erste"] == ["1:3 IK004"]


GROSS: dict[str, tuple[Callable[[], str], list[str]]] = {
    "a flow list of tiny values": (lambda: "a: [" + "x," * 2_440_000 + "]", ["IK003"]),
    "a block list of tiny values": (lambda: "- a\n" * 1_220_000, ["IK003"]),
    "tiny entries": (lambda: "massnahmen:\n" + "- {a: b}\n" * 540_000, ["IK003"]),
    "nothing but comments": (lambda: "#\n" * 2_440_000, []),
    "nothing but spaces": (lambda: "a: [" + " " * 4_890_000 + "]", ["IK101"]),
    "one long line": (lambda: "a: " + "x " * 2_440_000, ["IK101"]),
    "as many values as one file may have": (lambda: "massnahmen: [" + "x," * (MAX_WERTE - 10) + "]", ["IK103"]),
    "a great many wrong fields": (
        lambda: "konzept:\n  titel: A\n" + "".join(f"  k{n}: x\n" for n in range(MAX_WERTE // 2 - 10)),
        ["IK101"],
    ),
    "a long text behind 100,000 aliases": (
        lambda: "konzept:\n  titel: A\n  kurz: &a " + "x" * 1_000_000 + "\n  verfasser: [" + "*a," * 100_000 + "]\n",
        ["IK003"],
    ),
}


@pytest.mark.parametrize(("build", "regeln"), GROSS.values(), ids=list(GROSS))
def test_large_file_costs_little(build: Callable[[], str], regeln: list[str], projekt: Projekt) -> None:
    """A file just below the size limit is read or refused within bounded computing and 1 GB, whatever fills it."""
    text = build()
    assert len(text) < 5_000_000
    (projekt.daten / "fall.yml").write_text(text)
    if text.startswith("konzept:"):
        (projekt.daten / "konzept.yml").unlink()
    assert run_limited(projekt)["regeln"] == regeln


def test_huge_file_is_not_even_opened(projekt: Projekt) -> None:
    """50 MB are refused by their size."""
    with (projekt.daten / "fall.yml").open("wb") as datei:
        datei.truncate(50_000_000)
    assert run_limited(projekt) == {"erste": ["1:1 IK003"], "regeln": ["IK003"], "anzahl": 1}


KETTE_ZIELE = "ziele:\n" + _rows(2000, "- {{id: z{}, titel: Z, oberziel: z{}}}\n") + "- {id: z2000, titel: Z}\n"
KETTE_TEILE = "massnahmen:\n" + _rows(2000, "- {{id: m{}, titel: M, teil_von: m{}}}\n") + "- {id: m2000, titel: M}\n"
FALSCH = (
    *("ziele:\n", _rows(1000, "- {{id: ziel-{}, titel: Z}}\n")),
    *("massnahmen:\n", _rows(1000, "- {{id: m-{}, titel: M, ziele: zeil-{}}}\n")),
)
MUEHSAM: dict[str, tuple[str, list[str]]] = {
    "a thousand wrong references among a thousand": ("".join(FALSCH), ["IK201"]),
    "a chain of 2,000 Ziele": (KETTE_ZIELE, []),
    "a chain of 2,000 parts": (KETTE_TEILE, []),
    "a time of dashes": (MASSNAHME + "    zeit: " + "a-" * 100_000 + "\n", ["IK301"]),
    "an amount of digits": (MASSNAHME + "    kosten: " + "1" * 100_000 + "\n", ["IK302"]),
    "a year of groups": ("dokumente:\n  - id: a\n    titel: A\n    jahr: 1" + ".111" * 50_000 + "\n", ["IK105"]),
    "a mail address of dots": ("organisationen:\n  - {id: a, name: A, mail: a@" + "a." * 50_000 + "@}\n", ["IK407"]),
    "a web address of dots": ("organisationen:\n  - {id: a, name: A, url: https://" + "a." * 50_000 + " }\n", []),
    "a long text of brackets": (LANGTEXT + "[" * 100_000 + "\n", []),
    "a long text of stars": (LANGTEXT + "*a _" * 25_000 + "\n", []),
    "a long text of angles": (LANGTEXT + "<a" * 50_000 + "\n", []),
    "a long text of quotes": (LANGTEXT + ">" * 50_000 + "\n", []),
    "a long text of lists": (LANGTEXT + "- " * 50_000 + "\n", []),
}


@pytest.mark.parametrize(("text", "regeln"), MUEHSAM.values(), ids=list(MUEHSAM))
def test_hostile_values_cost_little(text: str, regeln: list[str], projekt: Projekt) -> None:
    """Values made to be slow to search, to suggest for or to follow are checked within ten seconds."""
    (projekt.daten / "fall.yml").write_text(text)
    assert run_limited(projekt)["regeln"] in (regeln, ["IK003"])
