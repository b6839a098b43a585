"""Rules on ids, references and vocabulary: what an entry names must exist and make sense."""

import re
from collections.abc import Callable, Iterator

from integrationskonzept.checks.registry import Lage, Meldung, about, rule
from integrationskonzept.findings import meinten_sie
from integrationskonzept.model import ABSCHNITTE, Eintrag, Handlungsfeld, Massnahme, Organisation, Ziel, Zusatzfeld
from integrationskonzept.struktur import Feldwert, felder
from integrationskonzept.typen import parse_zahl, zitat
from integrationskonzept.zeit import parse_datum

_RESERVIERT = re.compile(r"index|readme|druck|con|nul|aux|prn|(com|lpt)[0-9]")
_TAKEN = "Die id „{0}“ ist für technische Zwecke reserviert. Wählen Sie eine andere, etwa „{0}-1“."
EINZAHL = {
    "dokumente": "Das Dokument",
    "leitlinien": "Die Leitlinie",
    "saeulen": "Die Säule",
    "querschnittsthemen": "Das Querschnittsthema",
    "handlungsfelder": "Das Handlungsfeld",
    "ziele": "Das Ziel",
    "massnahmen": "Die Maßnahme",
    "organisationen": "Die Organisation",
    "personen": "Die Person",
    "gremien": "Das Gremium",
    "indikatoren": "Den Indikator",
    "downloads": "Den Download",
}


def is_reserved(id: str) -> bool:
    """Whether pages or Windows need the name for themselves."""
    return _RESERVIERT.fullmatch(id) is not None


@rule("IK109")
def id_is_free(lage: Lage) -> Iterator[Meldung]:
    """No id is one of the names that pages or Windows need for themselves."""
    for abschnitt in ABSCHNITTE:
        for eintrag in lage.konzept.abschnitt(abschnitt):
            if is_reserved(eintrag.id):
                yield about(eintrag, ("id",), _TAKEN.format(eintrag.id))
    for massnahme in lage.konzept.massnahmen:
        for nr, vorgaenger in enumerate(massnahme.vorgaenger):
            if vorgaenger.id and is_reserved(vorgaenger.id):
                yield about(
                    massnahme, ("vorgaenger", nr, "id"), f"„{vorgaenger.id}“ kann keine frühere id sein: Die Adresse ist vergeben."
                )
    for liste in ("zielgruppen", "orte"):
        for nr, wort in enumerate(getattr(lage.konzept.vokabular, liste)):
            if is_reserved(wort.id):
                yield Meldung("vokabular", "", (liste, nr, "id"), _TAKEN.format(wort.id))


@rule("IK110")
def zusatzfeld_is_declared(lage: Lage) -> Iterator[Meldung]:
    """A field of the concept's own is declared for the section in which it is used."""
    erlaubt: dict[tuple[str, str], Zusatzfeld] = {(feld.abschnitt, feld.id): feld for feld in lage.konzept.vokabular.zusatzfelder}
    for abschnitt in ABSCHNITTE:
        namen = [feld_id for ort, feld_id in erlaubt if ort == abschnitt]
        for eintrag in lage.konzept.abschnitt(abschnitt):
            for name, wert in eintrag.zusatz.items():
                feld = erlaubt.get((abschnitt, name))
                if feld is None:
                    satz = f"Das Zusatzfeld „{zitat(name)}“ ist für „{abschnitt}“ nicht angelegt (vokabular.zusatzfelder)."
                    yield about(eintrag, ("zusatz", name), satz + meinten_sie(name, namen))
                elif satz := _misfit(feld, wert):
                    yield about(eintrag, ("zusatz", name), satz)


def _misfit(feld: Zusatzfeld, wert: str) -> str:
    """What is wrong with the value of a field of the concept's own, empty if it fits the kind that was declared."""
    if feld.typ == "auswahl" and wert not in feld.auswahl:
        moeglich = ", ".join(f"„{wort}“" for wort in feld.auswahl)
        return f"„{zitat(wert)}“ steht nicht zur Auswahl. Möglich sind: {moeglich}."
    lesarten: dict[str, Callable[[str], object]] = {"zahl": parse_zahl, "datum": parse_datum}
    lesen = lesarten.get(feld.typ)
    try:
        if lesen:
            lesen(wert)
    except ValueError:
        return f"„{zitat(wert)}“ ist {'keine Zahl' if feld.typ == 'zahl' else 'kein Datum'}, „{feld.label}“ verlangt es aber."
    return ""


@rule("IK201")
def reference_exists(lage: Lage) -> Iterator[Meldung]:
    """Whatever an entry names by id is part of the concept."""
    for abschnitt, id, feldwert in lage.feldwerte:
        if ziel := feldwert.feld.verweis:
            bekannt = lage.ids.get(ziel, lage.konzept.index[ziel].keys())
            if feldwert.wert not in bekannt:
                satz = f"{EINZAHL[ziel]} „{zitat(feldwert.wert)}“ gibt es nicht.{meinten_sie(feldwert.wert, bekannt)}"
                yield Meldung(abschnitt, id, feldwert.pfad, satz)


@rule("IK202")
def word_is_in_vocabulary(lage: Lage) -> Iterator[Meldung]:
    """Every word of a closed list is one of that list."""
    for abschnitt, id, feldwert in lage.feldwerte:
        liste = feldwert.feld.wort
        if liste and lage.konzept.vokabular.wort(liste, feldwert.wert) is None:
            worte = [wort.id for wort in getattr(lage.konzept.vokabular, liste)]
            rat = _brackets(feldwert) or meinten_sie(feldwert.wert, worte)
            satz = f"„{zitat(feldwert.wert)}“ ist kein Wort der Liste „{liste}“.{rat}"
            yield Meldung(abschnitt, id, feldwert.pfad, satz)


def _brackets(feldwert: Feldwert) -> str:
    """What to do where several values of a list were written as one."""
    if not feldwert.feld.liste or "," not in feldwert.wert:
        return ""
    worte = ", ".join(wort.strip() for wort in feldwert.wert.split(","))
    return f" Mehrere Wörter stehen in eckigen Klammern: [{zitat(worte)}]."


@rule("IK203")
def hierarchy_has_no_circle(lage: Lage) -> Iterator[Meldung]:
    """Nothing is above itself, part of itself or replaced by itself, over however many steps."""
    yield from _circles(lage, Ziel, "oberziel")
    yield from _circles(lage, Massnahme, "teil_von")
    yield from _circles(lage, Massnahme, "ersetzt_durch")
    yield from _circles(lage, Organisation, "uebergeordnet")


def _circles(lage: Lage, klasse: type[Eintrag], feld: str) -> Iterator[Meldung]:
    eintraege = lage.konzept.index[klasse.ABSCHNITT]
    nach: Callable[[str], str | None] = lambda id: getattr(eintraege[id], feld) if id in eintraege else None  # noqa: E731  # one line says it
    frei: set[str] = set()
    for start in eintraege.values():
        if start.id in frei:
            continue
        weg = {start.id: None}
        naechste = nach(start.id)
        while naechste and naechste not in weg and naechste not in frei:
            weg[naechste] = None
            naechste = nach(naechste)
        if naechste not in weg:
            frei.update(weg)
        if naechste == start.id:
            kette = " → ".join(f"„{id}“" for id in [*weg, naechste])
            yield about(start, (feld,), f"„{feld}“ führt im Kreis: {kette}. Lösen Sie den Kreis an einer Stelle auf.")


@rule("IK204")
def old_id_is_not_live(lage: Lage) -> Iterator[Meldung]:
    """An earlier id that redirects is not at the same time the id of a Maßnahme of today."""
    lebende = lage.konzept.index["massnahmen"]
    for massnahme in lage.konzept.massnahmen:
        for nr, vorgaenger in enumerate(massnahme.vorgaenger):
            if vorgaenger.id and vorgaenger.id in lebende:
                satz = f"„{vorgaenger.id}“ ist die id einer heutigen Maßnahme und kann nicht zugleich eine frühere sein."
                yield about(massnahme, ("vorgaenger", nr, "id"), satz)


@rule("IK205")
def someone_is_in_charge(lage: Lage) -> Iterator[Meldung]:
    """Each line of `zustaendig` names an organisation or a body, and not both."""
    eintraege: tuple[Massnahme | Handlungsfeld, ...] = (*lage.konzept.massnahmen, *lage.konzept.handlungsfelder)
    for eintrag in eintraege:
        for nr, zustaendig in enumerate(eintrag.zustaendig):
            if (zustaendig.organisation is None) == (zustaendig.gremium is None):
                satz = "Nennen Sie unter „zustaendig“ genau eines: „organisation“ oder „gremium“."
                yield about(eintrag, ("zustaendig", nr), satz)


@rule("IK206")
def nothing_refers_to_itself(lage: Lage) -> Iterator[Meldung]:
    """No entry names itself among its relatives, conditions or predecessors."""
    for massnahme in lage.konzept.massnahmen:
        for feld in ("verwandte", "voraussetzungen"):
            for nr, id in enumerate(getattr(massnahme, feld)):
                if id == massnahme.id:
                    yield about(massnahme, (feld, nr), f"„{feld}“ nennt die Maßnahme selbst. Streichen Sie den Verweis.")
    for dokument in lage.konzept.dokumente:
        for feld in ("beruht_auf", "ersetzt"):
            for nr, id in enumerate(getattr(dokument, feld)):
                if id == dokument.id:
                    yield about(dokument, (feld, nr), f"„{feld}“ nennt das Dokument selbst. Streichen Sie den Verweis.")


@rule("IK207")
def file_exists(lage: Lage) -> Iterator[Meldung]:
    """Files and pages that entries name lie in the project's own folder `docs/`."""
    for abschnitt, id, feldwert in lage.feldwerte:
        if feldwert.feld.name not in ("datei", "seiten", "logo"):
            continue
        if feldwert.wert not in lage.dateien:
            satz = f"Die Datei „{zitat(feldwert.wert)}“ gibt es im Ordner „docs“ nicht.{meinten_sie(feldwert.wert, lage.dateien)}"
            yield Meldung(abschnitt, id, feldwert.pfad, satz)


@rule("IK208")
def download_has_one_source(lage: Lage) -> Iterator[Meldung]:
    """A download is either a file of the project or an address elsewhere."""
    for download in lage.konzept.downloads:
        if (download.datei is None) == (download.url is None):
            yield about(download, (), "Nennen Sie für den Download genau eines: „datei“ oder „url“.")


@rule("IK209")
def page_of_dokument_is_prose(lage: Lage) -> Iterator[Meldung]:
    """The pages of a document are Markdown."""
    for dokument in lage.konzept.dokumente:
        for nr, seite in enumerate(dokument.seiten):
            if not seite.endswith(".md"):
                yield about(
                    dokument, ("seiten", nr), f"„{zitat(seite)}“ ist keine Textseite. Nennen Sie eine Datei, die auf „.md“ endet."
                )


@rule("IK210")
def zusatzfeld_names_a_section(lage: Lage) -> Iterator[Meldung]:
    """A field of the concept's own belongs to a section that exists."""
    for nr, feld in enumerate(lage.konzept.vokabular.zusatzfelder):
        if feld.abschnitt not in ABSCHNITTE:
            satz = f"Den Abschnitt „{zitat(feld.abschnitt)}“ gibt es nicht.{meinten_sie(feld.abschnitt, ABSCHNITTE)}"
            yield Meldung("vokabular", "", ("zusatzfelder", nr, "abschnitt"), satz)
        elif feld.id in felder(ABSCHNITTE[feld.abschnitt]):
            satz = f"„{feld.id}“ gibt es in „{feld.abschnitt}“ schon. Nehmen Sie das vorhandene Feld."
            yield Meldung("vokabular", "", ("zusatzfelder", nr, "id"), satz)
