"""What the pages of one site have in common: the concept, the day, the ways to pages and files; what follows, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from integrationskonzept.adressen import Adressbuch
from integrationskonzept.model import Konzept
from integrationskonzept.queries import stand
from integrationskonzept.queries.auswahl import Auswahl
from integrationskonzept.queries.bezuege import Bezuege


@dataclass(frozen=True)
class Buch:
    """All that the pages of one site have in common."""

    konzept: Konzept
    stichtag: date
    adressbuch: Adressbuch = field(default_factory=Adressbuch)
    dateigroessen: Mapping[str, int] = field(default_factory=dict)
    """Bytes of every file below `docs/`."""
    bildmasse: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of every picture below `docs/`, where its file tells."""
    seitentitel: Mapping[str, str] = field(default_factory=dict)
    """The titles of the prose pages by their Markdown files."""
    adresse: str = "https://integrationskonzept.example/"
    """Where the site is published, with a slash at its end; for examples alone, all links are relative."""
    diagramme: bool = False
    """Whether values are drawn too, for which the extra of that name must be installed."""

    @cached_property
    def bezuege(self) -> Bezuege:
        """The relations of the concept, built once."""
        return Bezuege(self.konzept)

    @cached_property
    def stand(self) -> date | None:
        """The day of the newest thing the concept says: its own, or that of the latest status up to the reference day."""
        gemeldet = (tag for m in self.konzept.massnahmen for s in m.stand if (tag := stand.tag_of(s)) and tag <= self.stichtag)
        return max([*gemeldet, *([self.konzept.konzept.stand] if self.konzept.konzept.stand else [])], default=None)

    @cached_property
    def auswahl(self) -> Auswahl:
        """What Maßnahmen can be asked for."""
        return Auswahl(self.konzept, self.bezuege, self.stichtag)

    @cached_property
    def abkuerzungen(self) -> dict[str, str]:
        """The abbreviations of the glossary and what they stand for."""
        return {e.abkuerzung: e.begriff for e in self.konzept.glossar if e.abkuerzung and e.abkuerzung != e.begriff}
