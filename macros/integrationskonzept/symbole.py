"""The pictograms of Handlungsfelder: which there are, which one a field has, their markup; outlines are data (symbole.yml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, cast

from markupsafe import Markup, escape

from integrationskonzept.loading.knoten import parse_knoten
from integrationskonzept.model import Handlungsfeld


@dataclass(frozen=True)
class Symbol:
    """A pictogram: its outline in a box of 24 by 24, and the words of a title for which it stands of itself."""

    pfad: str
    woerter: tuple[str, ...]
    nachrang: bool = False
    """Whether it gives way to any other that a title suggests."""


@cache
def symbole() -> Mapping[str, Symbol]:
    """Every pictogram by its name, in the order of the handbook."""
    text = resources.files("integrationskonzept").joinpath("symbole.yml").read_text(encoding="utf-8")
    wurzel, _ = parse_knoten(text)
    assert wurzel is not None
    daten = cast(Mapping[str, Mapping[str, Any]], wurzel.plain())
    return MappingProxyType(
        {name: Symbol(eins["pfad"], tuple(eins["woerter"]), "nachrang" in eins) for name, eins in daten.items()}
    )


def symbol_of(feld: Handlungsfeld) -> str | None:
    """The name of a field's pictogram: the one it names, else one that its title suggests, else none."""
    if feld.symbol is not None:
        return str(feld.symbol) if feld.symbol in symbole() else None
    return _suggested(feld.titel)


def _suggested(titel: str) -> str | None:
    """The pictogram of the first word of a title that has one; those of general words only where no other has."""
    je_wort = [_of_word(wort) for wort in re.findall(r"\w+", titel.lower())]
    namen = [name for name in je_wort if name]
    genau = [name for name in namen if not symbole()[name].nachrang]
    return next(iter(genau or namen), None)


@cache
def _of_word(wort: str) -> str | None:
    """The pictogram whose word this one begins with (before: ends with), the longest counts: "Ehrenamt" is no "Amt"."""
    treffer = [
        (wort.startswith(teil), len(teil), name)
        for name, symbol in symbole().items()
        for teil in symbol.woerter
        if wort.startswith(teil) or wort.endswith(teil)
    ]
    return max(treffer)[2] if treffer else None


def symbol_svg(name: str) -> Markup:
    """A pictogram as inline SVG: decoration that takes the colour of its text and says nothing to screen readers.

    Raises KeyError for a name that is none.
    """
    pfad = escape(symbole()[name].pfad)
    return Markup(f'<svg class="ik-symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{pfad}"/></svg>')
