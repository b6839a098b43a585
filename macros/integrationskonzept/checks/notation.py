"""Rules on notation: what was written but not understood, and what readers will miss. Most are notes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from integrationskonzept.checks.registry import Lage, Meldung, about, rule
from integrationskonzept.findings import Severity
from integrationskonzept.geld import parse_geld
from integrationskonzept.model import Massnahme, Ziel
from integrationskonzept.typen import zitat
from integrationskonzept.zeit import Zeit


@rule("IK301", Severity.HINWEIS)
def zeit_is_understood(lage: Lage) -> Iterator[Meldung]:
    """A time can be sorted and filtered by."""
    for abschnitt, id, feldwert in lage.feldwerte:
        if isinstance(feldwert.wert, Zeit) and not feldwert.wert.verstanden:
            satz = (
                f"Die Zeitangabe „{zitat(feldwert.wert.text)}“ wird gezeigt, aber nicht verstanden: "
                "Filter und Sortierung übergehen sie. Verstanden wird zum Beispiel „ab II. Quartal 2024“ oder „2024–2026“."
            )
            yield Meldung(abschnitt, id, feldwert.pfad, satz)


@rule("IK302", Severity.HINWEIS)
def kosten_are_understood(lage: Lage) -> Iterator[Meldung]:
    """An amount can be counted with."""
    for massnahme in lage.konzept.massnahmen:
        for nr, kosten in enumerate(massnahme.kosten):
            if kosten.text and kosten.betrag is None and re.search(r"\d", kosten.text) and parse_geld(kosten.text) is None:
                satz = (
                    f"Der Betrag in „{zitat(kosten.text)}“ wird gezeigt, aber nicht verstanden. "
                    "Nennen Sie ihn zusätzlich unter „betrag“, wenn er mitgezählt werden soll."
                )
                yield about(massnahme, ("kosten", nr, "text"), satz)


def _with_history(lage: Lage) -> tuple[Massnahme | Ziel, ...]:
    return (*lage.konzept.massnahmen, *lage.konzept.ziele)


@rule("IK303", Severity.HINWEIS)
def setback_has_a_reason(lage: Lage) -> Iterator[Meldung]:
    """A status that halts or ends something says why."""
    for eintrag in _with_history(lage):
        for nr, stand in enumerate(eintrag.stand):
            wort = lage.konzept.vokabular.wort("status", stand.status)
            if wort and wort.gruppe in ("gehemmt", "beendet") and not stand.grund:
                yield about(
                    eintrag,
                    ("stand", nr),
                    f"Zum Status „{wort.label}“ fehlt der „grund“. Leserinnen und Leser werden danach fragen.",
                )


def _names(lage: Lage) -> Iterator[tuple[Meldung, str]]:
    """What entries are called, each with a complaint that only wants its text."""
    for abschnitt, id, feldwert in lage.feldwerte:
        if feldwert.pfad in (("titel",), ("name",), ("begriff",), ("frage",)):
            yield Meldung(abschnitt, id, feldwert.pfad, ""), str(feldwert.wert)


@rule("IK111")
def title_is_visible(lage: Lage) -> Iterator[Meldung]:
    """What an entry is called holds more than invisible signs, so that no heading is empty."""
    for meldung, name in _names(lage):
        if not name:
            yield replace(meldung, text=f"„{meldung.pfad[0]}“ enthält nur unsichtbare Zeichen. Schreiben Sie einen Titel.")


@rule("IK304", Severity.HINWEIS)
def title_says_something(lage: Lage) -> Iterator[Meldung]:
    """A title has words."""
    for meldung, name in _names(lage):
        if name and not re.search(r"\w", name):
            satz = f"„{zitat(name)}“ sagt Leserinnen und Lesern nichts. Geben Sie dem Eintrag einen sprechenden Titel."
            yield replace(meldung, text=satz)


@rule("IK305", Severity.HINWEIS)
def history_is_dated(lage: Lage) -> Iterator[Meldung]:
    """A history of status that mixes dated and undated entries cannot be put in order safely."""
    for eintrag in _with_history(lage):
        ohne = [nr for nr, stand in enumerate(eintrag.stand) if stand.datum is None and stand.zeitraum is None]
        if ohne and len(ohne) < len(eintrag.stand):
            satz = "Dieser Stand hat kein Datum, andere haben eines. Nennen Sie „datum“, damit der neueste gilt."
            yield about(eintrag, ("stand", ohne[0]), satz)


@rule("IK306", Severity.HINWEIS)
def status_is_no_prophecy(lage: Lage) -> Iterator[Meldung]:
    """A status from after the reference day is not shown yet, for a report of an earlier day must not know it."""
    for eintrag in _with_history(lage):
        for nr, stand in enumerate(eintrag.stand):
            beginn = stand.datum or (stand.zeitraum.von if stand.zeitraum else None)
            if beginn and beginn > lage.stichtag:
                satz = f"Dieser Stand liegt nach dem Stichtag ({lage.stichtag:%d.%m.%Y}) und erscheint noch nicht. Stimmt das Jahr?"
                yield about(eintrag, ("stand", nr), satz)
