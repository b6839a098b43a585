"""The JSON Schemas: that of data files judges as the loader does, that of the published data holds for what is published."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from bau import konzept_of, volles_konzept
from integrationskonzept import typen
from integrationskonzept.export import data_schema, published_schema
from integrationskonzept.export.daten import dump_konzept, dump_massnahmen
from integrationskonzept.hilfe import help_for_field
from integrationskonzept.loading import load_konzept
from integrationskonzept.loading.eintraege import read_value
from integrationskonzept.loading.knoten import Knoten, YamlFehler, parse_knoten
from integrationskonzept.model import ABSCHNITTE, Konzept, Wert
from integrationskonzept.render import Buch
from integrationskonzept.struktur import felder
from integrationskonzept.zeit import parse_datum
from test_regeln import FAELLE, iter_params, write_projekt
from webseite import STICHTAG, WURZEL

FORM = {"IK101", "IK102", "IK103", "IK104", "IK105", "IK106", "IK107"}
"""The rules on the form of one file. The others need the whole concept, the file system, or what a text means."""


@cache
def validator() -> Draft7Validator:
    schema = data_schema()
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def judge(text: str) -> list[str]:
    """What the schema has against a data file, every scalar as written."""
    wurzel, _ = parse_knoten(text)
    inhalt = None if wurzel is None else _as_written(wurzel)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator().iter_errors(inhalt)]


def _as_written(knoten: Knoten) -> Any:
    """The value of a node with its empty fields."""
    if isinstance(knoten.wert, dict):
        return {name: _as_written(kind) for name, kind in knoten.wert.items()}
    return [_as_written(kind) for kind in knoten.wert] if isinstance(knoten.wert, list) else knoten.wert


@pytest.mark.parametrize("fall", [pytest.param(param.values[1], id=param.id) for param in iter_params()])
def test_the_schema_gives_a_case_the_verdict_of_the_loader(fall: dict[str, object], tmp_path: Path) -> None:
    projekt = write_projekt(fall, tmp_path)
    befunde = load_konzept(projekt.daten).findings
    for datei in sorted(projekt.daten.rglob("*.yml")):
        if not datei.is_file():
            continue
        name = f"data/{datei.relative_to(projekt.daten).as_posix()}"
        formfehler = [f for f in befunde if f.ort.datei == name and f.regel in FORM]
        try:
            einwaende = judge(datei.read_text(encoding="utf-8"))
        except (YamlFehler, UnicodeDecodeError):
            continue  # what cannot be read reaches no schema
        assert bool(einwaende) is bool(formfehler), (name, einwaende, formfehler)


def test_the_verdicts_are_not_all_the_same() -> None:
    assert sum(len(faelle) for regel, faelle in FAELLE.items() if regel in FORM) > 50


@pytest.mark.parametrize("datei", sorted((WURZEL / "data").rglob("*.yml")), ids=lambda datei: datei.stem)
def test_the_demo_is_valid_and_stays_so_as_an_editor_reads_it(datei: Path) -> None:
    """Editors read `2024` as a number and `true` as a truth value; that must make nothing wrong."""
    text = datei.read_text(encoding="utf-8")
    assert judge(text) == []
    assert [fehler.message for fehler in validator().iter_errors(_as_editor(text))] == []


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and true/false, no dates, no yes/no."""


_Editor.yaml_implicit_resolvers = {}
for _name, _muster, _zeichen in (
    ("bool", r"true|false|True|False|TRUE|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_muster})$"), [*_zeichen.replace("\0", ""), ""])


def _as_editor(text: str) -> Any:
    return yaml.load(text, Loader=_Editor)


def test_editors_may_take_values_for_numbers_and_truth_values() -> None:
    text = """
massnahmen:
  - id: 2024
    titel: 12
    nr: 1.10
    reihenfolge: 3
    beispielhaft: true
    zeit: 2026
    kurz:
    ziele:
    stand:
      - {datum: 2026-01-01, status: umsetzung, fortschritt: 80}
    kosten: 1500
personen:
  - {id: a, name: Anna, veroeffentlichen: ja, raum: 196}
"""
    assert [fehler.message for fehler in validator().iter_errors(_as_editor(text))] == []


PARSER: dict[str, Callable[[str], object]] = {
    "id": typen._id,
    "datum": parse_datum,
    "janein": typen._janein,
    "zahl": typen.parse_zahl,
    "ganzzahl": typen._ganzzahl,
    "prozent": typen._prozent,
    "farbe": typen._farbe,
}
ZEICHEN = st.text(alphabet="0123456789.,-+% #abcjnüß", max_size=14)
TAGE = st.builds(
    lambda j, m, t, form: form.format(j=j, m=m, t=t),
    st.integers(0, 9999),
    st.integers(0, 13),
    st.integers(0, 32),
    st.sampled_from(["{j:04}-{m:02}-{t:02}", "{t:02}.{m:02}.{j:04}", "{t}.{m}.{j:04}", "{t}. {m}. {j:04}"]),
)


@pytest.mark.parametrize("art", sorted(PARSER))
@given(text=ZEICHEN | TAGE | st.integers(-5, 120).map(str) | st.sampled_from(["ja", "Nein", "TRUE", "#1b5e6b", "1.250", "100 %"]))
@example(text="29.02.2024")
@example(text="29.02.2023")
@example(text="29.02.1900")
@example(text="2000-02-29")
@example(text="0000-01-01")
@example(text="١٢.٠١.٢٠٢٤")
@example(text="000100")
@example(text="1.250,00")
@example(text="-0,0 %")
@example(text="a" * 121)
def test_a_pattern_accepts_what_its_parser_reads(art: str, text: str) -> None:
    try:
        PARSER[art](text.strip())
        gelesen = True
    except ValueError:
        gelesen = False
    assert bool(re.search(NOTATIONEN[art].muster or "", text)) is gelesen


def _all_classes(klasse: type[Wert] = Wert) -> list[type[Wert]]:
    return [klasse, *(eine for unter in klasse.__subclasses__() for eine in _all_classes(unter))]


NOTATIONEN = {feld.notation.name: feld.notation for klasse in _all_classes() for feld in felder(klasse).values() if feld.notation}


def test_every_notation_with_a_pattern_has_its_parser_here() -> None:
    assert {name for name, notation in NOTATIONEN.items() if notation.muster} == set(PARSER)


# --- what is published -------------------------------------------------------------------------------------------------------


def published_errors(text: str) -> list[str]:
    pruefer = Draft7Validator(published_schema(), format_checker=FormatChecker())
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in pruefer.iter_errors(json.loads(text))]


def test_the_published_schema_is_one() -> None:
    Draft7Validator.check_schema(published_schema())


def test_a_concept_with_every_field_is_published_as_the_schema_says() -> None:
    buch = Buch(konzept=konzept_of(**volles_konzept()), stichtag=STICHTAG)
    assert published_errors(dump_konzept(buch)) == []
    assert published_errors(dump_massnahmen(buch)) == []


def test_the_published_schema_refuses_what_is_not_published() -> None:
    assert published_errors('{"version": "1.0", "stichtag": "2026-11-22", "massnahmen": [], "geheim": 1}')
    assert published_errors('{"version": "0.9", "stichtag": "2026-11-22", "massnahmen": []}')
    assert published_errors('{"version": "1.0", "stichtag": "2026-11-22", "massnahmen": [{"id": "x"}]}')


# --- the help that the schema carries ----------------------------------------------------------------------------------------

ALLE_FELDER = [(klasse, name) for klasse in _all_classes()[1:] for name in felder(klasse)]


@pytest.mark.parametrize(("klasse", "name"), ALLE_FELDER, ids=lambda wert: getattr(wert, "__name__", wert))
def test_every_field_has_help_and_an_example_that_can_be_read(klasse: type[Wert], name: str) -> None:
    hilfe = help_for_field(klasse, name)
    assert len(hilfe.hilfe) > 10
    assert len(hilfe.zeigt) > 3
    if klasse is Konzept:
        return  # its fields are sections, whose entries have examples of their own
    inhalt = {feld.name: help_for_field(klasse, feld.name).beispiel for feld in felder(klasse).values() if feld.pflicht}
    inhalt[name] = hilfe.beispiel
    wurzel, verloren = parse_knoten(json.dumps(inhalt, ensure_ascii=False))
    assert wurzel is not None
    findings: list[Any] = []
    read_value(klasse, "beispiel", wurzel, findings)
    assert [str(f) for f in (*findings, *verloren)] == []


def test_the_sections_of_the_schema_are_those_of_the_model() -> None:
    assert set(data_schema()["properties"]) == {"konzept", "vokabular", *ABSCHNITTE}
