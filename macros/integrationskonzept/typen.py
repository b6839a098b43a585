"""The kinds of values a data file may hold, each read from the text as written; no entries, no rules.

Every scalar of a data file arrives as a string. A type here says how it is read and, in German, what is wrong with it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from integrationskonzept.zeit import Zeit, parse_datum, parse_zeit

ID_MUSTER = r"[a-z0-9]+([-_][a-z0-9]+)*"
_STEUERZEICHEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_UNSICHTBAR = re.compile(r"[\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]")


class _Text(str):
    """A piece of text of one kind; the kind decides how it reaches a page."""

    __slots__ = ()

    @classmethod
    def _clean(cls, text: str) -> str:
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(lambda text: cls(cls._clean(text)), core_schema.str_schema())


class Kurztext(_Text):
    """Plain text of one line: titles, names, labels. It reaches the page to the letter and is never markup.

    Line breaks and soft hyphens that a copy from a PDF brings along are taken out.
    """

    __slots__ = ()

    @classmethod
    def _clean(cls, text: str) -> str:
        return " ".join(_STEUERZEICHEN.sub(" ", _UNSICHTBAR.sub("", text)).split())


class Langtext(_Text):
    """CommonMark with tables and footnotes, without raw HTML; rendered alone into one closed block."""

    __slots__ = ()

    @classmethod
    def _clean(cls, text: str) -> str:
        return _STEUERZEICHEN.sub("", text.replace("\r\n", "\n")).strip("\n").rstrip()


@dataclass(frozen=True)
class Verweis:
    """Marks a field as the id of an entry in another section."""

    abschnitt: str


@dataclass(frozen=True)
class Wort:
    """Marks a field as a word of one list of the vocabulary."""

    liste: str


@dataclass(frozen=True)
class Notation:
    """How a kind of scalar is written, for readers that know only regular expressions: the very texts its parser accepts.

    `yaml` names the kinds of scalar that a YAML editor may take such a text for: `2024` is a number there, `true` a truth value.
    """

    name: str
    muster: str | None = None
    yaml: tuple[str, ...] = ()


def zitat(wert: object, hoechstens: int = 80) -> str:
    """A value as a message quotes it: one line, printable, cut."""
    text = str(wert)
    kurz = text if len(text) <= hoechstens else text[: hoechstens - 1] + "…"
    return "".join(zeichen if zeichen.isprintable() else "\ufffd" for zeichen in kurz)


def _read(parse: Callable[[str], object], art: str, meldung: str) -> BeforeValidator:
    """A reader for scalars; `meldung` is the German sentence for what it cannot read, `{wert}` the text as written."""

    def read(wert: object) -> object:
        if not isinstance(wert, str):
            return wert
        try:
            return parse(wert.strip())
        except ValueError:
            raise PydanticCustomError(art, meldung, {"wert": zitat(wert, 130)}) from None

    return BeforeValidator(read)


def _janein(text: str) -> bool:
    try:
        return {"ja": True, "true": True, "nein": False, "false": False}[text.lower()]
    except KeyError:
        raise ValueError(text) from None


def parse_zahl(text: str) -> Decimal:
    """A number as Germans write it: 285.000 · 12,5 · 1.234,56; a point before other than three digits is a decimal one."""
    if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3}){1,4}(,[0-9]{1,15})?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[+-]?[0-9]{1,15}([.,][0-9]{1,15})?", text):
        return Decimal(text.replace(",", "."))
    raise ValueError(text)


def _ganzzahl(text: str) -> int:
    zahl = parse_zahl(text)
    if zahl != int(zahl):
        raise ValueError(text)
    return int(zahl)


def _prozent(text: str) -> int:
    zahl = _ganzzahl(text.removesuffix("%").strip())
    if not 0 <= zahl <= 100:
        raise ValueError(text)
    return zahl


def _farbe(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise ValueError(text)
    return text.lower()


def _id(text: str) -> str:
    if len(text) > 120 or not re.fullmatch(ID_MUSTER, text):
        raise ValueError(text)
    return text


_SCHALTJAHR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][48]|[2468]0|[13579][26])00)"
_JAHR = "(?!0000)[0-9]{4}"
_ISO = (
    f"{_JAHR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    f"|{_SCHALTJAHR}-02-29"
)
_DEUTSCH = (
    f"(?:(?:0?[1-9]|[12][0-9]|3[01])\\.\\s?(?:0?[13578]|1[02])|(?:0?[1-9]|[12][0-9]|30)\\.\\s?(?:0?[469]|11)"
    f"|(?:0?[1-9]|1[0-9]|2[0-8])\\.\\s?0?2)\\.\\s?{_JAHR}|29\\.\\s?0?2\\.\\s?{_SCHALTJAHR}"
)
_TAUSENDER = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}"


_PROZENT = r"(?:[+-]?0{1,15}|\+?(?=[0-9]{1,15}(?![0-9]))0*(?:100|[1-9][0-9]?))(?:[.,]0{1,15})?\s*%?"


def _insgesamt(muster: str) -> str:
    """A pattern for the whole text, blanks around it allowed."""
    return rf"^\s*(?:{muster})\s*$"


Id = Annotated[
    str,
    Notation("id", _insgesamt(rf"(?=\S{{1,120}}\s*$){ID_MUSTER}"), ("integer", "boolean")),
    _read(
        _id,
        "id",
        "„{wert}“ kann keine id sein. Erlaubt sind kleine Buchstaben a–z, Ziffern und dazwischen Bindestriche, "
        "höchstens 120 Zeichen, zum Beispiel „sprachcafe-nord“.",
    ),
]
Datum = Annotated[
    date,
    Notation("datum", _insgesamt(f"{_ISO}|{_DEUTSCH}")),
    _read(parse_datum, "datum", "„{wert}“ ist kein Datum. Schreiben Sie 2024-08-01 oder 01.08.2024."),
]
JaNein = Annotated[
    bool,
    Notation("janein", _insgesamt("[jJ][aA]|[nN][eE][iI][nN]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]"), ("boolean",)),
    _read(_janein, "janein", "„{wert}“ ist weder ja noch nein. Schreiben Sie ja oder nein."),
]
Zahl = Annotated[
    Decimal,
    Notation("zahl", _insgesamt(rf"[+-]?(?:{_TAUSENDER}(?:,[0-9]{{1,15}})?|[0-9]{{1,15}}(?:[.,][0-9]{{1,15}})?)"), ("number",)),
    _read(parse_zahl, "zahl", "„{wert}“ ist keine Zahl. Schreiben Sie zum Beispiel 1.250 oder 12,5."),
]
Ganzzahl = Annotated[
    int,
    Notation("ganzzahl", _insgesamt(rf"[+-]?(?:{_TAUSENDER}(?:,0{{1,15}})?|[0-9]{{1,15}}(?:[.,]0{{1,15}})?)"), ("number",)),
    _read(_ganzzahl, "ganzzahl", "„{wert}“ ist keine ganze Zahl. Schreiben Sie zum Beispiel 42."),
]
Prozent = Annotated[
    int,
    Notation(
        "prozent",
        _insgesamt(_PROZENT),
        ("number",),
    ),
    _read(_prozent, "prozent", "„{wert}“ ist kein Wert von 0 bis 100."),
]
Farbe = Annotated[
    str,
    Notation("farbe", _insgesamt("#[0-9a-fA-F]{6}")),
    _read(_farbe, "farbe", "„{wert}“ ist keine Farbe. Schreiben Sie sechs Stellen, zum Beispiel „#1b5e6b“."),
]
Zeitangabe = Annotated[
    Zeit,
    Notation("zeit", None, ("number",)),
    BeforeValidator(lambda wert: parse_zeit(Kurztext._clean(wert)) if isinstance(wert, str) else wert),
]
