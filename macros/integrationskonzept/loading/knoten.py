"""YAML text → a tree in which every scalar is a string and knows where it was written; nothing about the concept.

Limits hold on the stream of events, before anything is composed, so hostile files cost little.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

import yaml

from integrationskonzept.loading.fehlertexte import explain_yaml, place_of
from integrationskonzept.typen import zitat

MAX_EBENEN = 64
MAX_WERTE = 100_000
MAX_ZEICHEN = 10_000_000

_TRENNER = re.compile("[\x85\u2028\u2029]")
"""Line separators of other programs: YAML would end the line there, where no editor shows an end."""

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Inhalt: TypeAlias = "str | list[Knoten] | dict[str, Knoten] | None"


_KEINE: Mapping[str, tuple[int, int]] = MappingProxyType({})
"""The keys of what is no mapping; one for all, for most values are none."""


@dataclass(slots=True)
class Knoten:
    """A YAML value with the line and column (from 1) where it begins; mappings know where each key stands."""

    wert: Inhalt
    zeile: int
    spalte: int
    schluessel: Mapping[str, tuple[int, int]] = field(default_factory=lambda: _KEINE)
    hoehe: int = 0
    """How many levels lie below it, aliases followed."""
    luecke: bool = False
    """Whether a value in it, or it itself, was reported and taken out; rules say no more about it."""

    def plain(self) -> object:
        """The value without places; empty scalars and empty entries are left out."""
        if isinstance(self.wert, dict):
            return {name: kind.plain() for name, kind in self.wert.items() if kind.wert is not None}
        if isinstance(self.wert, list):
            return [kind.plain() for kind in self.wert if kind.wert is not None]
        return self.wert


class YamlFehler(Exception):
    """The text cannot be read as data: what is wrong, in German, and where."""

    def __init__(self, regel: str, text: str, zeile: int = 1, spalte: int = 1) -> None:
        super().__init__(text)
        self.regel, self.text, self.zeile, self.spalte = regel, text, zeile, spalte


@dataclass(slots=True)
class _Offen:
    """A collection whose end has not come yet."""

    knoten: Knoten
    schluessel: dict[str, tuple[int, int]]
    """Where its keys stand, if it is a mapping; the node has the same."""
    anker: str | None
    groesse_vorher: int
    zeichen_vorher: int
    name: str | None = None
    name_ort: tuple[int, int] = (0, 0)


class _Bauer:
    """Builds the tree from events with a stack of its own, so that depth costs no recursion."""

    def __init__(self) -> None:
        self.stapel: list[_Offen] = []
        self.anker: dict[str, tuple[Knoten, int, int]] = {}
        self.groesse = 0
        self.zeichen = 0
        self.wurzel: Knoten | None = None
        self.ungenutzt: dict[str, YamlFehler] = {}
        self.doppelte: list[YamlFehler] = []

    def read(self, events: Iterator[yaml.Event]) -> None:
        dokumente = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                dokumente += 1
                if dokumente > 1:
                    raise _fehler("IK004", event, "Hier beginnt mit „---“ ein zweites Dokument. Eine Datei enthält nur eines.")
            elif isinstance(event, yaml.NodeEvent):
                self.take(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close()

    def take(self, event: yaml.NodeEvent) -> None:
        self.groesse += 1
        if isinstance(event, yaml.AliasEvent):
            self.alias(event)
            return
        if event.tag:  # type: ignore[attr-defined]  # types-PyYAML leaves `tag` out
            raise _fehler("IK004", event, "YAML-Typangaben mit „!“ gibt es hier nicht. Setzen Sie den Wert in Anführungszeichen.")
        if event.anchor:
            satz = f"Der Wert beginnt mit „&{zitat(event.anchor)}“ und gilt dadurch als Anker, auf den nichts verweist. "
            self.ungenutzt[event.anchor] = _fehler("IK005", event, satz + "Ist es Text, dann setzen Sie ihn in Anführungszeichen.")
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
            return
        zeile, spalte = _ort(event)
        leer: Inhalt = {} if isinstance(event, yaml.MappingStartEvent) else []
        if len(self.stapel) >= MAX_EBENEN:
            raise _fehler("IK003", event, f"Die Werte sind mehr als {MAX_EBENEN} Ebenen tief verschachtelt.")
        if self.stapel and isinstance(self.stapel[-1].knoten.wert, dict) and self.stapel[-1].name is None:
            raise _fehler("IK004", event, "Hier steht eine Liste oder ein Block, wo ein Feldname erwartet wird.")
        schluessel: dict[str, tuple[int, int]] = {}
        knoten = Knoten(leer, zeile, spalte, schluessel if isinstance(leer, dict) else _KEINE)
        self.stapel.append(_Offen(knoten, schluessel, event.anchor, self.groesse, self.zeichen))

    def scalar(self, event: yaml.ScalarEvent) -> None:
        offen = self.stapel[-1] if self.stapel else None
        zeile, spalte = _ort(event)
        self.zeichen += len(event.value)
        if offen and isinstance(offen.knoten.wert, dict) and offen.name is None:
            if event.value in offen.knoten.wert:
                self.doppelte.append(_doppelt(event.value, offen.knoten.schluessel[event.value][0], zeile, spalte))
            offen.name, offen.name_ort = sys.intern(event.value), (zeile, spalte)
            return
        knoten = Knoten(event.value if event.value.strip() else None, zeile, spalte)
        if event.anchor:
            self.anker[event.anchor] = (knoten, 1, len(event.value))
        self.place(knoten)

    def alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self.anker:
            satz = (
                f"Der Wert beginnt mit „*“ und gilt dadurch als Verweis auf „&{zitat(event.anchor)}“, das davor keinem Wert "
                "vorangestellt ist. Ist er Text, dann setzen Sie ihn in Anführungszeichen."
            )
            raise _fehler("IK005", event, satz)
        knoten, groesse, zeichen = self.anker[event.anchor]
        self.ungenutzt.pop(event.anchor, None)
        self.groesse += groesse
        self.zeichen += zeichen
        if len(self.stapel) + knoten.hoehe > MAX_EBENEN:
            raise _fehler("IK003", event, f"Die Werte sind mehr als {MAX_EBENEN} Ebenen tief verschachtelt.")
        if self.groesse > MAX_WERTE or self.zeichen > MAX_ZEICHEN:
            raise _fehler("IK003", event, "Die Verweise mit „*“ vervielfachen sich zu mehr Werten, als eine Datei haben darf.")
        if self.stapel and isinstance(self.stapel[-1].knoten.wert, dict) and self.stapel[-1].name is None:
            raise _fehler("IK005", event, "Ein Verweis mit „*“ kann kein Feldname sein.")
        self.place(knoten)

    def place(self, knoten: Knoten) -> None:
        if self.groesse > MAX_WERTE:
            raise YamlFehler("IK003", "Die Datei enthält mehr als 100.000 Werte. Teilen Sie sie auf.", knoten.zeile, knoten.spalte)
        if not self.stapel:
            self.wurzel = knoten
            return
        offen = self.stapel[-1]
        offen.knoten.hoehe = max(offen.knoten.hoehe, knoten.hoehe + 1)
        if isinstance(offen.knoten.wert, dict):
            assert offen.name is not None
            offen.schluessel.setdefault(offen.name, offen.name_ort)
            offen.knoten.wert.setdefault(offen.name, knoten)
            offen.name = None
        elif isinstance(offen.knoten.wert, list):
            offen.knoten.wert.append(knoten)

    def close(self) -> None:
        offen = self.stapel.pop()
        if offen.anker:
            self.anker[offen.anker] = (offen.knoten, self.groesse - offen.groesse_vorher + 1, self.zeichen - offen.zeichen_vorher)
        self.place(offen.knoten)


def parse_knoten(text: str) -> tuple[Knoten | None, list[YamlFehler]]:
    """Read YAML into a tree, None for an empty file, with what gets lost in it: duplicate keys, anchors that nothing names.

    YamlFehler where it cannot be read at all.
    """
    bauer = _Bauer()
    text = _TRENNER.sub(" ", text)
    try:
        bauer.read(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as fehler:
        raise YamlFehler("IK004", explain_yaml(fehler, text), *place_of(fehler, text)) from None
    except yaml.reader.ReaderError as fehler:
        davor = text.encode()[: fehler.position].decode(errors="ignore") if isinstance(fehler.position, int) else ""
        raise YamlFehler(
            "IK001",
            f"Das Steuerzeichen U+{ord(str(fehler.character)[0]) if isinstance(fehler.character, str) else fehler.character:04X} "
            "darf in einer Datendatei nicht stehen. Löschen Sie es.",
            davor.count("\n") + 1,
            len(davor) - davor.rfind("\n"),
        ) from None
    return bauer.wurzel, [*bauer.doppelte, *bauer.ungenutzt.values()]


def _ort(event: yaml.Event) -> tuple[int, int]:
    marke = event.start_mark
    assert marke is not None  # every event that was read from a text has one
    return marke.line + 1, marke.column + 1


def _fehler(regel: str, event: yaml.Event, text: str) -> YamlFehler:
    return YamlFehler(regel, text, *_ort(event))


def _doppelt(name: str, erste: int, zeile: int, spalte: int) -> YamlFehler:
    return YamlFehler(
        "IK006", f"„{zitat(name)}“ steht schon in Zeile {erste}. Jedes Feld darf nur einmal vorkommen.", zeile, spalte
    )
