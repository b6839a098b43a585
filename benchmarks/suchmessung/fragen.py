"""The questions put to the searches, read from their files; knows no search."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ORDNER = Path(__file__).parent.parent / "suche"
ARBEIT, VERSIEGELT = ORDNER / "anfragen-arbeit.yml", ORDNER / "anfragen-versiegelt.yml"
"""Questions that the search was tuned on, and such as it was not: the latter are asked only to report, never to improve."""


@dataclass(frozen=True)
class Frage:
    """What someone types, what kind of difficulty it is, and the ids of the Maßnahmen of which one should be found."""

    frage: str
    richtig: tuple[str, ...]
    art: str

    @property
    def seiten(self) -> frozenset[str]:
        """The addresses that answer it, as the searches give them: without a slash before."""
        return frozenset(f"massnahmen/{id}/" for id in self.richtig)


def read_questions(datei: Path) -> tuple[Frage, ...]:
    """All questions of a file, in its order."""
    liste: list[dict[str, Any]] = yaml.safe_load(datei.read_text(encoding="utf-8"))
    return tuple(Frage(str(eine["frage"]), tuple(map(str, eine["richtig"])), str(eine["art"])) for eine in liste)
