"""Questions about effect: which Leitlinie leads to which Ziel, Maßnahmen and Indikatoren, and where the chain is broken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from integrationskonzept.model import Gruppe, Indikator, Konzept, Leitlinie, Massnahme, Ziel
from integrationskonzept.queries.bezuege import Bezuege, unique
from integrationskonzept.queries.ordnung import in_order
from integrationskonzept.queries.stand import GRUPPEN, counted, gruppe_of


@dataclass(frozen=True)
class Glied:
    """A Ziel with what serves it and what measures it: its own, and those of the Ziele below it; empty is a gap."""

    ziel: Ziel
    massnahmen: tuple[Massnahme, ...]
    indikatoren: tuple[Indikator, ...]
    gruppen: Mapping[Gruppe, int]
    """How many of the Maßnahmen are in each class of status."""
    tiefe: int = 0
    """How many of the Ziele above it stand directly above it in the same strand."""


@dataclass(frozen=True)
class Strang:
    """A Leitlinie, or None for those Ziele that follow from none, with its Ziele; without any it is a gap."""

    leitlinie: Leitlinie | None
    glieder: tuple[Glied, ...]


def has_chain(konzept: Konzept) -> bool:
    """Whether there is anything to follow from end to end."""
    return bool(konzept.ziele and (konzept.leitlinien or konzept.indikatoren))


def chain(bezuege: Bezuege) -> tuple[Strang, ...]:
    """All Leitlinien with their Ziele, then the Ziele without one; a Ziel stands under each Leitlinie it follows."""
    glieder = {ziel.id: _link(bezuege, ziel) for ziel in bezuege.ziele}
    folgt = {ziel.id: leitlinien_of(bezuege, ziel) for ziel in bezuege.ziele}
    straenge = [
        Strang(leitlinie, _strand(bezuege, (glied for id, glied in glieder.items() if leitlinie in folgt[id])))
        for leitlinie in in_order(bezuege.konzept.leitlinien)
    ]
    ohne = _strand(bezuege, (glied for id, glied in glieder.items() if not folgt[id]))
    return (*straenge, *([Strang(None, ohne)] if ohne else []))


def _strand(bezuege: Bezuege, glieder: Iterable[Glied]) -> tuple[Glied, ...]:
    """Each Ziel above those that hang below it; those in a circle stand where they are first met."""
    offen = {glied.ziel.id: glied for glied in glieder}

    def below(ziele: Iterable[Ziel], tiefe: int) -> Iterator[Glied]:
        for ziel in ziele:
            if glied := offen.pop(ziel.id, None):
                yield replace(glied, tiefe=tiefe)
                yield from below(bezuege.unterziele(ziel), tiefe + 1)

    alle = [glied.ziel for glied in offen.values()]
    return tuple(below((*bezuege.roots(alle), *alle), 0))


def leitlinien_of(bezuege: Bezuege, ziel: Ziel) -> tuple[Leitlinie, ...]:
    """The Leitlinien a Ziel follows; one that names none follows those of the Ziel above it."""
    naechste = (eins for eins in (ziel, *reversed(bezuege.oberziele(ziel))) if eins.leitlinien)
    return bezuege.entries(Leitlinie, next(naechste, ziel).leitlinien)


def _link(bezuege: Bezuege, ziel: Ziel) -> Glied:
    massnahmen = counted(bezuege.massnahmen_below(ziel))
    gruppen = [gruppe_of(bezuege.konzept, m) for m in massnahmen]
    zahlen = {gruppe: gruppen.count(gruppe) for gruppe in GRUPPEN}
    return Glied(ziel, massnahmen, unique(_indikatoren(bezuege, ziel)), zahlen)


def _indikatoren(bezuege: Bezuege, ziel: Ziel) -> Iterator[Indikator]:
    for eins in bezuege.with_below(ziel):
        yield from bezuege.entries(Indikator, eins.indikatoren)
    for massnahme in bezuege.massnahmen_below(ziel):
        yield from bezuege.entries(Indikator, massnahme.indikatoren)
