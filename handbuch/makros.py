"""What the manual generates from the product itself, so that it cannot drift: fields, commands, words, live examples."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, get_origin

import click
import yaml

from integrationskonzept import cli
from integrationskonzept.hilfe import help_for_class, help_for_field
from integrationskonzept.loading import default_vokabular
from integrationskonzept.model import ABSCHNITTE, KOPF, Wert
from integrationskonzept.redaktion.vorlagen import as_yaml
from integrationskonzept.struktur import Feld, felder, reading_order
from integrationskonzept.symbole import symbol_svg, symbole
from integrationskonzept.typen import Kurztext, Langtext
from integrationskonzept.zeit import Zeit

_ARTEN = {
    "datum": "Datum",
    "janein": "ja oder nein",
    "zahl": "Zahl",
    "ganzzahl": "ganze Zahl",
    "prozent": "0 bis 100",
    "farbe": "Farbe",
}
_BREITE = 66
"""How many signs fit on a line of an example beside both columns of navigation."""
_ADRESSEN = {"url": "Webadresse", "mail": "Mailadresse"}
"""What the checks expect of fields of these names."""


def define_env(env: Any) -> None:
    """Register what the chapters call."""
    env.macro(partial(beispiel, env), "beispiel")
    for function in (felder_von, befehl, woerter, bildzeichen):
        env.macro(function)


def beispiel(env: Any, aufruf: str) -> str:
    """A macro call as it is written, and what comes of it."""
    ergebnis = env.env.from_string(f"{{{{ {aufruf} }}}}").render({**env.variables})
    return f'```jinja\n{{{{ {aufruf} }}}}\n```\n\n<div class="ik-handbuch-beispiel" markdown>\n\n{ergebnis}\n\n</div>\n'


def felder_von(abschnitt: str) -> str:
    """Every field of a section: what belongs in it, an example, where it shows."""
    klasse = {**KOPF, **ABSCHNITTE}[abschnitt]
    return "\n\n".join([help_for_class(klasse), *(_field(klasse, name, 2) for name in reading_order(klasse))]) + "\n"


def _field(klasse: type[Wert], name: str, ebene: int) -> str:
    feld, hilfe = felder(klasse)[name], help_for_field(klasse, name)
    kopf = f"{'#' * ebene} `{name}` {{: #{name} }}"
    teile = [
        kopf,
        f"*{_kind_and_need(feld)}*",
        _prose(hilfe.hilfe),
        _code(_snippet(name, hilfe.beispiel)),
        f"Zu sehen: {_prose(hilfe.zeigt)}",
    ]
    if feld.modell:
        teile += _parts(feld.modell, name)
    return "\n\n".join(teile)


def _parts(klasse: type[Wert], weg: str) -> Iterator[str]:
    """The fields of a value within a value, as a table; below it those of the values within these, however deep."""
    zeilen = [f"| Feld in `{weg}` | Was hineingehört |", "|---|---|"]
    tiefer = []
    for name in reading_order(klasse):
        hilfe, feld = help_for_field(klasse, name), felder(klasse)[name]
        was = f"{_prose(hilfe.hilfe)}<br>Beispiel: `{_short(hilfe.beispiel)}`<br>Zu sehen: {_prose(hilfe.zeigt)}"
        zeilen.append(f"| <code>{name.replace('_', '_<wbr>')}</code><br>*{_kind_and_need(feld)}* | {_cell(was)} |")
        if feld.modell:
            tiefer.append((feld.modell, f"{weg}: {name}", _snippet(name, hilfe.beispiel)))
    yield help_for_class(klasse)
    yield "\n".join(zeilen)
    for modell, dort, beispiel in tiefer:
        yield _code(beispiel)
        yield from _parts(modell, dort)


def _kind_and_need(feld: Feld) -> str:
    return ", ".join(filter(None, [_kind(feld), "nötig" if feld.pflicht else ""]))


def _kind(feld: Feld) -> str:
    """What kind of value a field takes, in words."""
    if feld.verweis:
        art = f"id aus „{feld.verweis}“"
    elif feld.wort:
        art = f"Wort der Liste „{feld.wort}“"
    elif feld.modell:
        art = "eigene Felder"
    elif feld.notation and feld.notation.name in _ARTEN:
        art = _ARTEN[feld.notation.name]
    elif get_origin(feld.typ) is dict:
        art = "Zusatzfelder"
    elif feld.name in _ADRESSEN:
        art = _ADRESSEN[feld.name]
    else:
        einfache = {Kurztext: "kurzer Text", Langtext: "langer Text", Zeit: "Zeitangabe", str: "id"}
        art = einfache.get(feld.typ, "Auswahl" if getattr(feld.typ, "__args__", None) else "Wert")
    return f"{art}, auch mehrere" if feld.liste else art


def _snippet(name: str, beispiel: object) -> str:
    """A field with its example, as it stands in a file."""
    if isinstance(beispiel, str) and ("\n" in beispiel.strip() or (len(f"{name}: {beispiel}") > _BREITE and " " in beispiel)):
        return f"{name}: |\n" + "\n".join(f"  {zeile}".rstrip() for zeile in _refill(beispiel.strip()))
    if isinstance(beispiel, list) and any(isinstance(eins, dict) for eins in beispiel):
        kurz = f"{name}:\n" + "\n".join(f"  - {as_yaml(eins)}" for eins in beispiel)
    else:
        kurz = f"{name}: {as_yaml(beispiel)}"
    # A line that the browser has to break looks wrongly indented.
    return kurz if isinstance(beispiel, str) or max(map(len, kurz.split("\n"))) <= _BREITE else _block({name: beispiel})


def _refill(text: str) -> Iterator[str]:
    """The lines of a long text at a width that no browser breaks; items of lists stay items."""
    for nr, absatz in enumerate(re.split(r"\n\s*\n", text)):
        if nr:
            yield ""
        zeilen = absatz.split("\n")
        liste = re.match(r"(-|\d+\.) ", zeilen[0])
        for zeile in zeilen if liste else [" ".join(zeilen)]:
            yield from textwrap.wrap(zeile, _BREITE, subsequent_indent=" " * (liste.end() if liste else 0), break_on_hyphens=False)


def _block(wert: object) -> str:
    """YAML over several lines, every scalar as written."""
    text: str = yaml.dump(wert, Dumper=_Block, allow_unicode=True, default_flow_style=False, sort_keys=False, width=_BREITE)
    return text.rstrip("\n")


class _Block(yaml.SafeDumper):
    """Indents lists as our files do, and writes dates and numbers without quotation marks."""

    def increase_indent(self, flow: bool = False, *_: object, **__: object) -> None:
        super().increase_indent(flow, False)


_Block.yaml_implicit_resolvers = {}


def _code(text: str) -> str:
    return f"```yaml\n{text}\n```"


def _short(beispiel: object) -> str:
    text = beispiel if isinstance(beispiel, str) and ("\n" in beispiel or len(beispiel) > 60) else as_yaml(beispiel)
    text = " ".join(text.split())
    return text if len(text) < 70 else f"{text[:66].rstrip()} …"


def _prose(text: str) -> str:
    return " ".join(text.split()).replace("*", "\\*").replace("_", "\\_")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def befehl(name: str) -> str:
    """What a command says about itself."""
    kommando = cli.konzept.commands[name]
    with click.Context(kommando, info_name=f"konzept {name}", max_content_width=96, terminal_width=96) as ctx:
        return f"```text\n{kommando.get_help(ctx)}\n```\n"


def woerter(liste: str) -> str:
    """The usual words of a list."""
    zeilen: Iterable[str] = (
        f"| `{wort.id}` | {wort.label}{f' ({wort.definition})' if wort.definition else ''} |"
        for wort in getattr(default_vokabular(), liste)
    )
    return "\n".join(["| Schreiben Sie | Es erscheint |", "|---|---|", *zeilen]) + "\n"


def bildzeichen() -> str:
    """Every pictogram with its name and the words of a title for which it stands of itself."""
    zeilen: Iterable[str] = (
        f"| {symbol_svg(name)} | `{name}` | {', '.join(symbol.woerter)} |" for name, symbol in symbole().items()
    )
    return "\n".join(["| Symbol | Schreiben Sie | Von selbst bei Wörtern mit |", "|---|---|---|", *zeilen]) + "\n"
