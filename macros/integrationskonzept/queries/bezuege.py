"""Questions about relations: what belongs to a Handlungsfeld or Ziel, who is in charge, what refers to what.

Built once for a concept; every answer is a tuple in the order of the concept.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from integrationskonzept.model import (
    ABSCHNITTE,
    Betitelt,
    Eintrag,
    EintragT,
    Gremium,
    Handlungsfeld,
    Konzept,
    Massnahme,
    Organisation,
    Ziel,
    Zustaendigkeit,
)
from integrationskonzept.queries.ordnung import in_order
from integrationskonzept.queries.stand import counted
from integrationskonzept.struktur import felder, verweise

S = TypeVar("S")


def unique(posten: Iterable[S]) -> tuple[S, ...]:
    """Each once, in the order of first appearance; compared by identity, for entries are large."""
    return tuple({id(eins): eins for eins in posten}.values())


class Bezuege:
    """The relations of one concept."""

    def __init__(self, konzept: Konzept) -> None:
        self.konzept = konzept
        self._felder_of: dict[str, tuple[Handlungsfeld, ...]] = {}

    # --- order ---------------------------------------------------------------------------------------------------

    @cached_property
    def handlungsfelder(self) -> tuple[Handlungsfeld, ...]:
        """All fields in order."""
        return in_order(self.konzept.handlungsfelder)

    @cached_property
    def ziele(self) -> tuple[Ziel, ...]:
        """All Ziele in order, whatever field they serve."""
        return in_order(self.konzept.ziele)

    @cached_property
    def massnahmen(self) -> tuple[Massnahme, ...]:
        """All Maßnahmen as the catalogue lists them: by leading field, then by number; those without a field last."""
        platz = {id(feld): nr for nr, feld in enumerate(self.handlungsfelder)}

        def feld(massnahme: Massnahme) -> int:
            leitend = self.felder_of(massnahme)
            return platz[id(leitend[0])] if leitend else len(platz)

        return tuple(sorted(in_order(self.konzept.massnahmen), key=feld))

    # --- Handlungsfelder -----------------------------------------------------------------------------------------

    def entries(self, klasse: type[EintragT], ids: Iterable[str]) -> tuple[EintragT, ...]:
        """The entries of a kind by their ids, those that exist."""
        return tuple(eintrag for id in ids if (eintrag := self.konzept.hole(klasse, id)))

    def felder_of_ziel(self, ziel: Ziel) -> tuple[Handlungsfeld, ...]:
        """The fields a Ziel serves; one that names none serves those of the Ziel above it."""
        gesehen: set[str] = set()
        oben: Ziel | None = ziel
        while oben is not None and not oben.handlungsfelder and oben.id not in gesehen:
            gesehen.add(oben.id)
            oben = self.konzept.hole(Ziel, oben.oberziel)
        return self.entries(Handlungsfeld, oben.handlungsfelder) if oben else ()

    def felder_of(self, massnahme: Massnahme) -> tuple[Handlungsfeld, ...]:
        """The fields of a Maßnahme, the leading one first: those it names, those of its Ziele, else those of what it is part of."""
        weg: dict[str, None] = {}
        felder: tuple[Handlungsfeld, ...] = ()
        ganzes: Massnahme | None = massnahme
        while not felder and ganzes is not None and ganzes.id not in weg:
            if ganzes.id in self._felder_of:
                felder = self._felder_of[ganzes.id]
                break
            weg[ganzes.id] = None
            genannt = self.entries(Handlungsfeld, ganzes.handlungsfelder)
            aus_zielen = (feld for ziel in self.entries(Ziel, ganzes.ziele) for feld in self.felder_of_ziel(ziel))
            felder = unique((*genannt, *aus_zielen))
            ganzes = self.konzept.hole(Massnahme, ganzes.teil_von)
        self._felder_of |= dict.fromkeys(weg, felder)
        return felder

    @cached_property
    def _massnahmen_of_feld(self) -> dict[str, list[Massnahme]]:
        return _group((feld.id, m) for m in self.massnahmen for feld in self.felder_of(m))

    def massnahmen_of_feld(self, feld: Handlungsfeld) -> tuple[Massnahme, ...]:
        """All Maßnahmen of a field, in the order of the catalogue."""
        return tuple(self._massnahmen_of_feld.get(feld.id, ()))

    @cached_property
    def _ziele_of_feld(self) -> dict[str, list[Ziel]]:
        return _group((feld.id, ziel) for ziel in self.ziele for feld in self.felder_of_ziel(ziel))

    def ziele_of_feld(self, feld: Handlungsfeld) -> tuple[Ziel, ...]:
        """All Ziele that serve a field, those it leads first."""
        return tuple(sorted(self._ziele_of_feld.get(feld.id, ()), key=lambda ziel: self.felder_of_ziel(ziel)[0] is not feld))

    def without_ziel(self, feld: Handlungsfeld) -> tuple[Massnahme, ...]:
        """The Maßnahmen of a field that hang under none of its Ziele and are no part of another."""
        ziele = {ziel.id for ziel in self.ziele_of_feld(feld)}
        return tuple(m for m in self.massnahmen_of_feld(feld) if not ziele & set(m.ziele) and m.teil_von is None)

    @cached_property
    def without_feld(self) -> tuple[Massnahme, ...]:
        """The Maßnahmen that belong to no field."""
        return tuple(m for m in self.massnahmen if not self.felder_of(m))

    # --- Ziele ---------------------------------------------------------------------------------------------------

    def roots(self, ziele: Iterable[Ziel]) -> tuple[Ziel, ...]:
        """Of some Ziele those that have none of the others above them."""
        ziele = tuple(ziele)
        darin = {ziel.id for ziel in ziele}
        return tuple(ziel for ziel in ziele if ziel.oberziel not in darin)

    @cached_property
    def uebergreifende_ziele(self) -> tuple[Ziel, ...]:
        """The Ziele above all fields."""
        return tuple(ziel for ziel in self.ziele if not self.felder_of_ziel(ziel))

    @cached_property
    def _unterziele(self) -> dict[str, list[Ziel]]:
        return _group((ziel.oberziel, ziel) for ziel in self.ziele if ziel.oberziel)

    def unterziele(self, ziel: Ziel) -> tuple[Ziel, ...]:
        """The Ziele directly below a Ziel."""
        return tuple(self._unterziele.get(ziel.id, ()))

    def oberziele(self, ziel: Ziel) -> tuple[Ziel, ...]:
        """The Ziele above a Ziel, the highest first."""
        kette: list[Ziel] = []
        while (oben := self.konzept.hole(Ziel, ziel.oberziel)) and oben not in kette:
            kette.insert(0, oben)
            ziel = oben
        return tuple(kette)

    @cached_property
    def _massnahmen_of_ziel(self) -> dict[str, list[Massnahme]]:
        return _group((ziel, m) for m in self.massnahmen for ziel in dict.fromkeys(m.ziele))

    def massnahmen_of_ziel(self, ziel: Ziel) -> tuple[Massnahme, ...]:
        """The Maßnahmen that serve a Ziel directly."""
        return tuple(self._massnahmen_of_ziel.get(ziel.id, ()))

    def massnahmen_below(self, ziel: Ziel) -> tuple[Massnahme, ...]:
        """The Maßnahmen that serve a Ziel or one below it, each once."""
        return unique(m for eins in self.with_below(ziel) for m in self.massnahmen_of_ziel(eins))

    def with_below(self, ziel: Ziel) -> tuple[Ziel, ...]:
        """A Ziel and all below it, however deep."""
        gesehen, offen = [ziel], [ziel]
        while offen:
            neue = [unter for oben in offen for unter in self.unterziele(oben) if unter not in gesehen]
            gesehen += neue
            offen = neue
        return tuple(gesehen)

    # --- Maßnahmen -----------------------------------------------------------------------------------------------

    @cached_property
    def _teile(self) -> dict[str, list[Massnahme]]:
        return _group((m.teil_von, m) for m in self.massnahmen if m.teil_von)

    def teile(self, massnahme: Massnahme) -> tuple[Massnahme, ...]:
        """The parts of a Maßnahme."""
        return tuple(self._teile.get(massnahme.id, ()))

    @cached_property
    def _platz(self) -> dict[str, int]:
        return {m.id: nr for nr, m in enumerate(self.massnahmen)}

    def neighbours(self, massnahme: Massnahme) -> tuple[Massnahme | None, Massnahme | None]:
        """The Maßnahmen before and after it in the catalogue."""
        platz = self._platz[massnahme.id]
        davor = self.massnahmen[platz - 1] if platz else None
        danach = self.massnahmen[platz + 1] if platz + 1 < len(self.massnahmen) else None
        return davor, danach

    @cached_property
    def fruehere_ids(self) -> dict[str, tuple[Massnahme, ...]]:
        """Every earlier id with the Maßnahmen of today that came of it."""
        paare = ((v.id, m) for m in self.massnahmen for v in m.vorgaenger if v.id)
        return {id: unique(nachfolger) for id, nachfolger in sorted(_group(paare).items())}

    # --- persons -------------------------------------------------------------------------------------------------

    @cached_property
    def gefragt(self) -> frozenset[str]:
        """The ids of the persons whom the concept or an entry names as the one to ask."""
        felder, massnahmen = self.konzept.handlungsfelder, self.konzept.massnahmen
        genannt = {*(feld.ansprechperson for feld in felder), *(m.ansprechperson for m in massnahmen)}
        if kontakt := self.konzept.konzept.kontakt:
            genannt.add(kontakt.person)
        return frozenset(id for id in genannt if id)

    @cached_property
    def ansprechbar(self) -> bool:
        """Whether any person can be asked: is named as such, or has a number or an address."""
        return any(person.id in self.gefragt or person.telefon or person.mail for person in self.konzept.personen)

    # --- who and what refers ---------------------------------------------------------------------------------------

    @cached_property
    def _zustaendigkeiten(self) -> dict[tuple[str, str], list[tuple[Massnahme, Zustaendigkeit]]]:
        return _group(
            ((Organisation.ABSCHNITT, z.organisation) if z.organisation else (Gremium.ABSCHNITT, z.gremium or ""), (m, z))
            for m in self.massnahmen
            for z in m.zustaendig
        )

    def zustaendigkeiten(self, stelle: Organisation | Gremium) -> tuple[tuple[Massnahme, Zustaendigkeit], ...]:
        """What an organisation or body is in charge of, and how."""
        return tuple(self._zustaendigkeiten.get((stelle.ABSCHNITT, stelle.id), ()))

    @cached_property
    def _rueckverweise(self) -> dict[tuple[str, str], list[tuple[Eintrag, str]]]:
        return _group(
            ((ziel, feldwert.wert), (eintrag, str(feldwert.pfad[0])))
            for abschnitt in ABSCHNITTE
            for eintrag in self._ordered(abschnitt)
            for feldwert, ziel in verweise(eintrag)
        )

    def _ordered(self, abschnitt: str) -> tuple[Eintrag, ...]:
        if abschnitt == Massnahme.ABSCHNITT:
            return self.massnahmen
        eintraege = self.konzept.abschnitt(abschnitt)
        betitelte = tuple(eintrag for eintrag in eintraege if isinstance(eintrag, Betitelt))
        return in_order(betitelte) if betitelte else eintraege

    def referring(self, eintrag: Eintrag, klasse: type[EintragT], feld: str | None = None) -> tuple[EintragT, ...]:
        """The entries of a kind that refer to an entry, in a given field or in any."""
        verweisende = self._rueckverweise.get((eintrag.ABSCHNITT, eintrag.id), ())
        return unique(e for e, name in verweisende if isinstance(e, klasse) and feld in (None, name))

    @cached_property
    def _by_wort(self) -> dict[tuple[str, str], list[Massnahme]]:
        listen = [feld.name for feld in felder(Massnahme).values() if feld.wort and feld.liste]
        return _group(((liste, wort), m) for m in self.massnahmen for liste in listen for wort in dict.fromkeys(getattr(m, liste)))

    def massnahmen_with(self, liste: str, wort: str) -> tuple[Massnahme, ...]:
        """The Maßnahmen that name a word of a list (`zielgruppen`, `orte`)."""
        return tuple(self._by_wort.get((liste, wort), ()))

    def counted_of_feld(self, feld: Handlungsfeld) -> tuple[Massnahme, ...]:
        """The Maßnahmen of a field that key figures count."""
        return counted(self.massnahmen_of_feld(feld))


K = TypeVar("K")


def _group(paare: Iterable[tuple[K, S]]) -> dict[K, list[S]]:
    gruppen: defaultdict[K, list[S]] = defaultdict(list)
    for schluessel, posten in paare:
        gruppen[schluessel].append(posten)
    return dict(gruppen)
