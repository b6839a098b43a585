"""What the model says about itself: fields, their kinds, lists and references, read from its annotations.

Loading, checks, publishing and the manual ask here, so that no second list of fields exists anywhere.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from integrationskonzept.model import Eintrag, Wert
from integrationskonzept.typen import Kurztext, Langtext, Notation, Verweis, Wort
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
    notation: Notation | None = None
    muster: str | None = None
    """A pattern that the text must match besides."""
    pflicht: bool = False

    @property
    def modell(self) -> type[Wert] | None:
        """The class of the values in this field, None for scalars."""
        return self.typ if isinstance(self.typ, type) and issubclass(self.typ, Wert) else None


class Feldwert(NamedTuple):
    """One scalar in an entry: where it stands, what field it is, and its value."""

    pfad: Pfad
    feld: Feld
    wert: Any


@cache
def felder(klasse: type[Wert]) -> dict[str, Feld]:
    """The fields of a class by name, in the order of the model."""
    return {
        name: replace(
            _describe(name, Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation),
            pflicht=info.is_required(),
        )
        for name, info in klasse.model_fields.items()
    }


_VORN = ("id", "nr", "titel", "name", "begriff", "frage", "reihenfolge")
_HINTEN = ("beispielhaft", "quelle", "zusatz", "stand")
"""Entries alone: what identifies one stands first, what is said of one stands last, its history at the very end."""


@cache
def reading_order(klasse: type[Wert]) -> tuple[str, ...]:
    """The fields of a class in the order in which people write and read them."""
    namen = tuple(felder(klasse))
    if not issubclass(klasse, Eintrag):
        return namen
    mitte = [name for name in namen if name not in (*_VORN, *_HINTEN)]
    return (*(n for n in _VORN if n in namen), *mitte, *(n for n in _HINTEN if n in namen))


def _describe(name: str, annotation: Any) -> Feld:
    typ, marken, liste = annotation, [], False
    while True:
        origin = get_origin(typ)
        if origin is Annotated:
            typ, *neue = get_args(typ)
            marken += [eine for marke in neue for eine in (marke.metadata if isinstance(marke, FieldInfo) else [marke])]
        elif origin in (Union, types.UnionType):
            typ = next(arg for arg in get_args(typ) if arg is not type(None))
        elif origin is tuple:
            typ, liste = get_args(typ)[0], True
        else:
            break
    verweis = next((marke.abschnitt for marke in marken if isinstance(marke, Verweis)), None)
    wort = next((marke.liste for marke in marken if isinstance(marke, Wort)), None)
    notation = next((marke for marke in marken if isinstance(marke, Notation)), None)
    muster = next((muster for marke in marken if (muster := getattr(marke, "pattern", None))), None)
    return Feld(name, typ, liste, verweis, wort, notation, muster)


def feldwerte(wert: Wert, pfad: Pfad = ()) -> Iterator[Feldwert]:
    """Every scalar in a value, however deep, in the order of the model; what is empty is left out."""
    for feld in felder(type(wert)).values():
        inhalt = getattr(wert, feld.name)
        if inhalt is None or inhalt == ():
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
    return filter(None, map(as_text, feldwerte(wert)))


def as_text(feldwert: Feldwert) -> Feldwert | None:
    """A scalar as a reader may come to see it; None for what is no text."""
    if isinstance(feldwert.wert, Zeit):
        return feldwert._replace(wert=Kurztext(feldwert.wert.text))
    return feldwert if isinstance(feldwert.wert, Kurztext | Langtext) else None
