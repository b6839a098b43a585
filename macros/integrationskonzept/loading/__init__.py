"""Strict reading of data files: YAML → a concept with the place of every value, and all findings on the way.

What cannot be read is reported and left out, so that the rest can still be checked; nothing is judged here but form.
"""

from dataclasses import dataclass, field
from pathlib import Path

from integrationskonzept.findings import Finding, Location
from integrationskonzept.loading.dateien import find_dateien, read_datei
from integrationskonzept.loading.eintraege import W, read_value
from integrationskonzept.loading.fehlertexte import advice_on_name
from integrationskonzept.loading.fundstellen import Fundstellen, locate
from integrationskonzept.loading.knoten import Knoten, YamlFehler, parse_knoten
from integrationskonzept.loading.vokabular import default_vokabular, find_double_words, merge_vokabular, places_of_own_words
from integrationskonzept.model import ABSCHNITTE, KOPF, Eintrag, Konzept, Stammdaten, Vokabular
from integrationskonzept.typen import zitat


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
        elif pfad.suffix != ".yml":
            roh.vollstaendig = False
            satz = "Diese Datei wird nicht gelesen: Datendateien enden auf „.yml“. Benennen Sie sie um."
            roh.findings.append(Finding(Location(name), "IK002", satz))
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
        roh.vollstaendig = False
        return
    for name, knoten in wurzel.wert.items():
        ort = Location(datei, *wurzel.schluessel[name])
        if name in KOPF:
            if isinstance(knoten.wert, dict):
                roh.kopf[name].append((datei, knoten))
            elif knoten.wert is not None:
                roh.vollstaendig = False
                satz = f"„{name}“ hat eigene Felder, jedes mit Doppelpunkt, und ist keine Liste."
                roh.findings.append(Finding(ort, "IK107", satz))
        elif name not in ABSCHNITTE:
            satz = f"Den Abschnitt „{zitat(name)}“ gibt es nicht.{advice_on_name(name, [*ABSCHNITTE, *KOPF])}"
            roh.vollstaendig = False
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
                satz = f"Die id „{zitat(id)}“ gibt es in „{name}“ schon ({gesehen[id]}). Wählen Sie eine andere."
                findings.append(Finding(ort, "IK108", satz))
                continue
            if id:
                gesehen[id] = ort
            eintrag, form = read_value(klasse, datei, knoten, findings)
            if eintrag is not None:
                eintraege[eintrag.id] = eintrag
                fundstellen.merke(name, eintrag.id, datei, form)
        abschnitte[name] = tuple(eintraege.values())
        ids[name] = frozenset(gesehen)
    stamm = _head(roh, fundstellen, "konzept", Stammdaten)
    if stamm is None and roh.vollstaendig and not roh.kopf["konzept"]:
        satz = "Der Abschnitt „konzept“ fehlt. Er nennt mindestens den Titel des Konzepts."
        findings.append(Finding(Location(stammdatei), "IK102", satz))
    stamm = stamm or Stammdaten.model_validate({"titel": "Integrationskonzept"})
    vokabular = default_vokabular()
    if eigenes := _head(roh, fundstellen, "vokabular", Vokabular):
        findings += find_double_words(eigenes, fundstellen)
        vokabular = merge_vokabular(vokabular, eigenes)
        fundstellen.eigene_worte = places_of_own_words(vokabular, eigenes)
    roh.kopf.clear()
    roh.abschnitte.clear()
    fundstellen.forget_texts()
    konzept = Konzept.model_construct(konzept=stamm, vokabular=vokabular, **abschnitte)  # type: ignore[arg-type]  # validated one by one
    return Ladung(konzept, fundstellen, sorted(set(findings)), roh.vollstaendig, ids)


def _head(roh: _Roh, fundstellen: Fundstellen, name: str, klasse: type[W]) -> W | None:
    if not roh.kopf[name]:
        return None
    datei, knoten = roh.kopf[name][0]
    for andere, zweite in roh.kopf[name][1:]:
        ort = Location(andere, zweite.zeile, zweite.spalte)
        roh.findings.append(Finding(ort, "IK108", f"„{name}“ steht schon in {datei}. Es darf nur einmal vorkommen."))
    wert, form = read_value(klasse, datei, knoten, roh.findings)
    fundstellen.merke(name, "", datei, form)
    return wert


def _raw_id(knoten: Knoten) -> str | None:
    kind = knoten.wert.get("id") if isinstance(knoten.wert, dict) else None
    return kind.wert.strip() if kind is not None and isinstance(kind.wert, str) else None


__all__ = ["Fundstellen", "Ladung", "default_vokabular", "load_konzept"]
