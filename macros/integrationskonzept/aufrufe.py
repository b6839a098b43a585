"""A macro call → what it gives on the page it stands on; knows no site generator."""

import inspect
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import nodes

from integrationskonzept.adressen import page_address
from integrationskonzept.findings import UnknownName, meinten_sie
from integrationskonzept.render import SEITEN, Blatt, page_address_of
from integrationskonzept.render.bausteine import BAUSTEINE

MAKROS: tuple[str, ...] = tuple(dict.fromkeys((*SEITEN, *BAUSTEINE)))
"""Every name that authors can call."""


def render_call(blatt: Blatt, name: str, args: tuple[object, ...], kwargs: dict[str, Any]) -> str:
    """A page where it stands at its own address, a piece of one everywhere else; UnknownName where the call is wrong."""
    if any(callable(wert) for wert in (*args, *kwargs.values())):  # the name of a macro, or of nothing at all
        raise UnknownName(f'Texte und ids stehen in Anführungszeichen. Schreiben Sie {name}("…").')
    am_ort = name in SEITEN and page_address(blatt.quelle) == page_address_of(name, *args, *kwargs.values())
    if am_ort and (name not in BAUSTEINE or _fits(SEITEN[name], args, kwargs)):
        return _invoke(SEITEN[name], name, blatt, args, kwargs)
    function = BAUSTEINE.get(name) or SEITEN[name]
    ebene = 2 if _selects(function) else kwargs.pop("ebene", 2)
    if not isinstance(ebene, int) or not 2 <= ebene <= 6:
        raise UnknownName(f"„ebene“ ist die Stufe der Überschriften, eine Zahl von 2 bis 6, nicht „{ebene}“.")
    # A page is written for its title on level 1, a piece for the heading of an entry on level 2.
    tiefe = ebene - (3 if name in BAUSTEINE else 2)
    return _invoke(function, name, replace(blatt, eingebettet=True, tiefe=tiefe), args, kwargs)


def _invoke(function: Callable[..., str], name: str, blatt: Blatt, args: tuple[object, ...], kwargs: dict[str, Any]) -> str:
    angaben = _parameters(function)
    namen = [a for a, zeichen in angaben.items() if a == zeichen] + list(blatt.buch.auswahl.namen if _selects(function) else ())
    falsch = next((a for a in kwargs if a not in namen), None)
    if falsch is not None or not _fits(function, args, kwargs):
        rat = meinten_sie(falsch, [*namen, "ebene"]) if falsch is not None else ""
        aufruf = f"{name}({', '.join(angaben.values())})"
        raise UnknownName(f"Der Aufruf von „{name}“ passt nicht. Richtig ist: {{{{ {aufruf} }}}}.{rat}")
    return function(blatt, *args, **kwargs)


def _fits(function: Callable[..., str], args: tuple[object, ...], kwargs: dict[str, Any]) -> bool:
    try:
        _signature(function).bind(None, *args, **kwargs)
    except TypeError:
        return False
    return True


@cache
def _signature(function: Callable[..., str]) -> inspect.Signature:
    return inspect.signature(function)


@cache
def _selects(function: Callable[..., str]) -> bool:
    """Whether a piece takes conditions, any field by its name."""
    return any(p.kind is p.VAR_KEYWORD for p in inspect.signature(function).parameters.values())


@cache
def _parameters(function: Callable[..., str]) -> dict[str, str]:
    """What a macro takes: the names, each as a message shows it."""
    _blatt, *angaben = inspect.signature(function).parameters.values()
    return {p.name: "…" if p.kind is p.VAR_POSITIONAL else "feld=…" if p.kind is p.VAR_KEYWORD else p.name for p in angaben}


def without_brackets(seite: nodes.Template, eigene: Collection[str]) -> Iterator[tuple[str, int]]:
    """Our macros that a page names without calling them, each with its line; `eigene` are names that mean something else on it."""
    gesetzt = {name.name for name in seite.find_all(nodes.Name) if name.ctx != "load"}
    for ausgabe in seite.find_all(nodes.Output):
        for teil in ausgabe.nodes:
            if isinstance(teil, nodes.Name) and teil.name in MAKROS and teil.name not in gesetzt and teil.name not in eigene:
                yield teil.name, teil.lineno


def no_brackets(name: str) -> str:
    """What is wrong with a macro that is named without being called."""
    function = BAUSTEINE.get(name) or SEITEN[name]
    _blatt, *angaben = inspect.signature(function).parameters.values()
    pflicht = any(p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD for p in angaben)
    klammern = '("…")' if pflicht else "()"
    return f"Nach „{name}“ fehlen die runden Klammern. Schreiben Sie {{{{ {name}{klammern} }}}}."


def no_macro(name: str, weitere: Iterable[str] = ()) -> str:
    """What is wrong with the call of a macro that there is not; `weitere` are names that could be meant beside our macros."""
    rat = meinten_sie(name, [*MAKROS, *weitere]) or f" Es gibt: {', '.join(sorted(MAKROS))}."
    return f"Das Makro „{name}“ gibt es nicht.{rat}"


_UNFERTIG = (
    (r"unexpected char '[„“”»«‚‘’]'", 'In einem Aufruf stehen andere Anführungszeichen als die geraden. Schreiben Sie "…".'),
    (r"block that needs to be closed is '(\w+)'", "Ein Block mit {{% {0} … %}} ist unvollständig: Es fehlt {{% end{0} %}}."),
    (r"unknown tag '((?:end|el)\w+)'", "Der Block ist unvollständig: Vor {{% {0} %}} fehlt sein Anfang."),
    (r"unknown tag '(\w+)'", "Die Anweisung {{% {0} … %}} gibt es nicht."),
    (r"No filter named '(\w+)'", "Hinter „|“ steht „{0}“, das es nicht gibt."),
    (r"unexpected char ['\"]['\"]", 'In einem Aufruf wird ein Anführungszeichen nicht geschlossen. Schreiben Sie "…".'),
    (r"end of comment", "„{{#“ beginnt eine Bemerkung, die mit „#}}“ endet. Eine Sprungmarke steht mit Leerzeichen: {{ #name }}."),
    (r"", "Ein Aufruf mit {{{{ … }}}} oder {{% … %}} ist unvollständig. Klammer, Komma oder Anführungszeichen fehlen."),
)  # fmt: skip
"""What Jinja says of a page that it cannot parse, and what we say: its own words are English."""


def unfinished(grund: str) -> str:
    """What is wrong with a page that Jinja cannot parse."""
    funde = ((re.search(muster, grund), satz) for muster, satz in _UNFERTIG)
    return next(satz.format(*fund.groups()) for fund, satz in funde if fund)  # the last fits everything
