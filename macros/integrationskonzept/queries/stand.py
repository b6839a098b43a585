"""Questions about progress: what status counts, what is overdue, how many are where; the reference day is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, get_args

from integrationskonzept.model import Gruppe, Konzept, Massnahme, Stand, Statuswort, Veranstaltung, Ziel
from integrationskonzept.queries.ordnung import in_order

MitStand = TypeVar("MitStand", Massnahme, Ziel)
GRUPPEN: tuple[Gruppe, ...] = get_args(Gruppe)
GRUPPENWORT: dict[Gruppe, str] = {
    "offen": "Offen",
    "laufend": "In Umsetzung",
    "erledigt": "Abgeschlossen",
    "gehemmt": "Verzögert oder zurückgestellt",
    "beendet": "Nicht weiterverfolgt",
    "unbekannt": "Keine Angabe",
}


def history(staende: Iterable[Stand]) -> tuple[Stand, ...]:
    """The history from oldest to newest; one without a date stands where it was written, after the one before it."""
    zuletzt, mit_tag = date.min, []
    for stand in staende:
        zuletzt = tag_of(stand) or zuletzt
        mit_tag.append((zuletzt, stand))
    return tuple(stand for _, stand in sorted(mit_tag, key=lambda paar: paar[0]))


def tag_of(stand: Stand) -> date | None:
    """The day a status was stated for: its date, or the end of its period."""
    if stand.datum:
        return stand.datum
    return (stand.zeitraum.bis or stand.zeitraum.von) if stand.zeitraum else None


def as_of(konzept: Konzept, stichtag: date) -> Konzept:
    """The concept as it was known on the reference day: without a status whose day or period begins later."""

    def known(eintrag: MitStand) -> MitStand:
        bekannt = tuple(s for s in eintrag.stand if (beginn := begin_of(s)) is None or beginn <= stichtag)
        return eintrag if len(bekannt) == len(eintrag.stand) else eintrag.model_copy(update={"stand": bekannt})

    inhalt = {name: getattr(konzept, name) for name in type(konzept).model_fields}
    inhalt |= {"massnahmen": tuple(map(known, konzept.massnahmen)), "ziele": tuple(map(known, konzept.ziele))}
    return Konzept.model_construct(**inhalt)  # anew, for a copy would keep the index of the old entries


def begin_of(stand: Stand) -> date | None:
    """The day from which on a status was stated: its date, or the beginning of its period, None for one that has been running."""
    return stand.datum or (stand.zeitraum.von if stand.zeitraum else None)


def current(eintrag: Massnahme | Ziel) -> Stand | None:
    """The newest entry of the history that has a status."""
    return next((stand for stand in reversed(history(eintrag.stand)) if stand.status), None)


def statuswort(konzept: Konzept, eintrag: Massnahme | Ziel) -> Statuswort | None:
    """The word of the status that counts, None where none was ever stated."""
    stand = current(eintrag)
    wort = konzept.vokabular.wort("status", stand.status) if stand else None
    return wort if isinstance(wort, Statuswort) else None


def gruppe_of(konzept: Konzept, eintrag: Massnahme | Ziel) -> Gruppe:
    """The fixed class that statistics use; what was never reported is unknown, not failed."""
    wort = statuswort(konzept, eintrag)
    return wort.gruppe if wort else "unbekannt"


def is_overdue(konzept: Konzept, massnahme: Massnahme, stichtag: date) -> bool:
    """Whether its time is over and it is neither done, ended, continuous nor unreported."""
    zeit = massnahme.zeit
    if zeit is None or zeit.bis is None or zeit.fortlaufend or zeit.bis >= stichtag:
        return False
    wort = statuswort(konzept, massnahme)
    return wort is not None and wort.gruppe in ("offen", "laufend", "gehemmt") and wort.id != "daueraufgabe"


def counted(massnahmen: Iterable[Massnahme]) -> tuple[Massnahme, ...]:
    """The Maßnahmen that key figures count: those that are no part of another and were not merged into another."""
    return tuple(m for m in massnahmen if m.teil_von is None and m.ersetzt_durch is None)


@dataclass(frozen=True)
class Aenderung:
    """A change of status of a Maßnahme on a day."""

    tag: date
    massnahme: Massnahme
    stand: Stand


def latest_changes(massnahmen: Iterable[Massnahme], stichtag: date, hoechstens: int) -> tuple[Aenderung, ...]:
    """The newest change of each Maßnahme up to the reference day, newest first."""
    neueste = []
    for massnahme in massnahmen:
        tage = [(tag, stand) for stand in history(massnahme.stand) if (tag := tag_of(stand)) and tag <= stichtag]
        if tage:
            neueste.append(Aenderung(*tage[-1][:1], massnahme, tage[-1][1]))
    return tuple(sorted(neueste, key=lambda aenderung: aenderung.tag, reverse=True)[:hoechstens])


def upcoming(veranstaltungen: Iterable[Veranstaltung], stichtag: date) -> tuple[Veranstaltung, ...]:
    """Events that have not passed, the next one first."""
    kommende = [
        (v.zeit.von, v) for v in in_order(veranstaltungen) if v.zeit and v.zeit.von and (v.zeit.bis or v.zeit.von) >= stichtag
    ]
    return tuple(v for _, v in sorted(kommende, key=lambda paar: paar[0]))
