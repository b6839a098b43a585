"""Questions about Maßnahmen by any of their fields: which ones an author or reader asks for, in what order."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, get_args, get_origin

from integrationskonzept.findings import UnknownName, meinten_sie
from integrationskonzept.model import Gremium, Handlungsfeld, Konzept, Massnahme, Organisation, Zusatzfeld
from integrationskonzept.queries import stand
from integrationskonzept.queries.bezuege import Bezuege
from integrationskonzept.queries.ordnung import natural
from integrationskonzept.struktur import Feld, Feldwert, felder, feldwerte
from integrationskonzept.typen import Kurztext, Langtext, parse_zahl
from integrationskonzept.zeit import Zeit, parse_datum

Bedingung = Callable[[Massnahme], bool]
_NICHT_GEFRAGT = ("zusatz", "sichtbarkeit", "stand")
_JA_NEIN = {"ja": True, "true": True, "nein": False, "false": False}
_LESER: Mapping[str, tuple[Callable[[str], object], str]] = {"zahl": (parse_zahl, "eine Zahl"), "datum": (parse_datum, "ein Datum")}
OHNE = "-"
"""What is asked for to get what belongs to no Handlungsfeld; no id begins with a hyphen."""
_WEITSICHT = 20
"""Years from the reference day within which a plan is taken at its word."""
_WENIGE = 20
"""So many known values fit into a message."""


@dataclass(frozen=True)
class Auswahl:
    """What Maßnahmen of a concept may be asked for, on a reference day."""

    konzept: Konzept
    bezuege: Bezuege
    stichtag: date

    @property
    def namen(self) -> tuple[str, ...]:
        """Every name that can be asked by: the fields of a Maßnahme, what follows from them, the concept's own fields.

        As a call needs them: a field of the concept's own, "foerder-art", is asked for as foerder_art.
        """
        eigene = (_as_keyword(feld.id) for feld in self._zusatzfelder)
        return tuple(dict.fromkeys((*_WERTE, "jahr", *_FRAGEN, *self._felder, *eigene)))

    @property
    def _felder(self) -> dict[str, Feld]:
        return {name: feld for name, feld in felder(Massnahme).items() if name not in _NICHT_GEFRAGT}

    @property
    def _zusatzfelder(self) -> tuple[Zusatzfeld, ...]:
        return tuple(f for f in self.konzept.vokabular.zusatzfelder if f.abschnitt == Massnahme.ABSCHNITT)

    def select(self, filter: Mapping[str, object]) -> tuple[Massnahme, ...]:
        """The Maßnahmen that meet every condition, in the order of the catalogue; several values of one field are alternatives.

        UnknownName where a name or value cannot be asked for.
        """
        bedingungen = [self._bedingung(name, wert) for name, wert in filter.items()]
        return tuple(m for m in self.bezuege.massnahmen if all(gilt(m) for gilt in bedingungen))

    def _bedingung(self, name: str, wert: object) -> Bedingung:
        gefragt = _asked(name, wert)
        if name == "jahr":
            return self._im_jahr(gefragt)
        if name in _FRAGEN:
            return self._ja_nein(name, gefragt)
        if name in _WERTE:
            werte, moegliche = _WERTE[name]
            return self._unter(name, gefragt, moegliche(self), lambda m: werte(self, m))
        if feld := self._felder.get(name):
            moeglich = self._moegliche(feld)
            if moeglich is not None:
                return self._unter(name, gefragt, moeglich, lambda m: _ids(getattr(m, name)))
            return lambda m: any(_answers(wert, eins) for wert in feldwerte(m) if wert.pfad[0] == name for eins in gefragt)
        if eigenes := next((f for f in self._zusatzfelder if _as_keyword(f.id) == _as_keyword(name)), None):
            return self._zusatz(eigenes, gefragt)
        gemeint = "status" if name == "stand" else name  # the history is nothing to ask by, the status that counts is
        raise UnknownName(f"Nach „{name}“ lässt sich nicht auswählen.{meinten_sie(gemeint, self.namen)}")

    def _im_jahr(self, gefragt: tuple[str, ...]) -> Bedingung:
        if falsche := [eins for eins in gefragt if not re.fullmatch("[1-9][0-9]{3}", eins)]:
            raise UnknownName(f"„{falsche[0]}“ ist kein Jahr. Schreiben Sie zum Beispiel jahr=2026.")
        return lambda m: m.zeit is not None and any(m.zeit.laeuft_im(int(eins)) for eins in gefragt)

    def _ja_nein(self, name: str, gefragt: tuple[str, ...]) -> Bedingung:
        if falsche := [eins for eins in gefragt if eins.casefold() not in _JA_NEIN]:
            raise UnknownName(f"„{name}“ ist entweder ja oder nein, nicht „{falsche[0]}“.")
        soll = {_JA_NEIN[eins.casefold()] for eins in gefragt}
        return lambda m: _FRAGEN[name](self, m) in soll

    def _zusatz(self, feld: Zusatzfeld, gefragt: tuple[str, ...]) -> Bedingung:
        if feld.typ == "auswahl":
            return self._unter(feld.id, gefragt, feld.auswahl, lambda m: _ids(m.zusatz.get(feld.id)))
        if feld.typ not in _LESER:
            return lambda m: any(_contains(m.zusatz.get(feld.id, ""), eins) for eins in gefragt)
        lies, art = _LESER[feld.typ]
        if falsche := [eins for eins in gefragt if not _is_read(lies, eins)]:
            raise UnknownName(f"„{feld.label}“ ist {art}, nicht „{falsche[0]}“.")
        werte = {lies(eins) for eins in gefragt}
        return lambda m: feld.id in m.zusatz and lies(m.zusatz[feld.id]) in werte

    def _unter(
        self, name: str, gefragt: tuple[str, ...], moeglich: Iterable[str], werte: Callable[[Massnahme], Iterable[str]]
    ) -> Bedingung:
        bekannt = frozenset(moeglich)
        for eins in gefragt:
            if eins not in bekannt:
                alle = f" Es gibt: {', '.join(sorted(bekannt))}." if 0 < len(bekannt) <= _WENIGE else ""
                raise UnknownName(f"„{eins}“ gibt es bei „{name}“ nicht.{meinten_sie(eins, bekannt) or alle}")
        return lambda m: not frozenset(werte(m)).isdisjoint(gefragt)

    def _moegliche(self, feld: Feld) -> Iterable[str] | None:
        """The values a field can have where they are known: ids, words, a closed set."""
        if feld.name == "id":
            return self.konzept.index[Massnahme.ABSCHNITT]
        if feld.verweis:
            return self.konzept.index[feld.verweis]
        if feld.wort:
            return [wort.id for wort in getattr(self.konzept.vokabular, feld.wort)]
        return get_args(feld.typ) if get_origin(feld.typ) is Literal else None

    def values(self, name: str, m: Massnahme) -> tuple[str, ...]:
        """The values of a Maßnahme that a condition of that name asks for, as they are written in one; only for closed sets."""
        if name == "jahr":
            return tuple(str(jahr) for jahr in self.jahre if m.zeit is not None and m.zeit.laeuft_im(jahr))
        if name in _FRAGEN:
            return ("ja" if _FRAGEN[name](self, m) else "nein",)
        if name in _WERTE:
            return tuple(dict.fromkeys(wert for wert in _WERTE[name][0](self, m) if wert))
        return _ids(getattr(m, name))

    @cached_property
    def jahre(self) -> range:
        """The years in which Maßnahmen run, as far as people plan ahead and look back."""
        heute = self.stichtag.year
        zeiten = [m.zeit for m in self.konzept.massnahmen if m.zeit]
        jahre = [tag.year for zeit in zeiten for tag in (zeit.von, zeit.bis) if tag and abs(tag.year - heute) <= _WEITSICHT]
        return range(min(jahre), max(jahre) + 1) if jahre else range(0)

    def levels(self, m: Massnahme) -> tuple[str, ...]:
        """The levels on which anyone is in charge, each once: as stated there, else that of the organisation."""
        organisationen = ((z, self.konzept.hole(Organisation, z.organisation)) for z in m.zustaendig)
        ebenen = (z.ebene or (o.verwaltungsebene if o else None) for z, o in organisationen)
        return tuple(dict.fromkeys(ebene for ebene in ebenen if ebene))

    def sort(self, massnahmen: Iterable[Massnahme], nach: str) -> tuple[Massnahme, ...]:
        """Sorted by a field, with "-" before its name the other way round; what has no value stands last.

        UnknownName where nothing can be sorted by that.
        """
        name, umgekehrt = nach.removeprefix("-"), nach.startswith("-")
        if name not in SORTIERBAR:
            raise UnknownName(f"Nach „{name}“ lässt sich nicht sortieren.{meinten_sie(name, SORTIERBAR)}")
        paare = [(SORTIERBAR[name](self, m), m) for m in massnahmen]
        mit = sorted((paar for paar in paare if paar[0] is not None), key=lambda paar: paar[0], reverse=umgekehrt)
        return tuple(m for _, m in (*mit, *(paar for paar in paare if paar[0] is None)))


def _ids(wert: object) -> tuple[str, ...]:
    return tuple(map(str, wert)) if isinstance(wert, tuple) else (str(wert),) if wert is not None else ()


def _as_keyword(id: str) -> str:
    """An id as the name of an argument, which has no hyphen."""
    return id.replace("-", "_")


def as_values(wert: object) -> tuple[str, ...]:
    """One value or several, as a call may give them."""
    return tuple(map(str, wert)) if isinstance(wert, Iterable) and not isinstance(wert, str) else (str(wert),)


def _asked(name: str, wert: object) -> tuple[str, ...]:
    """The values asked for; UnknownName where there is none, or a number stands where a label is written."""
    werte = tuple(wert) if isinstance(wert, Iterable) and not isinstance(wert, str) else (wert,)
    if not werte or any(eins is None or not str(eins).strip() for eins in werte):
        raise UnknownName(f"Bei „{name}“ fehlt, wonach ausgewählt werden soll.")
    if name in ("nr", "vorgaenger") and any(isinstance(eins, float) for eins in werte):
        # 1.10 is the number 1.1, but not the label.
        raise UnknownName(f'Eine Nummer steht in Anführungszeichen. Schreiben Sie {name}="{werte[0]}".')
    return tuple(map(str, werte))


def _answers(feldwert: Feldwert, gefragt: str) -> bool:
    """Whether a value is what was asked for: numbers and days by value, texts by what they contain, the rest as written."""
    feld, wert = feldwert.feld, feldwert.wert
    if isinstance(wert, Zeit):
        return _contains(wert.text, gefragt)
    if isinstance(wert, Kurztext | Langtext) and not (feld.name == "nr" or feld.verweis or feld.wort):
        return _contains(wert, gefragt)
    if isinstance(wert, str):
        return wert == gefragt
    lies = parse_datum if isinstance(wert, date) else parse_zahl
    return _is_read(lies, gefragt) and bool(wert == lies(gefragt))


def _contains(text: str, gefragt: str) -> bool:
    return gefragt.casefold() in text.casefold()


def _is_read(lies: Callable[[str], object], text: str) -> bool:
    try:
        lies(text)
    except ValueError:
        return False
    return True


def _in_charge(auswahl: Auswahl, m: Massnahme, rolle: str | None) -> list[str]:
    return [z.organisation or z.gremium or "" for z in m.zustaendig if rolle in (None, z.rolle)]


def _bodies(auswahl: Auswahl) -> Iterable[str]:
    return (*auswahl.konzept.index[Organisation.ABSCHNITT], *auswahl.konzept.index[Gremium.ABSCHNITT])


def _status(auswahl: Auswahl, m: Massnahme) -> list[str]:
    wort = stand.statuswort(auswahl.konzept, m)
    return [wort.id] if wort else []


Antwort = Callable[[Auswahl, Massnahme], Iterable[str]]
_WERTE: Mapping[str, tuple[Antwort, Callable[[Auswahl], Iterable[str]]]] = {
    "handlungsfelder": (
        lambda a, m: [feld.id for feld in a.bezuege.felder_of(m)] or [OHNE],
        lambda a: (*a.konzept.index[Handlungsfeld.ABSCHNITT], OHNE),
    ),
    "status": (_status, lambda a: (wort.id for wort in a.konzept.vokabular.status)),
    "gruppe": (lambda a, m: (stand.gruppe_of(a.konzept, m),), lambda _a: stand.GRUPPEN),
    "zustaendig": (lambda a, m: _in_charge(a, m, None), _bodies),
    "federfuehrung": (lambda a, m: _in_charge(a, m, "federfuehrung"), _bodies),
    "ebene": (lambda a, m: a.levels(m), lambda a: (wort.id for wort in a.konzept.vokabular.ebene)),
}
"""What follows from fields: the values of a Maßnahme, and all values that can be asked for."""
_FRAGEN: Mapping[str, Callable[[Auswahl, Massnahme], bool]] = {
    "ueberfaellig": lambda a, m: stand.is_overdue(a.konzept, m, a.stichtag),
    "beispielhaft": lambda _a, m: m.beispielhaft,
    "gezaehlt": lambda _a, m: bool(stand.counted((m,))),
}
"""What is either so or not."""


def _place(liste: str, wort: str | None, konzept: Konzept) -> int | None:
    ids = [w.id for w in getattr(konzept.vokabular, liste)]
    return ids.index(wort) if wort in ids else None


def _beginning(_auswahl: Auswahl, m: Massnahme) -> date | None:
    return m.zeit.beginn if m.zeit else None


def _progress(_auswahl: Auswahl, m: Massnahme) -> int | None:
    aktuell = stand.current(m)
    return aktuell.fortschritt if aktuell else None


def _reported(_auswahl: Auswahl, m: Massnahme) -> date | None:
    aktuell = stand.current(m)
    return stand.tag_of(aktuell) if aktuell else None


SORTIERBAR: Mapping[str, Callable[[Auswahl, Massnahme], Any]] = {
    "nr": lambda _a, m: natural(m.nr) if m.nr else None,
    "titel": lambda _a, m: natural(m.titel),
    "zeit": _beginning,
    "stand": _reported,
    "status": lambda a, m: _place("status", next(iter(_status(a, m)), None), a.konzept),
    "fortschritt": _progress,
    "prioritaet": lambda a, m: _place("prioritaet", m.prioritaet, a.konzept),
    "horizont": lambda a, m: _place("horizont", m.horizont, a.konzept),
}
"""What Maßnahmen can be sorted by."""
