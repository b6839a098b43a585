"""One node → one value of the model; what does not fit is reported once and taken out, so that the rest is still checked."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from integrationskonzept.findings import Finding, Location
from integrationskonzept.loading.fehlertexte import explain_pydantic
from integrationskonzept.loading.fundstellen import locate
from integrationskonzept.loading.knoten import Knoten
from integrationskonzept.loading.normalform import normalise
from integrationskonzept.model import Wert
from integrationskonzept.struktur import Pfad, felder

W = TypeVar("W", bound=Wert)
ERSATZ = "?"
"""Stands in for a required value that is missing, so that the others in its entry are still read."""


def read_value(klasse: type[W], datei: str, knoten: Knoten, findings: list[Finding]) -> tuple[W | None, Knoten]:
    """The value of a node, None if nothing of it can be used, and the node as it was understood; adds to the findings."""
    form = normalise(knoten, klasse)
    if not isinstance(form.wert, dict):
        satz = "Hier steht kein Eintrag mit Feldern wie „id:“."
        findings.append(Finding(Location(datei, knoten.zeile, knoten.spalte), "IK103", satz))
        return None, form
    gemeldet: set[tuple[int, object]] = set()
    while True:
        try:
            return klasse.model_validate(form.plain()), form
        except ValidationError as sammlung:
            maengel = [_Mangel.at(form, fehler) for fehler in sammlung.errors(include_url=False)]
        for mangel in maengel:
            if mangel.schluessel not in gemeldet:
                findings.append(_explain(klasse, datei, form, mangel.fehler))
        brauchbar = [mangel.take_out() for mangel in maengel]
        gemeldet |= {mangel.schluessel for mangel in maengel}
        for mangel in maengel:
            if isinstance(mangel.halter.wert, list):
                mangel.halter.wert[:] = [kind for kind in mangel.halter.wert if kind.wert is not None]
        if not all(brauchbar):
            return None, form


@dataclass
class _Mangel:
    """An error of the model with the nodes around the value it names."""

    fehler: ErrorDetails
    halter: Knoten
    """The mapping or list that holds the value."""
    darueber: Knoten | None
    """What holds that in turn, None at the top."""
    name: str | int
    """Under what name the holder stands there."""

    @classmethod
    def at(cls, form: Knoten, fehler: ErrorDetails) -> "_Mangel":
        halter, darueber, name = form, None, ""
        schritt: str | int
        for schritt in fehler["loc"][:-1]:
            kinder = halter.wert
            assert isinstance(kinder, dict | list)
            darueber, name = halter, schritt  # type: ignore[assignment]  # None and "" are for the top only
            halter = kinder[schritt]  # type: ignore[index]  # the path came from this very tree
        return cls(fehler, halter, darueber, name)

    @property
    def schluessel(self) -> tuple[int, object]:
        """What is reported only once: this value in this holder."""
        return id(self.halter), self.fehler["loc"][-1]

    def take_out(self) -> bool:
        """Remove the value; a missing one is stood in for; where not even that fits, its holder goes. False: nothing is left."""
        letzter = self.fehler["loc"][-1]
        if isinstance(self.halter.wert, list):
            assert isinstance(letzter, int)
            self.halter.wert[letzter] = Knoten(None, 0, 0)
            return True
        assert isinstance(self.halter.wert, dict)
        alt = self.halter.wert.get(str(letzter))
        if alt is not None and alt.luecke and alt.wert == ERSATZ:
            return self._take_out_holder()
        if self.fehler["type"] == "missing":
            ort = (alt.zeile, alt.spalte) if alt else (self.halter.zeile, self.halter.spalte)
            self.halter.wert[str(letzter)] = Knoten(ERSATZ, *ort, luecke=True)
        else:
            self.halter.wert.pop(str(letzter), None)
        if self.fehler["type"] != "extra_forbidden":
            self.halter.luecke = True
        return True

    def _take_out_holder(self) -> bool:
        if self.darueber is None:
            return False
        if isinstance(self.darueber.wert, dict):
            self.darueber.wert.pop(str(self.name), None)
        elif isinstance(self.darueber.wert, list):
            self.darueber.wert[:] = [kind for kind in self.darueber.wert if kind is not self.halter]
        self.darueber.luecke = True
        return True


def _explain(klasse: type[Wert], datei: str, form: Knoten, fehler: ErrorDetails) -> Finding:
    pfad = fehler["loc"]
    aussen = _class_at(klasse, pfad[:-1])
    regel, text = explain_pydantic(fehler, aussen)
    am_schluessel = fehler["type"] == "extra_forbidden"
    return Finding(locate(datei, form, pfad, am_schluessel=am_schluessel), regel, text)


def _class_at(klasse: type[Wert], pfad: Pfad) -> type[Wert] | None:
    aktuell: type[Wert] | None = klasse
    for schritt in pfad:
        if isinstance(schritt, int):
            continue
        feld = felder(aktuell).get(schritt) if aktuell else None
        aktuell = feld.modell if feld else None
    return aktuell
