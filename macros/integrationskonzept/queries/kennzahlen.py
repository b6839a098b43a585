"""Key figures: one function holds what counts, every page asks it."""

from integrationskonzept.model import ABSCHNITTE, Begriff, Konzept
from integrationskonzept.queries.stand import counted
from integrationskonzept.typen import Kurztext

ZAEHLREGEL = "Gezählt werden veröffentlichte {mehrzahl} ohne ihre Bestandteile und ohne solche, die in anderen aufgegangen sind."

_NOMEN = {
    "organisationen": ("Organisation", "Organisationen"),
    "gremien": ("Gremium", "Gremien"),
    "veranstaltungen": ("Veranstaltung", "Veranstaltungen"),
    "beschluesse": ("Beschluss", "Beschlüsse"),
    "praxisbeispiele": ("Praxisbeispiel", "Praxisbeispiele"),
    "angebote": ("Angebot", "Angebote"),
    "glossar": ("Begriff", "Begriffe"),
    "fragen": ("Frage", "Fragen"),
    "downloads": ("Download", "Downloads"),
    "meldungen": ("Meldung", "Meldungen"),
    "dokumente": ("Dokument", "Dokumente"),
    "personen": ("Ansprechperson", "Ansprechpersonen"),
    "zitate": ("Zitat", "Zitate"),
}
_BEGRIFFE = {
    "handlungsfelder": "handlungsfeld",
    "ziele": "ziel",
    "massnahmen": "massnahme",
    "leitlinien": "leitlinie",
    "saeulen": "saeule",
    "querschnittsthemen": "querschnittsthema",
    "indikatoren": "indikator",
}
ZAEHLBAR = tuple(name for name in ABSCHNITTE if name in _NOMEN or name in _BEGRIFFE)


def count(konzept: Konzept, abschnitt: str) -> int:
    """How many entries of a section the concept has, by the one rule for what counts."""
    if abschnitt == "massnahmen":
        return len(counted(konzept.massnahmen))
    return len(konzept.abschnitt(abschnitt))


def begriff_of(konzept: Konzept, abschnitt: str) -> Begriff:
    """The concept's own noun for the entries of a section."""
    if abschnitt in _BEGRIFFE:
        begriff: Begriff = getattr(konzept.konzept.begriffe, _BEGRIFFE[abschnitt])
        return begriff
    einzahl, mehrzahl = _NOMEN[abschnitt]
    return Begriff(einzahl=Kurztext(einzahl), mehrzahl=Kurztext(mehrzahl))


def counted_noun(konzept: Konzept, abschnitt: str, zahl: int | None = None) -> str:
    """A number with its noun: "164 Maßnahmen", "1 Ziel", "keine Beschlüsse"."""
    zahl = count(konzept, abschnitt) if zahl is None else zahl
    begriff = begriff_of(konzept, abschnitt)
    return f"{zahl or 'keine'} {begriff.einzahl if zahl == 1 else begriff.mehrzahl}"
