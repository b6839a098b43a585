"""Values → Markdown: one function for every kind of page; which entries it shows, in what order. Words are in the templates."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from integrationskonzept import recht
from integrationskonzept.adressen import word_address
from integrationskonzept.findings import UnknownName, meinten_sie
from integrationskonzept.model import (
    Angebot,
    Barrierefreiheit,
    Beschluss,
    Dokument,
    EintragT,
    Glossareintrag,
    Gremium,
    Handlungsfeld,
    Indikator,
    Leitlinie,
    Massnahme,
    Organisation,
    Person,
    Praxisbeispiel,
    Querschnittsthema,
    Rechtliches,
    Saeule,
    Veranstaltung,
    Vokabel,
    Ziel,
)
from integrationskonzept.queries import stand, wirkung
from integrationskonzept.queries.bezuege import Bezuege, unique
from integrationskonzept.queries.kennzahlen import begriff_of
from integrationskonzept.queries.ordnung import in_order
from integrationskonzept.render.blatt import Blatt
from integrationskonzept.render.buch import Buch
from integrationskonzept.render.filter import NAMEN, Filter
from integrationskonzept.render.fortschritt import progress
from integrationskonzept.render.markdown import environment, tidy

__all__ = ["SEITEN", "Blatt", "Buch"]


FORMAT = "1.0"
"""The version of the published data. The first figure changes when programs must be adapted, the second when something is added."""
SEITEN: dict[str, Callable[..., str]] = {}
"""Every kind of page by the name of its macro; each takes the Blatt and, for the page of one entry, its id."""


def page(function: Callable[..., str]) -> Callable[..., str]:
    """Register a function as a kind of page under its name."""
    SEITEN[function.__name__] = function
    return function


_EINZELN = {
    "handlungsfeld": "handlungsfelder",
    "ziel": "ziele",
    "massnahme": "massnahmen",
    "frueher": "massnahmen",
    "querschnittsthema": "querschnittsthemen",
    "zielgruppe": "zielgruppen",
    "ort": "orte",
    "organisation": "organisationen",
}


def page_address_of(name: str, *ids: object) -> str:
    """The address of the page that a call fills: startseite → "/", massnahme and "x" → "/massnahmen/x/"."""
    if name in _EINZELN:
        return word_address(_EINZELN[name], str(ids[0]) if ids else "")
    return "/" if name == "startseite" else f"/{name}/"


def fill(blatt: Blatt, vorlage: str, **werte: Any) -> str:
    """The Markdown of a template."""
    return tidy(environment().get_template(f"{vorlage}.md.j2").render(b=blatt, **werte))


def need(blatt: Blatt, klasse: type[EintragT], id: str) -> EintragT:
    """The entry of a kind by its id; UnknownName, with a suggestion, where there is none."""
    eintrag = blatt.konzept.hole(klasse, id)
    if eintrag is None:
        name = begriff_of(blatt.konzept, klasse.ABSCHNITT).einzahl
        raise UnknownName(f"{name} „{id}“ gibt es nicht.{meinten_sie(str(id), blatt.konzept.index[klasse.ABSCHNITT])}")
    return eintrag


@page
def startseite(blatt: Blatt) -> str:
    """The first page: what the concept is, its fields, what changed, whom to ask."""
    k = blatt.konzept.konzept
    abschnitte = ("handlungsfelder", "ziele", "massnahmen", "organisationen")
    zahlen = [(a, *blatt.kennzahl(a).split(" ", 1)) for a in abschnitte if blatt.konzept.abschnitt(a)]
    return fill(
        blatt,
        "startseite",
        beispielsatz=examples_among(blatt, abschnitte),
        wege=[(adresse, wort) for abschnitt, adresse, wort in _WEGE if is_way(blatt.bezuege, abschnitt)],
        zahlen=zahlen if blatt.konzept.massnahmen or blatt.konzept.ziele else [],
        dokumentstand=dokumentstand(blatt),
        aenderungen=stand.latest_changes(blatt.bezuege.massnahmen, blatt.buch.stichtag, 5),
        termine=stand.upcoming(blatt.konzept.veranstaltungen, blatt.buch.stichtag)[:3],
        hinweise=[hinweis for hinweis in k.hinweise if not hinweis.ueberall],
        gueltig=gueltigkeit(blatt),
    )


_WEGE = (
    ("angebote", "/angebote/", "Angebote, die es schon gibt"),
    ("fragen", "/fragen/", "Häufige Fragen"),
    ("personen", "/ansprechpersonen/", "Ansprechpersonen"),
)
"""What those look for who want help rather than a plan."""


def is_way(bezuege: Bezuege, abschnitt: str) -> bool:
    """Whether a section helps those who look for help."""
    return bezuege.ansprechbar if abschnitt == "personen" else bool(bezuege.konzept.abschnitt(abschnitt))


def examples_among(blatt: Blatt, abschnitte: Iterable[str]) -> str:
    """How much of what is counted is an example and nothing more, in a sentence; empty where all is real."""
    teile: list[str] = []
    for abschnitt in abschnitte:
        eintraege = stand.counted(blatt.konzept.massnahmen) if abschnitt == "massnahmen" else blatt.konzept.abschnitt(abschnitt)
        beispiele = sum(eintrag.beispielhaft for eintrag in eintraege)
        if beispiele:
            wieviel = "alle" if beispiele == len(eintraege) else f"{beispiele} der {len(eintraege)}"
            teile.append(f"{wieviel} {blatt.begriff(abschnitt).mehrzahl}")
    if not teile:
        return ""
    *vorn, zuletzt = teile
    satz = f"{', '.join(vorn)} sowie {zuletzt}" if vorn else zuletzt
    sind = "ist ein Beispiel" if satz.startswith("1 der ") and not vorn else "sind Beispiele"
    return f"{satz[0].upper()}{satz[1:]} {sind} in dieser Demonstration."


def dokumentstand(blatt: Blatt) -> str:
    """What kind of document this is on the reference day: adopted when and by whom, a draft, superseded."""
    k = blatt.konzept.konzept
    if k.status is None:
        return ""
    if k.status in ("entwurf", "abgeloest"):
        return {"entwurf": "Entwurf – noch nicht beschlossen", "abgeloest": "Dieses Konzept wurde abgelöst."}[k.status]
    gefasst = [b for b in blatt.konzept.beschluesse if b.datum and b.dokument and b.datum <= blatt.buch.stichtag]
    saetze = [_beschluss(blatt, beschluss) for beschluss in sorted(gefasst, key=lambda b: str(b.datum))]
    satz = "; ".join(["Beschlossen " + saetze[0], *(f"fortgeschrieben {s}" for s in saetze[1:])]) if saetze else "Beschlossen"
    return satz + (" – nächste Fortschreibung in Arbeit" if k.status == "in_fortschreibung" else "")


def _beschluss(blatt: Blatt, beschluss: Beschluss) -> str:
    gremium = blatt.gremium(beschluss.gremium)
    tag = f"am {blatt.datum(beschluss.datum)}" if beschluss.datum else ""
    return f"{tag} ({gremium.titel})" if gremium else tag


def gueltigkeit(blatt: Blatt) -> str:
    gueltig = blatt.konzept.konzept.gueltig
    if gueltig is None:
        return ""
    if gueltig.von and gueltig.bis:
        return f"{blatt.zeit(gueltig.von)} bis {blatt.zeit(gueltig.bis)}"
    return f"ab {blatt.zeit(gueltig.von)}" if gueltig.von else f"bis {blatt.zeit(gueltig.bis)}" if gueltig.bis else ""


@page
def leitlinien(blatt: Blatt) -> str:
    """All Leitlinien with what follows from them."""
    return _grundsaetze(blatt, Leitlinie)


@page
def saeulen(blatt: Blatt) -> str:
    """All Säulen the concept rests on."""
    return _grundsaetze(blatt, Saeule)


def _grundsaetze(blatt: Blatt, klasse: type[Leitlinie] | type[Saeule]) -> str:
    eintraege = in_order(e for e in blatt.konzept.abschnitt(klasse.ABSCHNITT) if isinstance(e, klasse))
    return fill(blatt, "grundsaetze", abschnitt=klasse.ABSCHNITT, eintraege=eintraege)


@page
def handlungsfelder(blatt: Blatt) -> str:
    """All Handlungsfelder, each with its figures."""
    return fill(blatt, "handlungsfelder")


@page
def handlungsfeld(blatt: Blatt, id: str) -> str:
    """One chapter: what it is about, its Ziele with their Maßnahmen, who is in charge."""
    feld = need(blatt, Handlungsfeld, id)
    bezuege = blatt.bezuege
    ziele = bezuege.ziele_of_feld(feld)
    return fill(
        blatt,
        "handlungsfeld",
        feld=feld,
        ziele=ziele,
        wurzeln=bezuege.roots(ziele),
        massnahmen=bezuege.massnahmen_of_feld(feld),
        gezaehlt=bezuege.counted_of_feld(feld),
        ohne_ziel=bezuege.without_ziel(feld),
        praxis=bezuege.referring(feld, Praxisbeispiel),
        angebote=bezuege.referring(feld, Angebot),
        leitlinien=bezuege.referring(feld, Leitlinie),
        themen=bezuege.referring(feld, Querschnittsthema),
        veranstaltungen=bezuege.referring(feld, Veranstaltung),
        gremien=[blatt.link(g) for g in bezuege.referring(feld, Gremium) if g.id not in (feld.arbeitsgruppe, feld.eingebracht_von)],
        dokumente=[d for d in (blatt.dokument(feld.dokument),) if d],
        fassungen=[d for d in bezuege.referring(feld, Dokument) if d.id == feld.dokument or feld.dokument is None],
        ueberholt=[d for d in bezuege.referring(feld, Dokument) if feld.dokument and d.id != feld.dokument],
    )


@page
def ziele(blatt: Blatt) -> str:
    """The tree of all Ziele."""
    mehrfach = any(len(blatt.bezuege.felder_of_ziel(ziel)) > 1 for ziel in blatt.konzept.ziele)
    return fill(blatt, "ziele", mehrfach=mehrfach, beispielsatz=examples_among(blatt, ("ziele",)))


@page
def ziel(blatt: Blatt, id: str) -> str:
    """One Ziel: why, how it is to be reached, by what it is measured."""
    eintrag = need(blatt, Ziel, id)
    bezuege = blatt.bezuege
    return fill(
        blatt,
        "ziel",
        ziel=eintrag,
        felder=bezuege.felder_of_ziel(eintrag),
        unterziele=bezuege.unterziele(eintrag),
        massnahmen=bezuege.massnahmen_of_ziel(eintrag),
        mit_unterzielen=blatt.zaehlbar(bezuege.massnahmen_below(eintrag)),
        indikatoren=bezuege.entries(Indikator, eintrag.indikatoren),
        leitlinien=wirkung.leitlinien_of(bezuege, eintrag),
        themen=[thema for thema in in_order(blatt.konzept.querschnittsthemen) if thema.id in eintrag.querschnittsthemen],
    )


@page
def massnahmen(blatt: Blatt) -> str:
    """The whole catalogue as one table."""
    gefiltert = Filter(blatt, blatt.bezuege.massnahmen, {})
    return fill(blatt, "massnahmen", filter=gefiltert, beispielsatz=examples_among(blatt, ("massnahmen",)))


@page
def massnahme(blatt: Blatt, id: str) -> str:
    """One Maßnahme as a sheet."""
    m = need(blatt, Massnahme, id)
    bezuege = blatt.bezuege
    davor, danach = bezuege.neighbours(m)
    verwandte = (*bezuege.entries(Massnahme, m.verwandte), *bezuege.referring(m, Massnahme, "verwandte"))
    ziele = bezuege.entries(Ziel, m.ziele)
    return fill(
        blatt,
        "massnahme",
        m=m,
        davor=davor,
        danach=danach,
        ersatz=blatt.konzept.hole(Massnahme, m.ersetzt_durch),
        ersetzt=bezuege.referring(m, Massnahme, "ersetzt_durch"),
        teile=bezuege.teile(m),
        ganzes=blatt.konzept.hole(Massnahme, m.teil_von),
        indikatoren=bezuege.entries(Indikator, m.indikatoren),
        themen=bezuege.entries(Querschnittsthema, m.querschnittsthemen),
        leitlinien=unique(leitlinie for z in ziele for leitlinie in wirkung.leitlinien_of(bezuege, z)),
        voraussetzungen=bezuege.entries(Massnahme, m.voraussetzungen),
        bezug=bezuege.referring(m, Massnahme, "voraussetzungen"),
        verwandte=unique(verwandte),
        downloads=[d for d in blatt.konzept.downloads if d.id in m.downloads],
    )


@page
def querschnittsthemen(blatt: Blatt) -> str:
    """All Querschnittsthemen with their figures."""
    return fill(blatt, "querschnittsthemen", themen=in_order(blatt.konzept.querschnittsthemen))


@page
def querschnittsthema(blatt: Blatt, id: str) -> str:
    """One Querschnittsthema with all that serves it."""
    thema = need(blatt, Querschnittsthema, id)
    return fill(
        blatt,
        "querschnittsthema",
        thema=thema,
        felder=blatt.bezuege.entries(Handlungsfeld, thema.handlungsfelder),
        ziele=blatt.bezuege.referring(thema, Ziel),
        massnahmen=blatt.bezuege.referring(thema, Massnahme),
    )


WORTSEITEN = {"zielgruppen": ("Zielgruppe", "Zielgruppen"), "orte": ("Ort", "Orte")}
"""The lists of the vocabulary whose words have pages of their own, with their nouns."""


def words_in_use(buch: Buch, liste: str) -> tuple[Vokabel, ...]:
    """The words of a list that any Maßnahme, Angebot or Praxisbeispiel names."""
    sonstige = (*buch.konzept.angebote, *buch.konzept.praxisbeispiele)
    genannt = {id for eintrag in sonstige for id in getattr(eintrag, liste, ())}
    return tuple(w for w in getattr(buch.konzept.vokabular, liste) if w.id in genannt or buch.bezuege.massnahmen_with(liste, w.id))


def _words_page(blatt: Blatt, liste: str) -> str:
    return fill(blatt, "woerter", liste=liste, titel=WORTSEITEN[liste][1], worte=words_in_use(blatt.buch, liste))


def _word_page(blatt: Blatt, liste: str, id: str) -> str:
    wort = blatt.wort(liste, id)
    einzahl, mehrzahl = WORTSEITEN[liste]
    if wort is None:
        bekannte = [w.id for w in getattr(blatt.konzept.vokabular, liste)]
        raise UnknownName(f"{einzahl} „{id}“ gibt es nicht.{meinten_sie(str(id), bekannte)}")
    return fill(
        blatt,
        "wort",
        liste=liste,
        titel=mehrzahl,
        wort=wort,
        parameter=NAMEN[liste],
        massnahmen=blatt.bezuege.massnahmen_with(liste, id),
        angebote=[e for e in blatt.konzept.angebote if id in getattr(e, liste, ())],
        praxis=[e for e in blatt.konzept.praxisbeispiele if id in getattr(e, liste, ())],
    )


@page
def zielgruppen(blatt: Blatt) -> str:
    """The Zielgruppen that anything is meant for."""
    return _words_page(blatt, "zielgruppen")


@page
def zielgruppe(blatt: Blatt, id: str) -> str:
    """What the concept plans for one Zielgruppe."""
    return _word_page(blatt, "zielgruppen", id)


@page
def orte(blatt: Blatt) -> str:
    """The places where anything happens."""
    return _words_page(blatt, "orte")


@page
def ort(blatt: Blatt, id: str) -> str:
    """What the concept plans in one place."""
    return _word_page(blatt, "orte", id)


@page
def organisationen(blatt: Blatt) -> str:
    """All organisations by kind."""
    worte = {wort.id: wort.label for wort in blatt.konzept.vokabular.organisationsart}
    arten = [(label, [o for o in blatt.konzept.organisationen if o.art == id]) for id, label in worte.items()]
    rest = [o for o in blatt.konzept.organisationen if o.art not in worte]
    gefuellt = [(label, eintraege) for label, eintraege in arten if eintraege]
    return fill(blatt, "organisationen", arten=[*gefuellt, *([("Weitere" if gefuellt else "", rest)] if rest else [])])


@page
def organisation(blatt: Blatt, id: str) -> str:
    """One organisation: how to reach it and all it is in charge of."""
    o = need(blatt, Organisation, id)
    bezuege = blatt.bezuege
    return fill(
        blatt,
        "organisation",
        o=o,
        oben=blatt.organisation(o.uebergeordnet),
        unter=bezuege.referring(o, Organisation),
        personen=_by_role(blatt, bezuege.referring(o, Person)),
        rollen=blatt.zustaendig_fuer(o),
        felder=bezuege.referring(o, Handlungsfeld),
        gremien=bezuege.referring(o, Gremium),
        veranstaltungen=bezuege.referring(o, Veranstaltung),
        angebote=bezuege.referring(o, Angebot),
        praxis=bezuege.referring(o, Praxisbeispiel),
    )


def _by_role(blatt: Blatt, personen: Iterable[Person]) -> list[tuple[str, list[Person]]]:
    """Persons under their headings: whom the concept or an entry names as the one to ask, then the others."""
    alle = list(personen)
    gefragt = [p for p in alle if p.id in blatt.bezuege.gefragt]
    andere = [p for p in alle if p not in gefragt]
    nomen = "Außerdem" if gefragt else "Person" + ("en" if len(andere) > 1 else "")
    gruppen = [(blatt.nomen("personen", gefragt), gefragt), (nomen, andere)]
    return [(titel, eintraege) for titel, eintraege in gruppen if eintraege]


@page
def gremien(blatt: Blatt) -> str:
    """All bodies with what they are for and who belongs to them."""
    return fill(blatt, "gremien", gremien=in_order(blatt.konzept.gremien))


@page
def beteiligung(blatt: Blatt) -> str:
    """How the concept came about: events, bodies, resolutions."""

    def beginn(veranstaltung: Veranstaltung) -> str:
        zeit = veranstaltung.zeit
        tag = zeit.beginn if zeit else None
        return tag.isoformat() if tag else "9"

    alle = sorted(in_order(blatt.konzept.veranstaltungen), key=beginn)
    teilnehmende = [v.teilnehmende for v in alle if v.teilnehmende]
    gezaehlt = sum(t.zahl or 0 for t in teilnehmende)
    ungefaehr = any(t.text and re.search(r"\b(rund|etwa|ca)\b", t.text) for t in teilnehmende)
    return fill(
        blatt,
        "beteiligung",
        veranstaltungen=alle,
        gremien=in_order(blatt.konzept.gremien),
        kommende=stand.upcoming(alle, blatt.buch.stichtag),
        beschluesse=sorted(blatt.konzept.beschluesse, key=lambda b: str(b.datum)),
        vergangene=len(alle) - len(stand.upcoming(alle, blatt.buch.stichtag)),
        beteiligte_zahl=round(gezaehlt, -1) if ungefaehr else gezaehlt,
        ungefaehr=ungefaehr,
    )


@page
def beschluesse(blatt: Blatt) -> str:
    """All resolutions, newest first."""
    return fill(blatt, "beschluesse", beschluesse=sorted(blatt.konzept.beschluesse, key=lambda b: str(b.datum or ""), reverse=True))


@page
def indikatoren(blatt: Blatt) -> str:
    """All Indikatoren with their values."""
    return fill(blatt, "indikatoren", indikatoren=in_order(blatt.konzept.indikatoren))


@page
def praxisbeispiele(blatt: Blatt) -> str:
    """All examples of practice."""
    return fill(blatt, "angebote", abschnitt="praxisbeispiele", eintraege=in_order(blatt.konzept.praxisbeispiele))


@page
def angebote(blatt: Blatt) -> str:
    """All standing offers."""
    return fill(blatt, "angebote", abschnitt="angebote", eintraege=in_order(blatt.konzept.angebote))


@page
def umsetzungsstand(blatt: Blatt) -> str:
    """Where the Maßnahmen stand on the reference day, counted by Handlungsfeld and class of status, then each by name."""
    gezaehlt = stand.counted(blatt.bezuege.massnahmen)
    return fill(
        blatt,
        "umsetzungsstand",
        **progress(blatt),
        gruppen=sorted(stand.GRUPPEN, key=lambda gruppe: gruppe != "gehemmt"),  # what stalls is what readers must see first
        je_gruppe={g: [m for m in gezaehlt if stand.gruppe_of(blatt.konzept, m) == g] for g in stand.GRUPPEN},
        ueberfaellig=[m for m in stand.counted(blatt.bezuege.massnahmen) if blatt.ueberfaellig(m)],
    )


@page
def wirkungskette(blatt: Blatt) -> str:
    """From Leitlinie to Indikator: what follows from what, and where something is missing."""
    straenge = wirkung.chain(blatt.bezuege)
    glieder = {glied.ziel.id: glied for strang in straenge for glied in strang.glieder}.values()
    mit_massnahmen = sum(bool(glied.massnahmen) for glied in glieder)
    return fill(
        blatt,
        "wirkungskette",
        beispielsatz=examples_among(blatt, ("ziele", "massnahmen")),
        straenge=straenge,
        mit_stufen=any(ziel.oberziel for ziel in blatt.konzept.ziele),
        mit_leitlinien=bool(blatt.konzept.leitlinien),
        mit_massnahmen=mit_massnahmen,
        alle_mit_massnahmen=mit_massnahmen == len(glieder) > 1,
        mit_indikatoren=sum(bool(glied.indikatoren) for glied in glieder),
        mit_luecken=not all(glied.massnahmen and (glied.indikatoren or not blatt.konzept.indikatoren) for glied in glieder),
        worte=stand.GRUPPENWORT if blatt.mit_staenden else {},
    )


@page
def glossar(blatt: Blatt) -> str:
    """The glossary, by the alphabet."""
    return fill(blatt, "glossar", eintraege=glossar_in_order(blatt))


def glossar_in_order(blatt: Blatt) -> list[Glossareintrag]:
    """All terms by the alphabet."""
    return sorted(blatt.konzept.glossar, key=lambda e: alphabetical(e.begriff))


def alphabetical(wort: str) -> str:
    """A key that sorts as German dictionaries do (DIN 5007-1): umlauts as their vowels."""
    return wort.casefold().translate(str.maketrans("äöü", "aou"))


@page
def fragen(blatt: Blatt) -> str:
    """Questions and answers."""
    return fill(blatt, "fragen")


@page
def downloads(blatt: Blatt) -> str:
    """What there is to download, with format and size."""
    return fill(blatt, "downloads")


@page
def meldungen(blatt: Blatt) -> str:
    """Press notices, newest first."""
    return fill(blatt, "meldungen", meldungen=sorted(blatt.konzept.meldungen, key=lambda m: str(m.datum or ""), reverse=True))


@page
def ansprechpersonen(blatt: Blatt) -> str:
    """Whom to turn to; who is not released stands with the office alone."""
    return fill(blatt, "ansprechpersonen", personen=blatt.konzept.personen)


@page
def dokumente(blatt: Blatt) -> str:
    """The documents of the concept and how they hang together."""
    return fill(blatt, "dokumente", dokumente=in_order(blatt.konzept.dokumente))


@page
def daten(blatt: Blatt) -> str:
    """The data files of the site, with licence and how to use them."""
    return fill(blatt, "daten", version=FORMAT, basis=Markup(blatt.buch.adresse))


_VEREINBARKEIT = {
    "vollstaendig": "Die Website ist mit den Anforderungen der EN 301 549 vollständig vereinbar.",
    "teilweise": "Die Website ist mit den Anforderungen der EN 301 549 teilweise vereinbar; die Ausnahmen stehen unten.",
    "nicht": "Die Website ist mit den Anforderungen der EN 301 549 noch nicht vereinbar; was fehlt, steht unten.",
}
"""How far a site keeps to the norm, as the model of (EU) 2018/1523 words it."""


@page
def impressum(blatt: Blatt) -> str:
    """Who publishes the site (§ 5 DDG)."""
    return fill(blatt, "impressum", r=legal(blatt), k=blatt.konzept.konzept)


@page
def datenschutz(blatt: Blatt) -> str:
    """What becomes of readers' data: what the site leaves, what its server does, their rights (GDPR, articles 13, 15 to 21)."""
    return fill(blatt, "datenschutz", r=legal(blatt), aufsicht=recht.supervision_of(blatt.konzept))


@page
def barrierefreiheit(blatt: Blatt) -> str:
    """The accessibility statement (Implementing Decision (EU) 2018/1523); claims nothing that the concept does not say."""
    rechtliches = legal(blatt)
    return fill(
        blatt,
        "barrierefreiheit",
        r=rechtliches,
        k=blatt.konzept.konzept,
        a=rechtliches.barrierefreiheit or Barrierefreiheit(),
        recht=recht.law_of(blatt.konzept),
        stelle=recht.enforcement_of(blatt.konzept),
        mail=recht.report_mail(blatt.konzept),
        vereinbarkeit=_VEREINBARKEIT,
    )


def legal(blatt: Blatt) -> Rechtliches:
    """What the concept says of itself in law; UnknownName where it says nothing."""
    rechtliches = blatt.konzept.konzept.rechtliches
    if rechtliches is None:
        raise UnknownName("Dazu fehlen die Angaben „rechtliches“ unter „konzept“.")
    return rechtliches


@page
def frueher(blatt: Blatt, id: str) -> str:
    """An address of earlier that was divided: the choice among what came of it."""
    nachfolger = blatt.bezuege.fruehere_ids.get(id)
    if nachfolger is None:
        raise UnknownName(f"Die frühere id „{id}“ nennt keine Maßnahme unter „vorgaenger“.")
    return fill(blatt, "frueher", nachfolger=nachfolger)
