"""The concept → which pages there are and how they are ordered; pure, knows no site generator.

A page is front matter and one macro call. An author overrides it by copying that line into `docs/` and writing on.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from integrationskonzept.adressen import address_of, list_address, source_of, word_address
from integrationskonzept.langtext import first_words
from integrationskonzept.model import ABSCHNITTE, Eintrag, Handlungsfeld, Massnahme, Ziel
from integrationskonzept.queries.ordnung import in_order
from integrationskonzept.queries.stand import current, history, tag_of
from integrationskonzept.queries.wirkung import has_chain
from integrationskonzept.render import WORTSEITEN, Buch, words_in_use

Kopf = Mapping[str, object]
BREIT: dict[str, object] = {"hide": ["toc"]}
"""For pages with a wide table: no contents beside it."""
UMSETZUNG = ("umsetzungsstand", "wirkungskette", "indikatoren", "praxisbeispiele", "angebote", "meldungen")
"""The lists about what becomes of the concept, as the navigation orders them."""


RECHTLICHES = {
    "impressum": "Wer diese Website herausgibt und dafür verantwortlich ist.",
    "datenschutz": "Was mit Daten geschieht, wenn Sie diese Website aufrufen.",
    "barrierefreiheit": "Wie barrierefrei diese Website ist und wie Sie Barrieren melden.",
}
"""The legal pages and what they are about."""


@dataclass(frozen=True)
class Seite:
    """A generated page: its address, the macro call that fills it and what its front matter says."""

    adresse: str
    makro: str
    kopf: Kopf = field(default_factory=dict)
    in_navigation: bool = True

    @property
    def quelle(self) -> str:
        """The Markdown file it stands for."""
        return source_of(self.adresse)

    @property
    def markdown(self) -> str:
        """The whole source: front matter and one macro call."""
        kopf = "".join(f"{name}: {json.dumps(wert, ensure_ascii=False)}\n" for name, wert in self.kopf.items())
        vorspann = f"---\n{kopf}---\n\n" if kopf else ""  # one without a line would be read as text
        return f"{vorspann}{{{{ {self.makro} }}}}\n"


@dataclass(frozen=True)
class Ast:
    """A branch of the navigation: a title and what hangs below; a leaf is the Markdown file of a page.

    A title over a single file names that page in the navigation alone.
    """

    titel: str
    zweige: "tuple[Ast | str, ...] | str"


@dataclass(frozen=True)
class Umleitung:
    """An address of earlier and the one that took its place."""

    von: str
    nach: str


def build_pages(buch: Buch) -> tuple[Seite, ...]:
    """All pages that have something to show, in reading order."""
    return (
        Seite("/", "startseite()", _head(buch.konzept.konzept.kurz, buch.stand)),
        *_lists(buch),
        *(_entry(feld, "handlungsfeld", feld.kurz) for feld in buch.bezuege.handlungsfelder),
        *(_entry(ziel, "ziel", _words(ziel.text), breit=True) for ziel in buch.bezuege.ziele),
        *(_massnahme(buch, m) for m in buch.bezuege.massnahmen),
        *(
            _entry(thema, "querschnittsthema", _words(thema.text), breit=True)
            for thema in in_order(buch.konzept.querschnittsthemen)
        ),
        *_wortseiten(buch),
        *_legal(buch),
        *(_entry(o, "organisation", _words(o.aufgaben), breit=True) for o in buch.konzept.organisationen),
        *(
            Seite(
                word_address("massnahmen", id),
                f'frueher("{id}")',
                {"search": {"exclude": True}, "robots": "noindex"},
                in_navigation=False,
            )
            for id, nachfolger in buch.bezuege.fruehere_ids.items()
            if len(nachfolger) > 1
        ),
    )


def build_redirects(buch: Buch) -> tuple[Umleitung, ...]:
    """Every address of earlier that has exactly one successor."""
    ids = buch.bezuege.fruehere_ids.items()
    return tuple(Umleitung(word_address("massnahmen", id), address_of(neue[0])) for id, neue in ids if len(neue) == 1)


def _lists(buch: Buch) -> Iterable[Seite]:
    k = buch.konzept
    mehrzahl = {name: begriff.mehrzahl for name, begriff in k.konzept.begriffe}
    dativ = {name: begriff.dativ_mehrzahl or begriff.mehrzahl for name, begriff in k.konzept.begriffe}
    inhalt = [dativ[name] for name, eintraege in (("ziel", k.ziele), ("massnahme", k.massnahmen)) if eintraege]
    mit = f" mit {' und '.join(inhalt)}" if inhalt else ""
    beschreibungen = {
        "leitlinien": (k.leitlinien, f"{mehrzahl['leitlinie']}, nach denen der Alltag gestaltet wird."),
        "saeulen": (k.saeulen, f"{mehrzahl['saeule']}, auf denen das Konzept ruht."),
        "handlungsfelder": (k.handlungsfelder, f"Alle {mehrzahl['handlungsfeld']}{mit} im Überblick."),
        "ziele": (k.ziele, f"Alle {mehrzahl['ziel']} im Zusammenhang."),
        "massnahmen": (k.massnahmen, f"Alle {mehrzahl['massnahme']} in einer Tabelle: Zuständigkeit, Zeitrahmen und Stand."),
        "querschnittsthemen": (k.querschnittsthemen, f"{mehrzahl['querschnittsthema']}, die alles durchziehen."),
        "zielgruppen": (words_in_use(buch, "zielgruppen"), "Für wen was geplant ist."),
        "orte": (words_in_use(buch, "orte"), "Was wo geplant ist."),
        "organisationen": (k.organisationen, "Wer mitwirkt und wofür zuständig ist."),
        "gremien": (k.gremien, "Gremien, ihr Auftrag und ihre Mitglieder."),
        "beteiligung": (k.veranstaltungen, "Wie das Konzept entstanden ist und wer daran mitgewirkt hat."),
        "beschluesse": (k.beschluesse, "Beschlüsse zum Konzept mit Abstimmung und Vorlage."),
        "indikatoren": (k.indikatoren, f"{mehrzahl['indikator']} mit Werten, Zielen und Quellen."),
        "praxisbeispiele": (k.praxisbeispiele, "Beispiele aus der Praxis."),
        "angebote": (k.angebote, "Angebote, die es schon gibt."),
        "umsetzungsstand": ([m for m in k.massnahmen if m.stand], "Was umgesetzt ist, was läuft und was sich verzögert."),
        "wirkungskette": (
            has_chain(k) and k.ziele,
            f"Was woraus folgt, von den {dativ['ziel']} bis zu den {dativ['indikator']}, und wo noch etwas fehlt.",
        ),
        "glossar": (k.glossar, "Begriffe und Abkürzungen, kurz erklärt."),
        "fragen": (k.fragen, "Häufige Fragen und Antworten."),
        "downloads": (k.downloads, "Dateien zum Herunterladen mit Format und Größe."),
        "meldungen": (k.meldungen, "Meldungen zum Konzept und seiner Umsetzung."),
        "ansprechpersonen": (k.personen, "Wer Fragen beantwortet." if buch.bezuege.ansprechbar else "Wer genannt ist und wofür."),
        "dokumente": (k.dokumente, "Die Dokumente des Konzepts und wie sie zusammenhängen."),
        "daten": (
            [eintrag for name in ABSCHNITTE for eintrag in k.abschnitt(name)],
            "Die Daten des Konzepts als Tabelle und für Programme, mit Lizenz und Schema.",
        ),
    }
    for name, (eintraege, beschreibung) in beschreibungen.items():
        if eintraege:
            breit: dict[str, object] = BREIT if name in ("massnahmen", "umsetzungsstand") else {}
            zeigt_stand = name in ("handlungsfelder", "massnahmen", "umsetzungsstand", "daten")
            kopf = _head(beschreibung, buch.stand if zeigt_stand else None)
            yield Seite(list_address(name), f"{name}()", kopf | breit)


def _legal(buch: Buch) -> Iterable[Seite]:
    """Impressum, Datenschutz and the accessibility statement, once the concept says whose they are."""
    rechtliches = buch.konzept.konzept.rechtliches
    if rechtliches is not None:
        for name, beschreibung in RECHTLICHES.items():
            kopf = _head(beschreibung, rechtliches.stand)
            yield Seite(f"/{name}/", f"{name}()", kopf, in_navigation=False)


def _wortseiten(buch: Buch) -> Iterable[Seite]:
    saetze = {"zielgruppen": "Was das Konzept für die Zielgruppe „{}“ vorsieht.", "orte": "Was das Konzept für {} vorsieht."}
    for liste, (einzahl, _) in WORTSEITEN.items():
        for wort in words_in_use(buch, liste):
            kopf = _head(saetze[liste].format(wort.label))
            yield Seite(word_address(liste, wort.id), f'{einzahl.lower()}("{wort.id}")', kopf | BREIT)


def _entry(eintrag: Eintrag, makro: str, kurz: str | None, *, breit: bool = False) -> Seite:
    return Seite(address_of(eintrag), f'{makro}("{eintrag.id}")', _head(kurz) | (BREIT if breit else {}))


def _massnahme(buch: Buch, massnahme: Massnahme) -> Seite:
    stand = current(massnahme)
    tage = [tag for eintrag in history(massnahme.stand) if (tag := tag_of(eintrag)) and tag <= buch.stichtag]
    kopf = _head(massnahme.kurz or _words(massnahme.beschreibung)) | BREIT
    if stand and tage:
        kopf["stand"] = max(tage).isoformat()
    return Seite(address_of(massnahme), f'massnahme("{massnahme.id}")', kopf)


def _head(beschreibung: str | None, stand: date | None = None) -> dict[str, object]:
    """What the front matter says: description, and the day the content is from where it is not that of the concept."""
    kopf: dict[str, object] = {}
    if beschreibung:
        kopf["description"] = beschreibung
    if stand:
        kopf["stand"] = stand.isoformat()
    return kopf


def _words(text: str | None) -> str | None:
    return first_words(text) if text else None


@dataclass(frozen=True)
class Prosaseite:
    """A page of `docs/` that replaces no generated one; `reihenfolge` from its front matter orders the chapters."""

    quelle: str
    reihenfolge: float | None = None


def build_navigation(buch: Buch, seiten: Iterable[Seite], prosa: Iterable[Prosaseite]) -> tuple[Ast | str, ...]:
    """The navigation: the first page, the prose chapters, then what the data gives; nothing without a page."""
    vorhanden = {seite.adresse for seite in seiten if seite.in_navigation}
    k = buch.konzept

    def blatt(abschnitt: str) -> str | None:
        adresse = list_address(abschnitt)
        return buch.adressbuch.quelle(adresse) if adresse in vorhanden else None

    def gruppe(titel: str, *zweige: Ast | str | None) -> Ast | None:
        da = tuple(zweig for zweig in zweige if zweig)
        return Ast(titel, da) if da else None

    def liste(abschnitt: str, titel: str, eintraege: Iterable[str]) -> Ast | None:
        kopf = blatt(abschnitt)
        return Ast(titel, (kopf, *(buch.adressbuch.quelle(adresse) for adresse in eintraege))) if kopf else None

    begriffe = k.konzept.begriffe
    ordnung = sorted(prosa, key=lambda seite: (seite.reihenfolge is None, seite.reihenfolge or 0, seite.quelle))
    themen = liste("querschnittsthemen", begriffe.querschnittsthema.mehrzahl, map(address_of, in_order(k.querschnittsthemen)))
    wortlisten = [
        liste(name, titel, (word_address(name, w.id) for w in words_in_use(buch, name))) for name, (_, titel) in WORTSEITEN.items()
    ]
    organisationen = liste("organisationen", "Organisationen", map(address_of, k.organisationen))
    zweige = (
        Ast("Start", buch.adressbuch.quelle("/")),
        gruppe("Konzept", *(seite.quelle for seite in ordnung), blatt("leitlinien"), blatt("saeulen"), themen, blatt("dokumente")),
        gruppe(begriffe.handlungsfeld.mehrzahl, blatt("handlungsfelder"), *_felder(buch), _ziele(buch)),
        gruppe(begriffe.massnahme.mehrzahl, blatt("massnahmen"), *_ohne_feld(buch), *wortlisten),
        gruppe(
            "Umsetzung",
            *map(blatt, ("umsetzungsstand", "wirkungskette", "indikatoren", "praxisbeispiele", "angebote", "meldungen")),
        ),
        gruppe(
            "Beteiligung" if k.veranstaltungen or k.gremien or k.beschluesse else "Wer mitwirkt",
            *map(blatt, ("beteiligung", "gremien", "beschluesse")),
            organisationen,
            blatt("ansprechpersonen"),
        ),
        gruppe("Service", *map(blatt, ("glossar", "fragen", "downloads", "daten"))),
    )
    return tuple(zweig for zweig in zweige if zweig)


def _felder(buch: Buch) -> Iterable[Ast]:
    return (_feld(buch, feld) for feld in buch.bezuege.handlungsfelder)


def _feld(buch: Buch, feld: Handlungsfeld) -> Ast:
    """A field with the Ziele and Maßnahmen it leads; what serves two fields hangs under its leading one."""
    bezuege, quelle = buch.bezuege, buch.adressbuch.quelle
    eigene = [m for m in bezuege.massnahmen_of_feld(feld) if bezuege.felder_of(m)[0] is feld]
    ziele = [ziel for ziel in bezuege.ziele_of_feld(feld) if bezuege.felder_of_ziel(ziel)[0] is feld]
    unter: dict[str, list[str]] = {}
    for m in eigene:
        ganzes = buch.konzept.hole(Massnahme, m.teil_von)
        eigene_ziele = bezuege.entries(Ziel, m.ziele or (ganzes.ziele if ganzes else ()))
        erstes = next((ziel.id for ziel in eigene_ziele if ziel in ziele), "")
        unter.setdefault(erstes, []).append(quelle(address_of(m)))
    zweige = [Ast(_titled(ziel), (quelle(address_of(ziel)), *unter.get(ziel.id, ()))) for ziel in ziele]
    darunter = (*zweige, *unter.get("", ()))
    return Ast(_titled(feld), (quelle(address_of(feld)), *darunter) if darunter else quelle(address_of(feld)))


def _ziele(buch: Buch) -> Ast | None:
    if not buch.konzept.ziele:
        return None
    quelle = buch.adressbuch.quelle
    ohne = [Ast(_titled(ziel), (quelle(address_of(ziel)),)) for ziel in buch.bezuege.uebergreifende_ziele]
    return Ast(buch.konzept.konzept.begriffe.ziel.mehrzahl, (quelle("/ziele/"), *ohne))


def _ohne_feld(buch: Buch) -> tuple[Ast | str, ...]:
    """The Maßnahmen without a field: under a heading of their own where there are fields at all."""
    ohne = tuple(buch.adressbuch.quelle(address_of(m)) for m in buch.bezuege.without_feld)
    if not ohne or not buch.bezuege.handlungsfelder:
        return ohne
    return (Ast(f"Ohne {buch.konzept.konzept.begriffe.handlungsfeld.einzahl}", ohne),)


def _titled(eintrag: Handlungsfeld | Ziel) -> str:
    return f"{eintrag.nr} {eintrag.titel}" if eintrag.nr else eintrag.titel
