"""What the model says about itself: fields, their kinds, lists and references, read from its annotations.

Loading, checks, publishing and the manual ask here, so that no second list of fields exists anywhere.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from integrationskonzept.model import Wert
from integrationskonzept.typen import Kurztext, Langtext, Verweis, Wort
from integrationskonzept.zeit import Zeit

Pfad = tuple[str | int, ...]


@dataclass(frozen=True)
class Feld:
    """One field of a value: `typ` without list, optional and annotation, and what was annotated."""

    name: str
    typ: Any
    liste: bool
    verweis: str | None = None
    wort: str | None = None

    @property
    def modell(self) -> type[Wert] | None:
        """The class of the values in this field, None for scalars."""
        return self.typ if isinstance(self.typ, type) and issubclass(self.typ, Wert) else None


@dataclass(frozen=True)
class Feldwert:
    """One scalar in an entry: where it stands, what field it is, and its value."""

    pfad: Pfad
    feld: Feld
    wert: Any


@cache
def felder(klasse: type[Wert]) -> dict[str, Feld]:
    """The fields of a class by name, in the order of the model."""
    return {
        name: _describe(name, Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)
        for name, info in klasse.model_fields.items()
    }


def _describe(name: str, annotation: Any) -> Feld:
    typ, marken, liste = annotation, [], False
    while True:
        origin = get_origin(typ)
        if origin is Annotated:
            typ, *neue = get_args(typ)
            marken += neue
        elif origin in (Union, types.UnionType):
            typ = next(arg for arg in get_args(typ) if arg is not type(None))
        elif origin is tuple:
            typ, liste = get_args(typ)[0], True
        else:
            break
    verweis = next((marke.abschnitt for marke in marken if isinstance(marke, Verweis)), None)
    wort = next((marke.liste for marke in marken if isinstance(marke, Wort)), None)
    return Feld(name, typ, liste, verweis, wort)


def feldwerte(wert: Wert, pfad: Pfad = ()) -> Iterator[Feldwert]:
    """Every scalar in a value, however deep, in the order of the model; what is empty is left out."""
    for feld in felder(type(wert)).values():
        inhalt = getattr(wert, feld.name)
        if inhalt is None:
            continue
        if isinstance(inhalt, dict):
            for schluessel, zusatz in inhalt.items():
                yield Feldwert((*pfad, feld.name, schluessel), feld, zusatz)
            continue
        posten = (
            [((*pfad, feld.name, nr), eins) for nr, eins in enumerate(inhalt)] if feld.liste else [((*pfad, feld.name), inhalt)]
        )
        for ort, eins in posten:
            if isinstance(eins, Wert):
                yield from feldwerte(eins, ort)
            else:
                yield Feldwert(ort, feld, eins)


def verweise(wert: Wert) -> Iterator[tuple[Feldwert, str]]:
    """Every reference in a value, with the section it points into."""
    return ((feldwert, feldwert.feld.verweis) for feldwert in feldwerte(wert) if feldwert.feld.verweis)


def texte(wert: Wert) -> Iterator[Feldwert]:
    """Every text in a value that a reader may come to see."""
    for feldwert in feldwerte(wert):
        if isinstance(feldwert.wert, Zeit):
            yield Feldwert(feldwert.pfad, feldwert.feld, Kurztext(feldwert.wert.text))
        elif isinstance(feldwert.wert, Kurztext | Langtext):
            yield feldwert
