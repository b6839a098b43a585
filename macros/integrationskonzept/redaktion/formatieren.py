"""The fields of every entry in the order of the model, comments with their fields; lines move, nothing in them changes."""

import re

from integrationskonzept.loading.knoten import Knoten, YamlFehler, parse_knoten
from integrationskonzept.model import ABSCHNITTE, KOPF, Wert
from integrationskonzept.redaktion.zeilen import split_lines, with_last_end
from integrationskonzept.struktur import felder, reading_order


class NichtSicher(Exception):
    """Moving lines would change what the file says, so that it is left as it is."""


def format_text(text: str) -> str:
    """The text of a data file with its fields in order; where lines move, the last one gets an end if it has none.

    YamlFehler where it cannot be read, NichtSicher where it must not be moved.
    """
    alt = with_last_end(text)
    wurzel, verloren = parse_knoten(alt)
    if verloren:
        raise verloren[0]
    if wurzel is None or not isinstance(wurzel.wert, dict):
        return text
    zeilen = _Zeilen(split_lines(alt))
    grenzen = sorted(zeile for zeile, _ in wurzel.schluessel.values())
    for name, knoten in wurzel.wert.items():
        beginn = wurzel.schluessel[name][0]
        ende = next((grenze for grenze in grenzen if grenze > beginn), len(zeilen.zeilen) + 1)
        if klasse := KOPF.get(name) or ABSCHNITTE.get(name):
            zeilen.walk(klasse, knoten, beginn, ende)
    neu = "".join(zeilen.zeilen)
    if neu == alt:
        return text
    if _plain(neu) != wurzel.plain():
        raise NichtSicher
    return neu


def _plain(text: str) -> object:
    """What a text says, None where it cannot be read any more."""
    try:
        wurzel, verloren = parse_knoten(text)
    except YamlFehler:
        return None
    return None if wurzel is None or verloren else wurzel.plain()


class _Zeilen:
    """The lines of a file; places are lines and columns from 1, as nodes know them, an end is the line after the last."""

    def __init__(self, zeilen: list[str]) -> None:
        self.zeilen = zeilen
        self.gesehen: set[int] = set()

    def walk(self, klasse: type[Wert], knoten: Knoten, beginn: int, ende: int) -> None:
        """Order a value and all values in it, innermost first, so that no place goes stale."""
        if id(knoten) in self.gesehen or not beginn <= knoten.zeile < ende:
            return  # an alias stands elsewhere and is ordered there
        self.gesehen.add(id(knoten))
        if isinstance(knoten.wert, list):
            for kind in knoten.wert:
                self.walk(klasse, kind, beginn, ende)
        elif isinstance(knoten.wert, dict) and self._is_block(knoten):
            anfaenge = sorted((zeile, name) for name, (zeile, _) in knoten.schluessel.items())
            enden = [zeile for zeile, _ in anfaenge[1:]] + [self._end(anfaenge[-1][0], _indent(knoten), ende)]
            for (zeile, name), bis in zip(anfaenge, enden, strict=True):
                feld = felder(klasse).get(name)
                if feld and feld.modell:
                    self.walk(feld.modell, knoten.wert[name], zeile, bis)
            self._order(klasse, knoten, [zeile for zeile, _ in anfaenge], enden[-1])

    def _is_block(self, knoten: Knoten) -> bool:
        """Whether every field has a line of its own; what stands in braces is left alone."""
        stellen = list(knoten.schluessel.values())
        if not stellen or len({zeile for zeile, _ in stellen}) < len(stellen):
            return False
        anker = re.match(r"&\S+\s*(#|$)", self.zeilen[knoten.zeile - 1][knoten.spalte - 1 :])
        return stellen[0] == (knoten.zeile, knoten.spalte) or anker is not None

    def _order(self, klasse: type[Wert], knoten: Knoten, anfaenge: list[int], ende: int) -> None:
        rang = {name: nr for nr, name in enumerate(reading_order(klasse))}
        ist = sorted(knoten.schluessel, key=lambda name: knoten.schluessel[name])
        soll = sorted(ist, key=lambda name: rang.get(name, len(rang)))
        if ist == soll:
            return
        einzug = _indent(knoten)
        strich = self.zeilen[anfaenge[0] - 1][:einzug]
        davor = anfaenge[0] - 1 if strich.strip() else 0  # what stands above a dash is about the entry, not about its first field
        koepfe = [self._head(zeile, einzug, vorige) for zeile, vorige in zip(anfaenge, [davor, *anfaenge], strict=False)]
        stuecke = {
            name: (self.zeilen[kopf - 1 : zeile - 1], self.zeilen[zeile - 1 : bis - 1])
            for name, kopf, zeile, bis in zip(ist, koepfe, anfaenge, [*koepfe[1:], ende], strict=True)
        }
        neu: list[str] = []
        for nr, name in enumerate(soll):
            kommentare, feld = stuecke[name]
            if nr == 0 and strich.strip():
                kommentare = [strich[: len(strich) - len(strich.lstrip())] + zeile.lstrip(" ") for zeile in kommentare]
            neu += [*kommentare, (strich if nr == 0 else " " * einzug) + feld[0][einzug:], *feld[1:]]
        self.zeilen[koepfe[0] - 1 : ende - 1] = neu

    def _head(self, zeile: int, einzug: int, davor: int) -> int:
        """Where a field begins with the comments right above it, behind the line `davor`."""
        while zeile - 1 > davor and self._is_remark(zeile - 1, einzug):
            zeile -= 1
        return zeile

    def _end(self, letzter: int, einzug: int, ende: int) -> int:
        """Where the last field ends: behind its last line that is as deep, before blank lines and remarks."""
        bis = letzter + 1
        for zeile in range(bis, ende):
            text = self.zeilen[zeile - 1]
            if not text.strip() or self._is_remark(zeile, einzug):
                continue
            if text[:einzug].strip():
                break
            bis = zeile + 1
        return bis

    def _is_remark(self, zeile: int, einzug: int) -> bool:
        """Whether a line is a comment no deeper than the field; deeper ones may be text of a value."""
        return bool(re.match(rf"[ ]{{0,{einzug}}}#", self.zeilen[zeile - 1]))


def _indent(knoten: Knoten) -> int:
    """How deep the fields of a value stand."""
    return min(spalte for _, spalte in knoten.schluessel.values()) - 1
