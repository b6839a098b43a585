"""The registry of rules: what a rule is, what it is given, and how its complaints become findings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from integrationskonzept.findings import Finding, Location, Severity
from integrationskonzept.langtext import Ziel, find_ziele
from integrationskonzept.loading import Fundstellen
from integrationskonzept.model import ABSCHNITTE, Eintrag, Konzept, Wert
from integrationskonzept.struktur import Feldwert, Pfad, as_text, feldwerte
from integrationskonzept.typen import Langtext

Stelle = tuple[str, str, Feldwert]
"""A scalar with the section and id of its entry; the id is empty for the head."""


@dataclass(frozen=True)
class Lage:
    """What rules may look at: the concept as written, the prose, and what else there is to point at."""

    konzept: Konzept
    fundstellen: Fundstellen = field(default_factory=Fundstellen)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    vollstaendig: bool = True
    stichtag: date = date.max
    prosa: Mapping[str, str] = field(default_factory=dict)
    """Path (as in findings) → text of every prose page."""
    eigene_seiten: Mapping[str, str] = field(default_factory=dict)
    """Address → path (as in findings) of every page of the author's own."""
    adressen: frozenset[str] = frozenset()
    """Every address inside the site, such as "/glossar/" and "/bilder/plan.png"."""
    veroeffentlichung: bool = False
    """Whether the site is about to be published, so that what it still lacks is a mistake."""
    dateien: frozenset[str] = frozenset()
    """Every file below `docs/`, relative to it."""
    nach_aussen: frozenset[str] = frozenset()
    """Everything below `docs/` that lies elsewhere, relative to it."""
    ordner: str = "docs"
    """What findings call that folder."""

    @cached_property
    def feldwerte(self) -> tuple[Stelle, ...]:
        """Every scalar of the concept with the section and id of its entry; gathered once, for many rules read them."""
        return tuple((abschnitt, id, eins) for abschnitt, id, wert in self.werte() for eins in feldwerte(wert))

    @cached_property
    def texte(self) -> tuple[Stelle, ...]:
        """Those of them that a reader may come to see."""
        return tuple((abschnitt, id, text) for abschnitt, id, eins in self.feldwerte if (text := as_text(eins)))

    @cached_property
    def langtexte(self) -> tuple[Stelle, ...]:
        """Every long text."""
        return tuple(stelle for stelle in self.texte if isinstance(stelle[2].wert, Langtext))

    @cached_property
    def ziele(self) -> tuple[tuple[str, str, Feldwert, Ziel], ...]:
        """Every link and image in long texts."""
        return tuple((*stelle, ziel) for stelle in self.langtexte for ziel in find_ziele(stelle[2].wert))

    def werte(self) -> Iterator[tuple[str, str, Wert]]:
        """Every value that texts and references stand in: section, id (empty for the head) and the value."""
        yield "konzept", "", self.konzept.konzept
        yield "vokabular", "", self.konzept.vokabular
        for abschnitt in ABSCHNITTE:
            for eintrag in self.konzept.abschnitt(abschnitt):
                yield abschnitt, eintrag.id, eintrag


@dataclass(frozen=True)
class Meldung:
    """A complaint of a rule: about which value, and what is wrong with it. `ort` only where it is no value of the concept."""

    abschnitt: str
    id: str
    pfad: Pfad
    text: str
    ort: Location | None = None


def about(eintrag: Eintrag, pfad: Pfad, text: str) -> Meldung:
    """A complaint about a value of an entry."""
    return Meldung(eintrag.ABSCHNITT, eintrag.id, pfad, text)


Pruefung = Callable[[Lage], Iterator[Meldung]]


@dataclass(frozen=True)
class Regel:
    """A numbered rule with the function that holds it."""

    nummer: str
    pruefe: Pruefung
    schwere: Severity
    veroeffentlichung: bool = False
    """Whether it is asked only of a site that is about to be published."""


REGELN: dict[str, Regel] = {}


def rule(nummer: str, schwere: Severity = Severity.FEHLER, *, veroeffentlichung: bool = False) -> Callable[[Pruefung], Pruefung]:
    """Register a function as the rule of this number."""

    def register(pruefe: Pruefung) -> Pruefung:
        assert nummer not in REGELN, nummer
        REGELN[nummer] = Regel(nummer, pruefe, schwere, veroeffentlichung)
        return pruefe

    return register


def run_checks(lage: Lage) -> list[Finding]:
    """All findings of all rules, sorted. References are not judged while files are unreadable: they may point there."""
    findings = {
        Finding(
            meldung.ort or lage.fundstellen.ort(meldung.abschnitt, meldung.id, meldung.pfad),
            regel.nummer,
            meldung.text,
            regel.schwere,
        )
        for regel in REGELN.values()
        if lage.veroeffentlichung or not regel.veroeffentlichung
        if lage.vollstaendig or not regel.nummer.startswith(("IK2", "IK405"))
        for meldung in regel.pruefe(lage)
        if meldung.ort or not lage.fundstellen.has_gap(meldung.abschnitt, meldung.id, meldung.pfad)
    }
    return sorted(findings)
