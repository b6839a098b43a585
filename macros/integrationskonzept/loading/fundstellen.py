"""Where each value of a concept was written, and what was taken out while reading; no reading, no judging."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from integrationskonzept.findings import Location
from integrationskonzept.loading.knoten import Knoten
from integrationskonzept.struktur import Pfad


@dataclass
class Fundstellen:
    """Where each value of the concept was written."""

    stammdatei: str = "data/konzept.yml"
    eigene_worte: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)
    """For each list of the vocabulary the place of every word in the concept's own list, None for the default ones."""
    _wurzeln: dict[tuple[str, str], tuple[str, Knoten]] = field(default_factory=dict)

    def merke(self, abschnitt: str, id: str, datei: str, knoten: Knoten) -> None:
        """Remember the node of an entry; the id is empty for `konzept` and `vokabular`."""
        self._wurzeln[abschnitt, id] = (datei, knoten)

    def forget_texts(self) -> None:
        """Keep the places alone once everything is read; the texts are in the model, and these were as much again."""
        offen = [knoten for _, knoten in self._wurzeln.values()]
        while offen:
            knoten = offen.pop()
            if isinstance(knoten.wert, dict):
                offen += knoten.wert.values()
            elif isinstance(knoten.wert, list):
                offen += knoten.wert
            else:
                knoten.wert = None

    def ort(self, abschnitt: str, id: str, pfad: Pfad = ()) -> Location:
        """The place of a value, or of the nearest value around it that was written."""
        if (abschnitt, id) not in self._wurzeln:
            return Location(self.stammdatei)
        datei, knoten = self._wurzeln[abschnitt, id]
        return locate(datei, knoten, self._as_written(abschnitt, pfad))

    def has_gap(self, abschnitt: str, id: str, pfad: Pfad) -> bool:
        """Whether something at exactly this path was reported while reading and taken out."""
        knoten = self._wurzeln[abschnitt, id][1] if (abschnitt, id) in self._wurzeln else None
        for schritt in self._as_written(abschnitt, pfad):
            knoten = _child(knoten, schritt) if knoten else None
        return knoten is not None and knoten.luecke

    def _as_written(self, abschnitt: str, pfad: Pfad) -> Pfad:
        """A path into the vocabulary as its own file counts the words, which has none of those that ship with the package."""
        if abschnitt != "vokabular" or len(pfad) < 2 or pfad[0] not in self.eigene_worte or not isinstance(pfad[1], int):
            return pfad
        platz = self.eigene_worte[str(pfad[0])][pfad[1]]
        return (pfad[0],) if platz is None else (pfad[0], platz, *pfad[2:])


def locate(datei: str, knoten: Knoten, pfad: Pfad, *, am_schluessel: bool = False) -> Location:
    """The place of the value at a path below a node, or of the nearest one around it."""
    ort = (knoten.zeile, knoten.spalte)
    for schritt in pfad:
        kind = _child(knoten, schritt)
        if kind is None:
            break
        ort = knoten.schluessel.get(str(schritt), ort) if am_schluessel else (kind.zeile, kind.spalte)
        knoten = kind
    return Location(datei, *ort)


def _child(knoten: Knoten, schritt: str | int) -> Knoten | None:
    if isinstance(knoten.wert, dict):
        return knoten.wert.get(str(schritt))
    if isinstance(knoten.wert, list) and isinstance(schritt, int) and schritt < len(knoten.wert):
        return knoten.wert[schritt]
    return None
