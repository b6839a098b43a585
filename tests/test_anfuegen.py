"""Adding an entry to a file: everything else in it stays byte for byte, the new entry can be read, its examples too."""

import re
from pathlib import Path

import pytest

from integrationskonzept.checks.verweise import is_reserved
from integrationskonzept.loading import load_konzept
from integrationskonzept.loading.knoten import YamlFehler, parse_knoten
from integrationskonzept.model import ABSCHNITTE
from integrationskonzept.redaktion.anfuegen import VORLAGEN, KeinPlatz, append_entry, make_id, template_entry
from integrationskonzept.struktur import felder
from test_schema import judge

TITEL = "Neu: Käse # „1“"
STELLE = "@"
"""Marks in a case where the new lines come."""


def findings_of(text: str, ordner: Path) -> list[str]:
    """What the loader says about a data file beside one that holds the concept."""
    (ordner / "data").mkdir(exist_ok=True)
    (ordner / "data" / "konzept.yml").write_text("konzept:\n  titel: Test\n", encoding="utf-8")
    (ordner / "data" / "neu.yml").write_bytes(text.encode())
    return [str(finding) for finding in load_konzept(ordner / "data").findings]


def added(vorher: str, abschnitt: str) -> str:
    return append_entry(vorher, abschnitt, template_entry(abschnitt, "neu", TITEL))


# In a case „S“ is the section, „B“ the field that names its entries, „@“ the place of the new lines.
FAELLE = {
    "an empty file": "@",
    "a file with only comments": "# Kopf\n# noch eine\n@",
    "only comments, the last line without an end": "# Kopf@",
    "only blank lines": "\n\n@",
    "a document start": "---\n@",
    "a missing section": "downloads:\n  - id: d\n    titel: D\n    url: https://d.example/\n@",
    "a missing section, no last line end": "downloads:\n  - id: d\n    titel: D\n    url: https://d.example/@",
    "an empty section": "S:\n@",
    "an empty section without a line end": "S:@",
    "an empty section with a comment behind it": "S: # noch leer\n@",
    "an empty section with a comment in it": "S:\n  # noch leer\n@\ndownloads:\n",
    "an empty section in the middle": "S:\n@\n# Downloads\ndownloads:\n  - {id: d, titel: D, url: https://d.example/}\n",
    "one entry": "S:\n  - id: a\n    B: A\n@",
    "one entry without a last line end": "S:\n  - id: a\n    B: A@",
    "a section in the middle": "S:\n  - id: a\n    B: A\n@\n\n# Downloads\n# und mehr\ndownloads:\n  - {id: d, titel: D, url: https://d.example/}\n",
    "in the middle, the last line without an end": "S:\n  - id: a\n    B: A\n@downloads:\n  - id: d\n    titel: D\n    url: https://d.example/",
    "a section that comes last": "downloads:\n  - {id: d, titel: D, url: https://d.example/}\nS:\n  - id: a\n    B: A\n@",
    "no indentation": "S:\n- id: a\n  B: A\n@# danach\ndownloads:\n- {id: d, titel: D, url: https://d.example/}\n",
    "four blanks": "S:\n    - id: a\n      B: A\n    - id: b\n      B: B\n@\n",
    "comments behind the last entry": "S:\n  - id: a\n    B: A # hier\n    # zeit: 2026\n  # Ende der Liste\n@\n# ganz am Ende\n",
    "a dash on a line of its own": "S:\n  -\n    id: a\n    B: A\n@",
    "entries in braces": "S:\n  - {id: a, B: A}\n  - {id: b, B: B}\n@",
    "a comment between section and first entry": "S:\n  # zuerst\n\n  - id: a\n    B: A\n@",
    "blank lines at the end": "S:\n  - id: a\n    B: A\n@\n\n\n",
    "the key in quotation marks": '"S":\n  - id: a\n    B: A\n@',
    "a text in the last line": "S:\n  - id: a\n    B: |\n      A\n@",
    "a text in the last line without an end": "S:\n  - id: a\n    B: |\n      A@",
    "a byte order mark": "\ufeffS:\n  - id: a\n    B: A\n@",
    "a word that has a name": "S:\n  - id: a\n    B: &x A\n  - id: b\n    B: *x\n@",
    "umlauts and signs beyond them": "S:\n  - id: a\n    B: Ä „ß“ 🙂 \u2028 e\u0301\n@",
}


@pytest.mark.parametrize("abschnitt", VORLAGEN)
@pytest.mark.parametrize("ende", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("fall", FAELLE)
def test_an_entry_is_added_and_all_else_stays_byte_for_byte(fall: str, ende: str, abschnitt: str, tmp_path: Path) -> None:
    muster = FAELLE[fall].replace("\n", ende)
    bezeichnung = ABSCHNITTE[abschnitt].BEZEICHNUNG
    muster = re.sub(r"\bB:", f"{bezeichnung}:", re.sub(r"\bS\b", abschnitt, muster))
    davor, danach = muster.split(STELLE)
    neu = added(davor + danach, abschnitt)
    assert neu.startswith(davor)
    assert neu.endswith(danach)
    eingefuegt = neu[len(davor) : len(neu) - len(danach)]
    eigenes = ende if ende in muster else "\n"
    assert set(re.findall(r"\r?\n", eingefuegt)) == {eigenes}
    assert findings_of(neu, tmp_path) == []
    eintraege = load_konzept(tmp_path / "data").konzept.abschnitt(abschnitt)
    assert [eintrag.id for eintrag in eintraege].count("neu") == 1
    assert (eintraege[-1].id, eintraege[-1].bezeichnung) == ("neu", TITEL)


def test_only_the_new_lines_end_as_the_first_line_does() -> None:
    neu = added("massnahmen:\r\n  - id: a\n    titel: A\n", "massnahmen")
    assert neu.startswith("massnahmen:\r\n  - id: a\n    titel: A\n\r\n  - id: neu\r\n")


def test_entries_can_be_added_one_after_another(tmp_path: Path) -> None:
    text = ""
    for abschnitt in (*VORLAGEN, *VORLAGEN):
        vergeben = parse_ids(text, abschnitt)
        text = append_entry(text, abschnitt, template_entry(abschnitt, make_id(TITEL, vergeben.__contains__), TITEL))
    assert findings_of(text, tmp_path) == []
    for abschnitt in VORLAGEN:
        assert parse_ids(text, abschnitt) == ["neu-kaese-1", "neu-kaese-1-2"]


def parse_ids(text: str, abschnitt: str) -> list[str]:
    wurzel, _ = parse_knoten(text)
    inhalt = wurzel.plain() if wurzel else {}
    assert isinstance(inhalt, dict)
    return [eintrag["id"] for eintrag in inhalt.get(abschnitt, [])]


@pytest.mark.parametrize(
    ("text", "satz"),
    [
        ("massnahmen: [{id: a, titel: A}]\n", "„massnahmen“ steht nicht als Liste mit Strichen"),
        ("massnahmen: []\n", "„massnahmen“ steht nicht als Liste mit Strichen"),
        ("massnahmen:\n  [\n    {id: a, titel: A},\n  ]\n", "„massnahmen“ steht nicht als Liste mit Strichen"),
        ("massnahmen:\n  id: a\n  titel: A\n", "„massnahmen“ steht nicht als Liste mit Strichen"),
        ("massnahmen: keine\n", "„massnahmen“ steht nicht als Liste mit Strichen"),
        ("- a\n- b\n", "Die Datei beginnt nicht mit einem Abschnitt."),
        ("Ein Brief.\n", "Die Datei beginnt nicht mit einem Abschnitt."),
        ("{massnahmen: }\n", "Die Datei ist so geschrieben"),
        ("{ziele: [{id: a, titel: A}]}\n", "Die Datei ist so geschrieben"),
        ("ziele:\n  - id: a\n    titel: A\n...\n", "Die Datei ist so geschrieben"),
        ("massnahmen: ''\n", "Die Datei ist so geschrieben"),
        ("massnahmen:\n  - id: a\n    titel: A\n    beschreibung: |+\n      Text\n\n\n", "Die Datei ist so geschrieben"),
    ],
)
def test_where_nothing_can_be_added_the_reason_is_given_in_german(text: str, satz: str) -> None:
    with pytest.raises(KeinPlatz, match=re.escape(satz)):
        added(text, "massnahmen")


@pytest.mark.parametrize("text", ["a: 'b\n", "massnahmen:\n  - id: a\n    id: b\n", "a: &b c\n", "a: 1\n---\nb: 2\n"])
def test_a_file_that_cannot_be_read_is_said_to_be(text: str) -> None:
    with pytest.raises(YamlFehler):
        added(text, "massnahmen")


# --- the template ------------------------------------------------------------------------------------------------------------


def uncommented(zeilen: list[str]) -> list[list[str]]:
    """The examples of a template, each with its lines, as someone writes them who deletes "# "."""
    namen = {name for klasse in ABSCHNITTE.values() for name in felder(klasse)}
    beispiele: list[list[str]] = []
    for zeile in zeilen:
        if not zeile.startswith("  #"):
            continue
        frei = "  " + zeile.removeprefix("  #").removeprefix(" ")
        if (feld := re.match(r"  ([a-z_]+):( |$)", frei)) and feld[1] in namen:
            beispiele.append([frei])
        elif (beispiele and frei.startswith("    ")) or not frei.strip():
            beispiele[-1].append(frei)
    return beispiele


@pytest.mark.parametrize("abschnitt", VORLAGEN)
def test_the_examples_of_a_template_can_be_read_when_they_are_uncommented(abschnitt: str, tmp_path: Path) -> None:
    zeilen = template_entry(abschnitt, "neu", TITEL)
    beispiele = uncommented(zeilen)
    assert len(beispiele) >= 1
    wirklich = [zeile for zeile in zeilen if not zeile.startswith("  #")]
    for auswahl in (*([eins] for eins in beispiele), beispiele):
        text = "\n".join([f"{abschnitt}:", *wirklich, *(zeile for eins in auswahl for zeile in eins), ""])
        assert [f for f in findings_of(text, tmp_path) if " IK1" in f or " IK0" in f] == []
        assert judge(text) == []
    geladen = load_konzept(tmp_path / "data").konzept.abschnitt(abschnitt)[0]
    for eins in beispiele:
        name = eins[0].strip().partition(":")[0]
        assert getattr(geladen, name) not in (None, "", ()), name


@pytest.mark.parametrize("abschnitt", VORLAGEN)
def test_a_template_is_short_german_and_fits_the_screen(abschnitt: str) -> None:
    zeilen = template_entry(abschnitt, "neu", "Titel")
    assert len(zeilen) < 60
    assert max(map(len, zeilen)) < 132
    assert zeilen[:2] == ["- id: neu", f"  {ABSCHNITTE[abschnitt].BEZEICHNUNG}: Titel"]
    assert all(zeile == zeile.rstrip() for zeile in zeilen)


def test_a_measure_begins_as_a_draft_and_other_entries_cannot() -> None:
    entwurf = {abschnitt: "  sichtbarkeit: entwurf" in template_entry(abschnitt, "a", "A") for abschnitt in VORLAGEN}
    assert [abschnitt for abschnitt, ist in entwurf.items() if ist] == ["massnahmen"]


@pytest.mark.parametrize(
    "titel",
    [
        "Ja", "2024", "1.10", "null", "~", "Zeit: neu", "a # b", "# vorn", "- Strich", "'einfach'", '"doppelt"', "„deutsch“",
        "{geschweift}", "[eckig]", "*Stern", "&und", "!Ruf", "%Prozent", "@at", "`Akzent`", "| Strich", "> größer", "? was", ": so",
        "endet mit:", "{{ x }}", "$name", "\\n", "😀", "Ä" * 200, "Und so weiter ...", "...", "---", "a\u00a0b",
    ],
)  # fmt: skip
def test_any_title_arrives_as_it_was_typed(titel: str, tmp_path: Path) -> None:
    text = append_entry("", "ziele", template_entry("ziele", "neu", titel))
    assert [f for f in findings_of(text, tmp_path) if " IK0" in f or " IK1" in f] == []
    assert load_konzept(tmp_path / "data").konzept.ziele[0].titel == " ".join(titel.split())


# --- ids ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titel", "id"),
    [
        ("Sprachcafé für alle", "sprachcafe-fuer-alle"),
        ("ÄÖÜ äöü ß ẞ", "aeoeue-aeoeue-ss-ss"),
        ("a\u0308 o\u0308 u\u0308", "ae-oe-ue"),
        ("Çà et là, Ñandú", "ca-et-la-nandu"),
        ("Bürger*innen-Büro (Nord)", "buerger-innen-buero-nord"),
        ("№ 5 ™", "no-5-tm"),
        ("  -- Punkt. -- ", "punkt"),
        ("2024/25: 3. Phase", "2024-25-3-phase"),
        ("😀🎉", "neu"),
        ("Интеграция", "neu"),
        ("", "neu"),
        ("index", "index-2"),
        ("README", "readme-2"),
        ("Con", "con-2"),
        ("vergeben", "vergeben-3"),
        ("x" * 200, "x" * 60),
        ("ab " * 100, ("ab-" * 20).strip("-")),
    ],
)
def test_an_id_is_made_from_a_title(titel: str, id: str, tmp_path: Path) -> None:
    assert make_id(titel, lambda id: id in ("vergeben", "vergeben-2") or is_reserved(id)) == id
    text = append_entry("", "ziele", template_entry("ziele", id, "T"))
    assert findings_of(text, tmp_path) == []


def test_the_examples_of_a_template_stand_in_the_order_of_the_model() -> None:
    text = "\n".join(template_entry("ziele", "neu", "T"))
    assert text.index("# stufe:") < text.index("# handlungsfelder:") < text.index("# oberziel:") < text.index("# text:")
