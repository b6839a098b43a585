"""Rules on how a concept looks: pictograms exist, colours can be seen."""

import math
from collections.abc import Iterator

from integrationskonzept.checks.registry import Lage, Meldung, about, rule
from integrationskonzept.farben import WEISS, contrast, has_hue, nearest_visible
from integrationskonzept.findings import Severity, meinten_sie
from integrationskonzept.symbole import symbole
from integrationskonzept.typen import zitat

_NOETIG = 3


@rule("IK211")
def symbol_exists(lage: Lage) -> Iterator[Meldung]:
    """A field's pictogram is one of the collection."""
    for feld in lage.konzept.handlungsfelder:
        if feld.symbol is not None and feld.symbol not in symbole():
            satz = (
                f"Das Symbol „{zitat(feld.symbol)}“ gibt es nicht.{meinten_sie(feld.symbol, symbole())} "
                "Das Handbuch zeigt alle unter „Farben und Symbole“."
            )
            yield about(feld, ("symbol",), satz)


@rule("IK307", Severity.HINWEIS)
def colour_stands_out(lage: Lage) -> Iterator[Meldung]:
    """A colour with a hue can be seen on white, so that lines and pictures need no other (WCAG 2.2, SC 1.4.11)."""
    for abschnitt, id, feldwert in lage.feldwerte:
        if not (feldwert.feld.notation and feldwert.feld.notation.name == "farbe"):
            continue
        farbe = feldwert.wert
        if has_hue(farbe) and (gemessen := contrast(farbe, WEISS)) < _NOETIG:
            # Rounded down: "3,0:1" must not be too little.
            verhaeltnis = f"{math.floor(gemessen * 10) / 10:.1f}".replace(".", ",")
            satz = (
                f"Die Farbe „{farbe}“ hebt sich von Weiß zu wenig ab ({verhaeltnis}:1, nötig {_NOETIG}:1). Für Linien und "
                f"Bilder wird „{nearest_visible(farbe)}“ verwendet, die nächste, die genügt."
            )
            yield Meldung(abschnitt, id, feldwert.pfad, satz)
