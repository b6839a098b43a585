"""Strict reading of data files: YAML → a concept with the place of every value, and all findings on the way.

What cannot be read is reported and left out, so that the rest can still be checked; nothing is judged here but form.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from integrationskonzept.findings import Finding, Location, Severity, meinten_sie
from integrationskonzept.loading.dateien import find_dateien, read_datei
from integrationskonzept.loading.fehlertexte import explain_pydantic
from integrationskonzept.loading.knoten import Knoten, YamlFehler, parse_knoten
from integrationskonzept.loading.normalform import normalise
from integrationskonzept.model import ABSCHNITTE, Eintrag, Konzept, Stammdaten, Vokabular, Wert
from integrationskonzept.struktur import Pfad, felder

W = TypeVar("W", bound=Wert)
KOPF = ("konzept", "vokabular")


@dataclass
class Fundstellen:
    """Where each value of the concept was written."""

    _wurzeln: dict[tuple[str, str], tuple[str, Knoten]] = field(default_factory=dict)
    stammdatei: str = "data/konzept.yml"

    def merke(self, abschnitt: str, id: str, datei: str, knoten: Knoten) -> None:
        """Remember the node of an entry; the id is empty for `konzept` and `vokabular`."""
        self._wurzeln[abschnitt, id] = (datei, knoten)

    def ort(self, abschnitt: str, id: str, pfad: Pfad = ()) -> Location:
        """The place of a value, or of the nearest value around it that was written."""
        if (abschnitt, id) not in self._wurzeln:
            return Location(self.stammdatei)
        datei, knoten = self._wurzeln[abschnitt, id]
        return locate(datei, knoten, pfad)


@dataclass
class Ladung:
    """What reading gave: the concept as far as it could be read, and everything that could not."""

    konzept: Konzept
    fundstellen: Fundstellen
    findings: list[Finding]
    vollstaendig: bool
    """Whether every file was readable; references are only worth checking then."""
    ids: dict[str, frozenset[str]]
    """All ids that were written, also of entries that could not be used."""


@dataclass
class _Roh:
    """The nodes of all files by section, before the model sees them."""

    kopf: dict[str, list[tuple[str, Knoten]]] = field(default_factory=lambda: {name: [] for name in KOPF})
    abschnitte: dict[str, list[tuple[str, Knoten]]] = field(default_factory=lambda: {name: [] for name in ABSCHNITTE})
    findings: list[Finding] = field(default_factory=list)
    vollstaendig: bool = True


def load_konzept(ordner: Path) -> Ladung:
    """Read all data files below the folder; never raises for what a file holds."""
    roh = _Roh()
    for pfad in find_dateien(ordner):
        name = f"{ordner.name}/{pfad.relative_to(ordner).as_posix()}"
        text = read_datei(pfad, name)
        if isinstance(text, Finding):
            roh.findings.append(text)
            roh.vollstaendig = False
        elif pfad.suffix == ".yaml":
            roh.findings.append(
                Finding(
                    Location(name), "IK002", "Diese Datei wird nicht gelesen: Datendateien enden auf „.yml“. Benennen Sie sie um."
                )
            )
        else:
            _read_sections(name, text, roh)
    return _build(roh, f"{ordner.name}/konzept.yml")


def _read_sections(datei: str, text: str, roh: _Roh) -> None:
    try:
        wurzel, doppelte = parse_knoten(text)
    except YamlFehler as fehler:
        roh.findings.append(_finding(datei, fehler))
        roh.vollstaendig = False
        return
    roh.findings += [_finding(datei, fehler) for fehler in doppelte]
    if wurzel is None or wurzel.wert is None:
        return
    if not isinstance(wurzel.wert, dict):
        text = "Die Datei beginnt nicht mit einem Abschnitt wie „massnahmen:“."
        roh.findings.append(Finding(Location(datei, wurzel.zeile, wurzel.spalte), "IK107", text))
        return
    for name, knoten in wurzel.wert.items():
        ort = Location(datei, *wurzel.schluessel[name])
        if name in KOPF:
            if isinstance(knoten.wert, dict):
                roh.kopf[name].append((datei, knoten))
            elif knoten.wert is not None:
                roh.findings.append(
                    Finding(ort, "IK107", f"„{name}“ hat eigene Felder, jedes mit Doppelpunkt, und ist keine Liste.")
                )
        elif name not in ABSCHNITTE:
            satz = f"Den Abschnitt „{name}“ gibt es nicht.{meinten_sie(name, [*ABSCHNITTE, *KOPF])}"
            roh.findings.append(Finding(ort, "IK101", satz))
        elif knoten.wert is not None:
            posten = knoten.wert if isinstance(knoten.wert, list) else [knoten]
            roh.abschnitte[name] += [(datei, eins) for eins in posten if eins.wert is not None]


def _finding(datei: str, fehler: YamlFehler) -> Finding:
    return Finding(Location(datei, fehler.zeile, fehler.spalte), fehler.regel, fehler.text)


def _build(roh: _Roh, stammdatei: str) -> Ladung:
    fundstellen = Fundstellen(stammdatei=roh.kopf["konzept"][0][0] if roh.kopf["konzept"] else stammdatei)
    findings = roh.findings
    abschnitte: dict[str, tuple[Eintrag, ...]] = {}
    ids: dict[str, frozenset[str]] = {}
    for name, klasse in ABSCHNITTE.items():
        eintraege: dict[str, Eintrag] = {}
        gesehen: dict[str, Location] = {}
        for datei, knoten in roh.abschnitte[name]:
            id = _raw_id(knoten)
            ort = Location(datei, knoten.zeile, knoten.spalte)
            if id and id in gesehen:
                ort = locate(datei, knoten, ("id",))
                findings.append(
                    Finding(ort, "IK108", f"Die id „{id}“ gibt es in „{name}“ schon ({gesehen[id]}). Wählen Sie eine andere.")
                )
                continue
            if id:
                gesehen[id] = ort
            eintrag = _validate(klasse, datei, knoten, findings)
            if eintrag is not None:
                eintraege[eintrag.id] = eintrag
                fundstellen.merke(name, eintrag.id, datei, normalise(knoten, klasse))
        abschnitte[name] = tuple(eintraege.values())
        ids[name] = frozenset(gesehen)
    stamm = _head(roh, fundstellen, "konzept", Stammdaten)
    if stamm is None and roh.vollstaendig and not roh.kopf["konzept"]:
        satz = "Der Abschnitt „konzept“ fehlt. Er nennt mindestens den Titel des Konzepts."
        findings.append(Finding(Location(stammdatei), "IK102", satz))
    stamm = stamm or Stammdaten.model_validate({"titel": "Integrationskonzept"})
    vokabular = _merge(default_vokabular(), _head(roh, fundstellen, "vokabular", Vokabular))
    konzept = Konzept.model_construct(konzept=stamm, vokabular=vokabular, **abschnitte)  # type: ignore[arg-type]  # validated one by one
    return Ladung(konzept, fundstellen, sorted(set(findings)), roh.vollstaendig, ids)


def _head(roh: _Roh, fundstellen: Fundstellen, name: str, klasse: type[W]) -> W | None:
    if not roh.kopf[name]:
        return None
    datei, knoten = roh.kopf[name][0]
    for andere, zweite in roh.kopf[name][1:]:
        ort = Location(andere, zweite.zeile, zweite.spalte)
        roh.findings.append(Finding(ort, "IK108", f"„{name}“ steht schon in {datei}. Es darf nur einmal vorkommen."))
    fundstellen.merke(name, "", datei, normalise(knoten, klasse))
    return _validate(klasse, datei, knoten, roh.findings)


def _raw_id(knoten: Knoten) -> str | None:
    kind = knoten.wert.get("id") if isinstance(knoten.wert, dict) else None
    return kind.wert if kind is not None and isinstance(kind.wert, str) else None


def _validate(klasse: type[W], datei: str, knoten: Knoten, findings: list[Finding]) -> W | None:
    """The value of a node. What does not fit is reported and taken out, so that the rest of the entry is still checked."""
    form = normalise(knoten, klasse)
    daten = form.plain()
    if not isinstance(daten, dict):
        findings.append(
            Finding(Location(datei, knoten.zeile, knoten.spalte), "IK103", "Hier steht kein Eintrag mit Feldern wie „id:“.")
        )
        return None
    for _ in range(3):
        try:
            return klasse.model_validate(daten)
        except ValidationError as sammlung:
            for fehler in sammlung.errors(include_url=False):
                findings.append(_explain(klasse, datei, form, fehler))
                _take_out(daten, fehler)
    return None


def _explain(klasse: type[Wert], datei: str, form: Knoten, fehler: ErrorDetails) -> Finding:
    pfad = fehler["loc"]
    aussen = _class_at(klasse, pfad[:-1])
    regel, text = explain_pydantic(fehler, aussen)
    am_schluessel = fehler["type"] == "extra_forbidden"
    return Finding(locate(datei, form, pfad, am_schluessel=am_schluessel), regel, text)


def _class_at(klasse: type[Wert], pfad: tuple[str | int, ...]) -> type[Wert] | None:
    aktuell: type[Wert] | None = klasse
    for schritt in pfad:
        if isinstance(schritt, int):
            continue
        feld = felder(aktuell).get(schritt) if aktuell else None
        aktuell = feld.modell if feld else None
    return aktuell


def _take_out(daten: object, fehler: ErrorDetails) -> None:
    """Remove the value an error names; a missing text is stood in for, so that the entry keeps its other fields."""
    *davor, letzter = fehler["loc"]
    for schritt in davor:
        if (isinstance(daten, dict) and schritt in daten) or (
            isinstance(daten, list) and isinstance(schritt, int) and schritt < len(daten)
        ):
            daten = daten[schritt]  # type: ignore[index]  # both kinds were just told apart
        else:
            return
    if fehler["type"] == "missing" and isinstance(daten, dict):
        daten[letzter] = "?"
    elif isinstance(daten, dict):
        daten.pop(letzter, None)
    elif isinstance(daten, list) and isinstance(letzter, int) and letzter < len(daten):
        daten[letzter] = {} if isinstance(daten[letzter], dict) else "?"


def locate(datei: str, knoten: Knoten, pfad: Pfad, *, am_schluessel: bool = False) -> Location:
    """The place of the value at a path below a node, or of the nearest one around it."""
    ort = (knoten.zeile, knoten.spalte)
    for schritt in pfad:
        if isinstance(knoten.wert, dict) and schritt in knoten.wert:
            ort = knoten.schluessel.get(str(schritt), ort)
            knoten = knoten.wert[str(schritt)]
        elif isinstance(knoten.wert, list) and isinstance(schritt, int) and schritt < len(knoten.wert):
            knoten = knoten.wert[schritt]
        else:
            break
        if not am_schluessel:
            ort = (knoten.zeile, knoten.spalte)
    return Location(datei, *ort)


@cache
def default_vokabular() -> Vokabular:
    """The vocabulary that ships with the package."""
    text = resources.files("integrationskonzept").joinpath("vokabular.yml").read_text(encoding="utf-8")
    wurzel, _ = parse_knoten(text)
    assert wurzel is not None
    return Vokabular.model_validate(normalise(wurzel, Vokabular).plain())


def _merge(vorgabe: Vokabular, eigenes: Vokabular | None) -> Vokabular:
    """Own words replace those of the same id and follow the others."""
    if eigenes is None:
        return vorgabe
    neu: dict[str, object] = {}
    for name in felder(Vokabular):
        worte, eigene = getattr(vorgabe, name), getattr(eigenes, name)
        if name in ("synonyme", "zusatzfelder"):
            neu[name] = worte + eigene
        else:
            neu[name] = tuple(({wort.id: wort for wort in worte} | {wort.id: wort for wort in eigene}).values())
    return Vokabular.model_construct(**neu)  # type: ignore[arg-type]  # taken from two valid ones


def iter_eintraege(konzept: Konzept) -> Iterator[Eintrag]:
    """Every entry of every section."""
    return (eintrag for name in ABSCHNITTE for eintrag in konzept.abschnitt(name))


__all__ = ["Fundstellen", "Ladung", "Severity", "default_vokabular", "iter_eintraege", "load_konzept", "locate"]
