"""A macro call → what it gives on the page it stands on; knows no site generator."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Any

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
        inspect.signature(function).bind(None, *args, **kwargs)
    except TypeError:
        return False
    return True


def _selects(function: Callable[..., str]) -> bool:
    """Whether a piece takes conditions, any field by its name."""
    return any(p.kind is p.VAR_KEYWORD for p in inspect.signature(function).parameters.values())


def _parameters(function: Callable[..., str]) -> dict[str, str]:
    """What a macro takes: the names, each as a message shows it."""
    _blatt, *angaben = inspect.signature(function).parameters.values()
    return {p.name: "…" if p.kind is p.VAR_POSITIONAL else "feld=…" if p.kind is p.VAR_KEYWORD else p.name for p in angaben}


def unfinished(grund: str) -> str:
    """What is wrong with a page that Jinja cannot parse."""
    return f"Der Aufruf mit {{{{ … }}}} oder {{% … %}} ist unvollständig ({grund})."
