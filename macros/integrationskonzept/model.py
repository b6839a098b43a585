"""What an Integrationskonzept consists of: frozen values, the only truth of the structure; no rules, no questions.

A field's type says how it is read (typen), a `Verweis` or `Wort` mark what it may name, `KURZFORM` what a plain word stands for.
The German description of a field is its help text for authors.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from integrationskonzept.typen import (
    Datum,
    Farbe,
    Ganzzahl,
    Id,
    JaNein,
    Kurztext,
    Langtext,
    Prozent,
    Verweis,
    Wort,
    Zahl,
    Zeitangabe,
)

HandlungsfeldId = Annotated[Id, Verweis("handlungsfelder")]
ZielId = Annotated[Id, Verweis("ziele")]
MassnahmeId = Annotated[Id, Verweis("massnahmen")]
LeitlinieId = Annotated[Id, Verweis("leitlinien")]
QuerschnittsthemaId = Annotated[Id, Verweis("querschnittsthemen")]
OrganisationId = Annotated[Id, Verweis("organisationen")]
PersonId = Annotated[Id, Verweis("personen")]
GremiumId = Annotated[Id, Verweis("gremien")]
DokumentId = Annotated[Id, Verweis("dokumente")]
DownloadId = Annotated[Id, Verweis("downloads")]
IndikatorId = Annotated[Id, Verweis("indikatoren")]

Art = Literal["Landkreis", "Kreis", "kreisfreie Stadt", "Stadt", "Samtgemeinde", "Amt", "Gemeinde", "Region"]
Land = Literal[
    "Baden-Württemberg",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Mecklenburg-Vorpommern",
    "Niedersachsen",
    "Nordrhein-Westfalen",
    "Rheinland-Pfalz",
    "Saarland",
    "Sachsen",
    "Sachsen-Anhalt",
    "Schleswig-Holstein",
    "Thüringen",
]
Vereinbarkeit = Literal["vollstaendig", "teilweise", "nicht"]
Dokumentstatus = Literal["entwurf", "beschlossen", "in_fortschreibung", "abgeloest"]
Dokumentart = Literal["Konzept", "Bericht", "Aktionsplan", "Fortschreibung", "Teilfortschreibung", "Kurzfassung", "Leitbild"]
Gruppe = Literal["offen", "laufend", "erledigt", "gehemmt", "beendet", "unbekannt"]


class Wert(BaseModel):
    """A frozen value of the concept; a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    KURZFORM: ClassVar[str | None] = None


# --- parts of entries ---------------------------------------------------------------------------------------------


class Quelle(Wert):
    """Where a statement comes from."""

    KURZFORM = "titel"
    titel: Kurztext
    url: Kurztext | None = None
    abgerufen: Datum | None = None


class Verknuepfung(Wert):
    """A link out of the concept, named by its target."""

    titel: Kurztext
    url: Kurztext


class Zweitname(Wert):
    """A name in a second language of the region, such as Lower Sorbian (dsb)."""

    text: Kurztext
    sprache: Annotated[Kurztext, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Stelle(Wert):
    """Who holds an office: a person or organisation of the concept, or a name given here."""

    KURZFORM = "organisation"
    person: PersonId | None = None
    organisation: OrganisationId | None = None
    name: Kurztext | None = None
    funktion: Kurztext | None = None


class Mitglied(Wert):
    """Someone who belongs to a body or took part in an event."""

    KURZFORM = "name"
    name: Kurztext | None = None
    organisation: Kurztext | None = None
    gruppe: Kurztext | None = None


class Zustaendigkeit(Wert):
    """Who is in charge of something, in what role and on which level."""

    KURZFORM = "organisation"
    organisation: OrganisationId | None = None
    gremium: GremiumId | None = None
    rolle: Literal["federfuehrung", "mitwirkung", "finanzierung", "beratung"] = "federfuehrung"
    ebene: Annotated[Kurztext, Wort("ebene")] | None = None
    anmerkung: Kurztext | None = None


class Stand(Wert):
    """One entry in the history of a status."""

    KURZFORM = "status"
    datum: Datum | None = None
    zeitraum: Zeitangabe | None = None
    status: Annotated[Kurztext, Wort("status")] | None = None
    text: Langtext | None = None
    fortschritt: Prozent | None = None
    grund: Kurztext | None = None
    quelle: Kurztext | None = None
    bewertet_von: Kurztext | None = None


class Kosten(Wert):
    """An amount as written, with what it is for."""

    KURZFORM = "text"
    text: Kurztext | None = None
    betrag: Zahl | None = None
    einheit: Kurztext | None = None
    fuer: Kurztext | None = None
    quelle: Kurztext | None = None


class Schritt(Wert):
    """One step of a Maßnahme."""

    KURZFORM = "text"
    text: Kurztext
    zeit: Zeitangabe | None = None


class Vorgaenger(Wert):
    """An earlier id or number of the same Maßnahme."""

    KURZFORM = "id"
    id: Id | None = None
    nr: Kurztext | None = None


class Gueltigkeit(Wert):
    """From when until when a concept applies."""

    von: Zeitangabe | None = None
    bis: Zeitangabe | None = None


class Teilgebiet(Wert):
    """A town or municipality of the Kommune."""

    id: Id
    name: Kurztext
    name_zweitsprache: Zweitname | None = None
    art: Kurztext | None = None


class Kommune(Wert):
    """The municipality whose concept it is."""

    name: Kurztext
    name_zweitsprache: Zweitname | None = None
    art: Art | None = None
    land: Land | None = None
    ags: Annotated[Kurztext, Field(pattern=r"^[0-9]{5}([0-9]{3})?$")] | None = None
    untergliederung: tuple[Teilgebiet, ...] = ()
    logo: Kurztext | None = None
    farbe: Farbe | None = None


class Verstaendnis(Wert):
    """What the concept means by integration."""

    KURZFORM = "text"
    text: Langtext | None = None
    punkte: tuple[Kurztext, ...] = ()


class Hinweis(Wert):
    """A standing notice, on the start page or on every page."""

    KURZFORM = "text"
    text: Langtext
    ueberall: JaNein = False


class Durchsetzungsstelle(Wert):
    """Where one turns to when a barrier that was reported is not removed (Directive (EU) 2016/2102, article 9)."""

    KURZFORM = "name"
    name: Kurztext
    anschrift: Kurztext | None = None
    telefon: Kurztext | None = None
    mail: Kurztext | None = None
    url: Kurztext | None = None


class Barrierefreiheit(Wert):
    """What the accessibility statement says (model of Implementing Decision (EU) 2018/1523)."""

    vereinbarkeit: Vereinbarkeit | None = None
    geprueft: Datum | None = None
    verfahren: Kurztext | None = None
    maengel: tuple[Kurztext, ...] = ()
    mail: Kurztext | None = None
    durchsetzungsstelle: Durchsetzungsstelle | None = None
    leichte_sprache: Kurztext | None = None
    gebaerdensprache: Kurztext | None = None


class Rechtliches(Wert):
    """What Impressum, Datenschutz and Barrierefreiheit need to say."""

    anbieter: Kurztext | None = None
    anschrift: Kurztext | None = None
    telefon: Kurztext | None = None
    mail: Kurztext | None = None
    vertretung: Kurztext | None = None
    ust_id: Kurztext | None = None
    aufsichtsbehoerde: Kurztext | None = None
    verantwortlich: Kurztext | None = None
    datenschutzbeauftragte: Kurztext | None = None
    datenschutzaufsicht: Kurztext | None = None
    hosting: Kurztext | None = None
    protokolle: Kurztext | None = None
    barrierefreiheit: Barrierefreiheit | None = None
    stand: Datum | None = None


class Begriff(Wert):
    """The concept's own noun for one kind of entry."""

    einzahl: Kurztext
    mehrzahl: Kurztext
    dativ_mehrzahl: Kurztext | None = None
    wortglied: Kurztext | None = None


class Begriffe(Wert):
    """The concept's own nouns; each has a usual one."""

    handlungsfeld: Begriff = Begriff(einzahl="Handlungsfeld", mehrzahl="Handlungsfelder", dativ_mehrzahl="Handlungsfeldern")
    ziel: Begriff = Begriff(einzahl="Ziel", mehrzahl="Ziele", dativ_mehrzahl="Zielen")
    massnahme: Begriff = Begriff(einzahl="Maßnahme", mehrzahl="Maßnahmen", dativ_mehrzahl="Maßnahmen", wortglied="Maßnahmen-")
    leitlinie: Begriff = Begriff(einzahl="Leitlinie", mehrzahl="Leitlinien", dativ_mehrzahl="Leitlinien")
    saeule: Begriff = Begriff(einzahl="Säule", mehrzahl="Säulen", dativ_mehrzahl="Säulen")
    querschnittsthema: Begriff = Begriff(
        einzahl="Querschnittsthema", mehrzahl="Querschnittsthemen", dativ_mehrzahl="Querschnittsthemen"
    )
    indikator: Begriff = Begriff(einzahl="Indikator", mehrzahl="Indikatoren", dativ_mehrzahl="Indikatoren")


class Stammdaten(Wert):
    """The section `konzept`: what the concept as a whole is."""

    titel: Kurztext
    untertitel: Kurztext | None = None
    motto: Kurztext | None = None
    kurz: Kurztext | None = None
    zielgruppe: Kurztext | None = None
    jahr: Ganzzahl | None = None
    stand: Datum | None = None
    status: Dokumentstatus | None = None
    gueltig: Gueltigkeit | None = None
    naechste_fortschreibung: Kurztext | None = None
    herausgeber: OrganisationId | None = None
    verfasser: tuple[Kurztext, ...] = ()
    lizenz: Kurztext | None = None
    kommune: Kommune | None = None
    kontakt: Stelle | None = None
    verstaendnis: Verstaendnis | None = None
    hinweise: tuple[Hinweis, ...] = ()
    quelle: Quelle | None = None
    rechtliches: Rechtliches | None = None
    begriffe: Begriffe = Begriffe()


# --- vocabulary ----------------------------------------------------------------------------------------------------


class Vokabel(Wert):
    """One word of a closed list, with the label that readers see."""

    id: Id
    label: Kurztext
    einzahl: Kurztext | None = None
    gruppe: Kurztext | None = None
    definition: Kurztext | None = None
    symbol: Kurztext | None = None


class Statuswort(Vokabel):
    """A status; its `gruppe` is the fixed class that statistics use."""

    gruppe: Gruppe  # type: ignore[assignment]  # a closed set of words is a narrower text


class Synonyme(Wert):
    """Words that mean the same to someone who searches."""

    KURZFORM = "woerter"
    woerter: tuple[Kurztext, ...] = ()


class Zusatzfeld(Wert):
    """A field of the concept's own, on the entries of one section."""

    id: Id
    label: Kurztext
    abschnitt: Kurztext
    typ: Literal["kurztext", "langtext", "zahl", "datum", "auswahl"] = "kurztext"
    auswahl: tuple[Kurztext, ...] = ()


class Vokabular(Wert):
    """The closed lists of words; a concept overrides or extends the defaults that ship as data."""

    status: tuple[Statuswort, ...] = ()
    prioritaet: tuple[Vokabel, ...] = ()
    horizont: tuple[Vokabel, ...] = ()
    ebene: tuple[Vokabel, ...] = ()
    zielgruppen: tuple[Vokabel, ...] = ()
    art: tuple[Vokabel, ...] = ()
    herkunft: tuple[Vokabel, ...] = ()
    organisationsart: tuple[Vokabel, ...] = ()
    gremienart: tuple[Vokabel, ...] = ()
    veranstaltungsart: tuple[Vokabel, ...] = ()
    orte: tuple[Vokabel, ...] = ()
    synonyme: tuple[Synonyme, ...] = ()
    zusatzfelder: tuple[Zusatzfeld, ...] = ()

    def wort(self, liste: str, id: str | None) -> Vokabel | None:
        """The word of a list by its id, None if there is none."""
        return self._index[liste].get(id or "")

    @cached_property
    def _index(self) -> dict[str, dict[str, Vokabel]]:
        listen = (name for name in type(self).model_fields if name not in ("synonyme", "zusatzfelder"))
        return {name: {wort.id: wort for wort in getattr(self, name)} for name in listen}


# --- entries -------------------------------------------------------------------------------------------------------


class Eintrag(Wert):
    """An entry of a section: it has an id that is unique there and stable for ever."""

    ABSCHNITT: ClassVar[str]
    BEZEICHNUNG: ClassVar[str] = "titel"

    id: Id
    beispielhaft: JaNein = False
    quelle: Quelle | None = None
    zusatz: dict[str, Langtext] = Field(default_factory=dict)

    @property
    def bezeichnung(self) -> str:
        """What the entry is called, whatever the field is called."""
        return str(getattr(self, self.BEZEICHNUNG))


class Betitelt(Eintrag):
    """An entry with a title, and a number that is a label and not a quantity."""

    titel: Kurztext
    nr: Kurztext | None = None
    reihenfolge: Zahl | None = None


class Dokument(Betitelt):
    ABSCHNITT = "dokumente"
    art: Dokumentart | None = None
    jahr: Ganzzahl | None = None
    status: Dokumentstatus | None = None
    beruht_auf: tuple[DokumentId, ...] = ()
    ersetzt: tuple[DokumentId, ...] = ()
    betrifft_handlungsfelder: tuple[HandlungsfeldId, ...] = ()
    seiten: tuple[Kurztext, ...] = ()
    downloads: tuple[DownloadId, ...] = ()
    kurz: Kurztext | None = None


class Grundsatz(Betitelt):
    """What Leitlinien, Säulen and Querschnittsthemen have in common."""

    text: Langtext | None = None
    handlungsfelder: tuple[HandlungsfeldId, ...] = ()


class Leitlinie(Grundsatz):
    ABSCHNITT = "leitlinien"


class Saeule(Grundsatz):
    ABSCHNITT = "saeulen"


class Querschnittsthema(Grundsatz):
    ABSCHNITT = "querschnittsthemen"


class Handlungsfeld(Betitelt):
    ABSCHNITT = "handlungsfelder"
    kuerzel: Kurztext | None = None
    farbe: Farbe | None = None
    symbol: Kurztext | None = None
    kurz: Kurztext | None = None
    text: Langtext | None = None
    ziele_text: Langtext | None = None
    zustaendig: tuple[Zustaendigkeit, ...] = ()
    dokument: DokumentId | None = None
    eingebracht_von: GremiumId | None = None
    ausgangslage: Langtext | None = None
    herausforderungen: Langtext | None = None
    bestand: Langtext | None = None
    arbeitsgruppe: GremiumId | None = None
    ansprechperson: PersonId | None = None
    voraussetzung: JaNein = False


class Ziel(Betitelt):
    ABSCHNITT = "ziele"
    stufe: Kurztext | None = None
    handlungsfelder: tuple[HandlungsfeldId, ...] = ()
    oberziel: ZielId | None = None
    text: Langtext | None = None
    bedarf: Langtext | None = None
    querschnittsthemen: tuple[QuerschnittsthemaId, ...] = ()
    leitlinien: tuple[LeitlinieId, ...] = ()
    indikatoren: tuple[IndikatorId, ...] = ()
    stand: tuple[Stand, ...] = ()


class Massnahme(Betitelt):
    """One measure, as the council adopted it."""

    ABSCHNITT = "massnahmen"
    kurz: Kurztext | None = None
    ziele: tuple[ZielId, ...] = ()
    handlungsfelder: tuple[HandlungsfeldId, ...] = ()
    querschnittsthemen: tuple[QuerschnittsthemaId, ...] = ()
    art: Annotated[Kurztext, Wort("art")] | None = None
    herkunft: Annotated[Kurztext, Wort("herkunft")] | None = None
    beschreibung: Langtext | None = None
    ausgangslage: Langtext | None = None
    schritte: tuple[Schritt, ...] = ()
    teil_von: MassnahmeId | None = None
    eingebracht_von: GremiumId | None = None
    zustaendig: tuple[Zustaendigkeit, ...] = ()
    zielgruppen: tuple[Annotated[Kurztext, Wort("zielgruppen")], ...] = ()
    orte: tuple[Annotated[Kurztext, Wort("orte")], ...] = ()
    zeit: Zeitangabe | None = None
    horizont: Annotated[Kurztext, Wort("horizont")] | None = None
    prioritaet: Annotated[Kurztext, Wort("prioritaet")] | None = None
    kosten: tuple[Kosten, ...] = ()
    indikatoren: tuple[IndikatorId, ...] = ()
    erfolgskriterien: tuple[Kurztext, ...] = ()
    erwartete_wirkung: Langtext | None = None
    voraussetzungen: tuple[MassnahmeId, ...] = ()
    verwandte: tuple[MassnahmeId, ...] = ()
    vorgaenger: tuple[Vorgaenger, ...] = ()
    ersetzt_durch: MassnahmeId | None = None
    links: tuple[Verknuepfung, ...] = ()
    downloads: tuple[DownloadId, ...] = ()
    ansprechperson: PersonId | None = None
    rechtsgrundlage: Kurztext | None = None
    sichtbarkeit: Literal["oeffentlich", "entwurf"] = "oeffentlich"
    stand: tuple[Stand, ...] = ()


class Organisation(Eintrag):
    ABSCHNITT = "organisationen"
    BEZEICHNUNG = "name"
    name: Kurztext
    kurz: Kurztext | None = None
    art: Annotated[Kurztext, Wort("organisationsart")] | None = None
    verwaltungsebene: Annotated[Kurztext, Wort("ebene")] | None = None
    uebergeordnet: OrganisationId | None = None
    aufgaben: Langtext | None = None
    adresse: Kurztext | None = None
    oeffnungszeiten: Kurztext | None = None
    telefon: Kurztext | None = None
    mail: Kurztext | None = None
    url: Kurztext | None = None
    raum: Kurztext | None = None


class Person(Eintrag):
    """Someone to turn to; unless `veroeffentlichen` is yes, no byte about them is published but the office they hold."""

    ABSCHNITT = "personen"
    BEZEICHNUNG = "name"
    name: Kurztext
    funktion: Kurztext | None = None
    organisation: OrganisationId | None = None
    telefon: Kurztext | None = None
    mail: Kurztext | None = None
    raum: Kurztext | None = None
    veroeffentlichen: JaNein = False


class Gremium(Betitelt):
    ABSCHNITT = "gremien"
    art: Annotated[Kurztext, Wort("gremienart")] | None = None
    kuerzel: Kurztext | None = None
    auftrag: Langtext | None = None
    leitung: tuple[Stelle, ...] = ()
    mitglieder: tuple[Mitglied, ...] = ()
    handlungsfelder: tuple[HandlungsfeldId, ...] = ()


class Teilnehmende(Wert):
    """How many took part: a number, and the words of the report ("rund 80")."""

    KURZFORM = "text"
    text: Kurztext | None = None
    zahl: Ganzzahl | None = None


class Veranstaltung(Betitelt):
    ABSCHNITT = "veranstaltungen"
    art: Annotated[Kurztext, Wort("veranstaltungsart")] | None = None
    motto: Kurztext | None = None
    zeit: Zeitangabe | None = None
    ort: Kurztext | None = None
    moderation: tuple[Stelle, ...] = ()
    gremium: GremiumId | None = None
    handlungsfelder: tuple[HandlungsfeldId, ...] = ()
    teilnehmende: Teilnehmende | None = None
    beteiligte: tuple[Mitglied, ...] = ()
    ergebnisse: Langtext | None = None


class Abstimmung(Wert):
    """How a body voted."""

    KURZFORM = "text"
    ja: Ganzzahl | None = None
    nein: Ganzzahl | None = None
    enthaltung: Ganzzahl | None = None
    text: Kurztext | None = None


class Beschluss(Betitelt):
    ABSCHNITT = "beschluesse"
    gremium: GremiumId | None = None
    datum: Datum | None = None
    vorlage_nr: Kurztext | None = None
    beratungsfolge: tuple[Kurztext, ...] = ()
    abstimmung: Abstimmung | None = None
    text: Langtext | None = None
    url: Kurztext | None = None
    dokument: DokumentId | None = None


class Messwert(Wert):
    """One value of an indicator on a day."""

    stichtag: Datum
    wert: Zahl
    raum: Kurztext | None = None
    fussnote: Kurztext | None = None


class Zielwert(Wert):
    """What an indicator shall reach, and when."""

    jahr: Ganzzahl | None = None
    wert: Zahl


class Indikator(Betitelt):
    ABSCHNITT = "indikatoren"
    definition: Langtext | None = None
    einheit: Kurztext | None = None
    richtung: Literal["hoeher_besser", "niedriger_besser"] | None = None
    werte: tuple[Messwert, ...] = ()
    zielwert: Zielwert | None = None


class Angebotsartig(Betitelt):
    """What examples of practice and standing offers have in common."""

    text: Langtext | None = None
    organisation: OrganisationId | None = None
    handlungsfelder: tuple[HandlungsfeldId, ...] = ()
    ort: Kurztext | None = None
    url: Kurztext | None = None
    zielgruppen: tuple[Annotated[Kurztext, Wort("zielgruppen")], ...] = ()


class Praxisbeispiel(Angebotsartig):
    ABSCHNITT = "praxisbeispiele"


class Angebot(Angebotsartig):
    ABSCHNITT = "angebote"


class Glossareintrag(Eintrag):
    ABSCHNITT = "glossar"
    BEZEICHNUNG = "begriff"
    begriff: Kurztext
    abkuerzung: Kurztext | None = None
    text: Langtext | None = None


class Frage(Eintrag):
    ABSCHNITT = "fragen"
    BEZEICHNUNG = "frage"
    frage: Kurztext
    antwort: Langtext | None = None


class Download(Betitelt):
    ABSCHNITT = "downloads"
    datei: Kurztext | None = None
    url: Kurztext | None = None
    stand: Datum | None = None
    barrierefrei: JaNein | None = None
    sprache: Kurztext | None = None


class Bild(Wert):
    """A picture of the project's own folder, with what it shows."""

    datei: Kurztext
    alt: Kurztext
    quelle: Kurztext | None = None
    lizenz: Kurztext | None = None


class Meldungsartig(Betitelt):
    """What press notices and quotations have in common."""

    datum: Datum | None = None
    text: Langtext | None = None
    person: PersonId | None = None
    bild: Bild | None = None


class Meldung(Meldungsartig):
    ABSCHNITT = "meldungen"


class Zitat(Meldungsartig):
    ABSCHNITT = "zitate"


EintragT = TypeVar("EintragT", bound=Eintrag)


class Konzept(Wert):
    """The whole concept: every section a tuple in the order of its entries."""

    konzept: Stammdaten
    vokabular: Vokabular = Vokabular()
    dokumente: tuple[Dokument, ...] = ()
    leitlinien: tuple[Leitlinie, ...] = ()
    saeulen: tuple[Saeule, ...] = ()
    querschnittsthemen: tuple[Querschnittsthema, ...] = ()
    handlungsfelder: tuple[Handlungsfeld, ...] = ()
    ziele: tuple[Ziel, ...] = ()
    massnahmen: tuple[Massnahme, ...] = ()
    organisationen: tuple[Organisation, ...] = ()
    personen: tuple[Person, ...] = ()
    gremien: tuple[Gremium, ...] = ()
    veranstaltungen: tuple[Veranstaltung, ...] = ()
    beschluesse: tuple[Beschluss, ...] = ()
    indikatoren: tuple[Indikator, ...] = ()
    praxisbeispiele: tuple[Praxisbeispiel, ...] = ()
    angebote: tuple[Angebot, ...] = ()
    glossar: tuple[Glossareintrag, ...] = ()
    fragen: tuple[Frage, ...] = ()
    downloads: tuple[Download, ...] = ()
    meldungen: tuple[Meldung, ...] = ()
    zitate: tuple[Zitat, ...] = ()

    def abschnitt(self, name: str) -> tuple[Eintrag, ...]:
        """The entries of a section by its name."""
        eintraege: tuple[Eintrag, ...] = getattr(self, name)
        return eintraege

    def hole(self, klasse: type[EintragT], id: str | None) -> EintragT | None:
        """The entry of a kind by its id, None if there is none."""
        eintrag = self.index[klasse.ABSCHNITT].get(id or "")
        return eintrag if isinstance(eintrag, klasse) else None

    @cached_property
    def index(self) -> Mapping[str, Mapping[str, Eintrag]]:
        """Every section's entries by id."""
        return {name: {eintrag.id: eintrag for eintrag in self.abschnitt(name)} for name in ABSCHNITTE}


ABSCHNITTE: Mapping[str, type[Eintrag]] = {
    klasse.ABSCHNITT: klasse
    for klasse in (
        Dokument,
        Leitlinie,
        Saeule,
        Querschnittsthema,
        Handlungsfeld,
        Ziel,
        Massnahme,
        Organisation,
        Person,
        Gremium,
        Veranstaltung,
        Beschluss,
        Indikator,
        Praxisbeispiel,
        Angebot,
        Glossareintrag,
        Frage,
        Download,
        Meldung,
        Zitat,
    )
}
"""The list sections by name, in the order in which a concept is read."""
KOPF: Mapping[str, type[Wert]] = {"konzept": Stammdaten, "vokabular": Vokabular}
"""The sections that are no lists but values of their own."""
