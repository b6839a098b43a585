"""How good lists of hits are, and how sure one may be of it; numbers only."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

Z = 1.959963984540054
"""So many standard deviations hold 95 percent of a normal distribution."""
BIS = 5
"""A hit counts among so many first pages."""
ZIEHUNGEN = 4000


@dataclass(frozen=True)
class Anteil:
    """So many of so many."""

    zahl: int
    von: int

    @property
    def wert(self) -> float:
        return self.zahl / self.von if self.von else 0

    @property
    def intervall(self) -> tuple[float, float]:
        """Wilson's interval of 95 percent, which holds for small numbers too."""
        if not self.von:
            return 0, 1
        nenner = 1 + Z**2 / self.von
        mitte = self.wert + Z**2 / (2 * self.von)
        breite = Z * math.sqrt(self.wert * (1 - self.wert) / self.von + Z**2 / (4 * self.von**2))
        return max(0.0, (mitte - breite) / nenner), min(1.0, (mitte + breite) / nenner)


@dataclass(frozen=True)
class Mittel:
    """A mean with an interval of 95 percent."""

    wert: float
    intervall: tuple[float, float]


def rank_of(seiten: Sequence[str], richtig: frozenset[str]) -> int | None:
    """The place of the first right page, from 1; pages that are given twice count once."""
    return next((nr for nr, seite in enumerate(dict.fromkeys(seiten), 1) if seite in richtig), None)


def recall(raenge: Sequence[int | None]) -> Anteil:
    """How many questions have a right page among the first."""
    return Anteil(sum(rang is not None and rang <= BIS for rang in raenge), len(raenge))


def mean_reciprocal_rank(raenge: Sequence[int | None]) -> Mittel:
    """The mean of 1/place, 0 where nothing right was found; the interval is drawn from the questions themselves (bootstrap)."""
    werte = [1 / rang if rang else 0.0 for rang in raenge]
    zufall = random.Random(len(werte))
    gezogen = sorted(sum(zufall.choices(werte, k=len(werte))) / len(werte) for _ in range(ZIEHUNGEN))
    return Mittel(sum(werte) / len(werte), (gezogen[round(ZIEHUNGEN * 0.025)], gezogen[round(ZIEHUNGEN * 0.975) - 1]))


def sign_test(nur_eine: int, nur_andere: int) -> float:
    """How likely a difference as large as this is if neither is better: exact, two-sided, over what only one of two found."""
    von = nur_eine + nur_andere
    guenstige = sum(math.comb(von, zahl) for zahl in range(min(nur_eine, nur_andere) + 1))
    return min(1.0, guenstige / math.pow(2, von - 1))


def percentile(werte: Sequence[float], anteil: float) -> float:
    """The value below which a share of all lies."""
    geordnet = sorted(werte)
    return geordnet[min(len(geordnet) - 1, math.ceil(anteil * len(geordnet)) - 1)]


def median(werte: Sequence[float]) -> float:
    """The value in the middle."""
    return percentile(werte, 0.5)
