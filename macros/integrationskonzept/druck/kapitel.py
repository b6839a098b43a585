"""Chapters of the printed concept: prose, principles, a Handlungsfeld with its Ziele and sheets; in the order of the website."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from integrationskonzept.adressen import address_of, list_address
from integrationskonzept.druck.blaetter import sheet
from integrationskonzept.druck.bogen import Bogen, eckdaten
from integrationskonzept.druck.knoten import Inhalt, Knoten, absatz, extern, knoten, liste, titel
from integrationskonzept.model import (
    Angebot,
    Angebotsartig,
    Dokument,
    Gremium,
    Grundsatz,
    Handlungsfeld,
    Massnahme,
    Praxisbeispiel,
    Ziel,
)
from integrationskonzept.queries.ordnung import in_order

ANDERSWO = "Dazu trägt auch bei, was an anderer Stelle beschrieben ist:"


@dataclass(frozen=True)
class Kapitel:
    """A chapter before it has a number: its title, its address in the site, and what is in it, headings from level 2 on."""

    titel: str
    ort: str
    inhalt: Inhalt

    def numbered(self, nr: str) -> Knoten:
        """The chapter with its number, those of its sections included."""
        abschnitt = 0

        def number(teil: Knoten | str) -> Knoten | str:
            nonlocal abschnitt
            if isinstance(teil, Knoten) and teil.art == "titel" and _counts(teil):
                abschnitt += 1
                return replace(teil, angaben={**teil.angaben, "nr": f"{nr}.{abschnitt}" if nr else ""})
            return teil

        kopf = titel(1, self.titel, nr=nr, ort=self.ort)
        return Knoten("kapitel", (kopf, *map(number, self.inhalt)))


def _counts(kopf: Knoten) -> bool:
    """Whether a heading is that of a section without a number of its own."""
    return kopf.angaben["ebene"] == 2 and not kopf.angaben["leise"] and not kopf.angaben.get("eigene_nr")


def prose_chapter(name: str, ort: str, inhalt: Inhalt) -> Kapitel:
    """A chapter of the author's own; its first heading is its title, its anchors can be reached."""
    erste = next((teil for teil in inhalt if isinstance(teil, Knoten) and teil.art == "titel"), None)

    def located(teil: Knoten | str) -> Knoten | str:
        if not isinstance(teil, Knoten) or teil.art != "titel":
            return teil
        anker = teil.angaben.get("anker")
        ebene = max(2, int(teil.angaben["ebene"] or 2))
        return replace(teil, angaben={**teil.angaben, "ebene": ebene, "ort": f"{ort}#{anker}" if anker else ""})

    ist_titel = erste is not None and erste.angaben["ebene"] == 1
    return Kapitel(name, ort, tuple(located(teil) for teil in inhalt if not (ist_titel and teil is erste)))


def principles(bogen: Bogen) -> Iterator[Kapitel]:
    """Leitlinien, Säulen and Querschnittsthemen, a chapter for each kind."""
    k = bogen.buch.konzept
    arten: tuple[tuple[str, tuple[Grundsatz, ...]], ...] = (
        ("leitlinien", k.leitlinien),
        ("saeulen", k.saeulen),
        ("querschnittsthemen", k.querschnittsthemen),
    )
    for abschnitt, eintraege in arten:
        if eintraege:
            inhalt = tuple(teil for eintrag in in_order(eintraege) for teil in _principle(bogen, eintrag))
            yield Kapitel(bogen.blatt.begriff(abschnitt).mehrzahl, list_address(abschnitt), inhalt)


def _principle(bogen: Bogen, eintrag: Grundsatz) -> Iterator[Knoten | str]:
    yield titel(2, bogen.blatt.title(eintrag), ort=address_of(eintrag), eigene_nr=bool(eintrag.nr))
    yield from bogen.text(eintrag.text, 3)
    yield from eckdaten(
        [
            (bogen.blatt.nomen("handlungsfelder", eintrag.handlungsfelder), bogen.links(_felder(bogen, eintrag.handlungsfelder))),
            *bogen.zusatz(eintrag),
        ]
    )
    yield from bogen.zusatztexte(eintrag, 3)
    yield from bogen.quelle(eintrag.quelle)


def _felder(bogen: Bogen, ids: Iterable[str]) -> tuple[Handlungsfeld, ...]:
    return bogen.buch.bezuege.entries(Handlungsfeld, ids)


def feld_title(bogen: Bogen, feld: Handlungsfeld) -> str:
    """What the chapter of a field is called: "Handlungsfeld 1: Sprache"."""
    wort = bogen.blatt.begriff("handlungsfelder").einzahl
    return f"{wort} {feld.nr}: {feld.titel}" if feld.nr else feld.titel


def feld_chapter(bogen: Bogen, feld: Handlungsfeld, *, allein: bool = False) -> Kapitel:
    """The chapter of a field: what it is about, its Ziele with the sheets it leads, who is in charge.

    A chapter alone holds the sheets that other fields lead, too.
    """
    return Kapitel(feld_title(bogen, feld), address_of(feld), tuple(_Feldkapitel(bogen, feld, allein).parts()))


@dataclass
class _Feldkapitel:
    bogen: Bogen
    feld: Handlungsfeld
    allein: bool
    gesetzt: set[str] = field(default_factory=set)
    """The Maßnahmen and Ziele that have had their place in this chapter."""

    def parts(self) -> Iterator[Knoten | str]:
        bogen, feld = self.bogen, self.feld
        yield from bogen.beispiel(feld)
        if feld.kurz:
            yield knoten("vorspann", str(feld.kurz))
        if feld.voraussetzung:
            yield knoten("klein", "Voraussetzung für Integration")
        yield from self.figures()
        yield from bogen.text(feld.text, 2)
        for name, text in (
            ("Ausgangslage", feld.ausgangslage),
            ("Herausforderungen", feld.herausforderungen),
            ("Was es schon gibt", feld.bestand),
        ):
            if inhalt := bogen.text(text, 3):
                yield from (titel(2, name), *inhalt)
        yield from self.goals()
        for klasse in (Praxisbeispiel, Angebot):
            if eintraege := bogen.buch.bezuege.referring(feld, klasse):
                yield titel(2, bogen.blatt.nomen(klasse.ABSCHNITT, eintraege))
                yield from (teil for eintrag in eintraege for teil in _offer(bogen, eintrag))
        yield from self.in_charge()
        yield from bogen.zusatztexte(feld, 2)
        yield from bogen.quelle(feld.quelle)

    def figures(self) -> Iterator[Knoten]:
        """How much there is, how far it is, and which versions apply."""
        b, bezuege = self.bogen.blatt, self.bogen.buch.bezuege
        _, worte = b.fortschritt(bezuege.massnahmen_of_feld(self.feld))
        zahlen = [f"Kürzel {self.feld.kuerzel}" if self.feld.kuerzel else "", b.feldzahlen(self.feld), worte]
        if text := " · ".join(filter(None, zahlen)):
            yield knoten("klein", text)
        for dokument in bezuege.referring(self.feld, Dokument):
            neu = self.feld.dokument in (None, dokument.id)
            yield absatz("Neu gefasst durch: " if neu else "Dieses Kapitel wurde ersetzt durch: ", self.bogen.link(dokument))

    def goals(self) -> Iterator[Knoten | str]:
        """The Ziele with their sheets, then the sheets that hang under none."""
        bogen, bezuege, b = self.bogen, self.bogen.buch.bezuege, self.bogen.blatt
        ziele = bezuege.ziele_of_feld(self.feld)
        massnahmen = bezuege.massnahmen_of_feld(self.feld)
        if not (ziele or massnahmen or self.feld.ziele_text):
            return
        yield titel(2, b.ueberschrift("ziele", ziele or self.feld.ziele_text, "massnahmen", massnahmen))
        yield from bogen.text(self.feld.ziele_text, 3)
        for ziel in bezuege.roots(ziele):
            yield from self.goal(ziel, 3)
        rest = [m for m in massnahmen if m.id not in self.gesetzt]
        if rest and ziele:
            yield titel(3, f"Weitere {b.begriff('massnahmen').mehrzahl}")
        yield from self.sheets(rest, 4 if ziele else 3)

    def goal(self, ziel: Ziel, ebene: int) -> Iterator[Knoten | str]:
        """A Ziel, the sheets that serve it, and the Ziele below it."""
        if f"ziel {ziel.id}" in self.gesetzt:
            return
        self.gesetzt.add(f"ziel {ziel.id}")
        bezuege = self.bogen.buch.bezuege
        leitend = bezuege.felder_of_ziel(ziel)[0]
        if leitend is self.feld or self.allein:
            yield from goal_head(self.bogen, ziel, ebene)
        else:
            yield titel(ebene, self.bogen.blatt.title(ziel), rang="ziel")
            yield absatz("Dieses Ziel steht bei: ", self.bogen.link(leitend), ".")
        yield from self.sheets(bezuege.massnahmen_of_ziel(ziel), ebene + 1)
        for unter in self.bogen.blatt.unterziele_in(ziel, self.feld):
            yield from self.goal(unter, ebene + 1)

    def sheets(self, massnahmen: Iterable[Massnahme], ebene: int) -> Iterator[Knoten]:
        """The sheets that have their place here, parts after their whole; to the others, the way."""
        bezuege = self.bogen.buch.bezuege
        massnahmen = tuple(massnahmen)
        hier = [m for m in massnahmen if m.id not in self.gesetzt and (self.allein or self.leads(m))]
        dabei = {m.id for m in hier}
        if anderswo := [m for m in massnahmen if m.id not in dabei]:
            self.gesetzt |= {m.id for m in anderswo}
            yield knoten("beginn", ANDERSWO)
            yield liste(self.bogen.link(m) for m in anderswo)
        for m in hier:
            if m.id not in self.gesetzt:
                self.gesetzt.add(m.id)
                yield sheet(self.bogen, m, ebene)
                yield from self.sheets(
                    [t for t in bezuege.teile(m) if t.id not in self.gesetzt and (self.allein or self.leads(t))], ebene
                )

    def leads(self, m: Massnahme) -> bool:
        """Whether this field is the one under which a Maßnahme is set."""
        return (self.bogen.buch.bezuege.felder_of(m) or (self.feld,))[0] is self.feld

    def in_charge(self) -> Iterator[Knoten | str]:
        bogen, feld, b = self.bogen, self.feld, self.bogen.blatt
        gruppe, von = b.gremium(feld.arbeitsgruppe), b.gremium(feld.eingebracht_von)
        weitere = [g for g in bogen.buch.bezuege.referring(feld, Gremium) if g not in (gruppe, von)]
        daten = eckdaten(
            [
                ("Federführung", bogen.zustaendige(feld.zustaendig, "federfuehrung")),
                ("Beteiligte", bogen.zustaendige(feld.zustaendig, "mitwirkung")),
                ("Finanzierung", bogen.zustaendige(feld.zustaendig, "finanzierung")),
                ("Beratung", bogen.zustaendige(feld.zustaendig, "beratung")),
                ("Arbeitsgruppe", bogen.links([gruppe] if gruppe else [])),
                ("Eingebracht von", bogen.links([von] if von else [])),
                ("Weitere Gremien", bogen.links(weitere)),
                ("Ansprechperson", [bogen.person(b.person(feld.ansprechperson))]),
                *bogen.zusatz(feld),
            ]
        )
        if daten:
            yield titel(2, b.wer(feld))
            yield from daten


def goal_head(bogen: Bogen, ziel: Ziel, ebene: int) -> Iterator[Knoten | str]:
    """What a Ziel says of itself."""
    yield titel(ebene, bogen.blatt.title(ziel), ort=address_of(ziel), rang="ziel" if ebene > 2 else "")
    yield from bogen.beispiel(ziel)
    if ziel.stufe:
        yield knoten("klein", str(ziel.stufe))
    yield from bogen.status(ziel)
    yield from bogen.text(ziel.text, ebene + 1)
    yield from bogen.abschnitt("Warum das nötig ist", ziel.bedarf, ebene + 1)
    yield from bogen.verlauf(ziel, ebene + 1)
    yield from eckdaten(bogen.zusatz(ziel))
    yield from bogen.zusatztexte(ziel, ebene + 1)
    yield from bogen.quelle(ziel.quelle)


def _offer(bogen: Bogen, eintrag: Angebotsartig) -> Iterator[Knoten | str]:
    yield titel(3, bogen.blatt.title(eintrag), ort=address_of(eintrag), leise=True, rang="eintrag")
    yield from bogen.beispiel(eintrag)
    yield from bogen.text(eintrag.text, 4)
    organisation = bogen.blatt.organisation(eintrag.organisation)
    yield from eckdaten(
        [
            ("Organisation", [(organisation.name,)] if organisation else []),
            ("Ort", [(str(eintrag.ort),)] if eintrag.ort else []),
            ("Website", [(extern(eintrag.url, bogen.blatt.host(eintrag.url)),)] if eintrag.url else []),
            ("Zielgruppen", bogen.worte("zielgruppen", eintrag.zielgruppen)),
        ]
    )
    yield from bogen.quelle(eintrag.quelle)


def without_feld(bogen: Bogen) -> Kapitel | None:
    """What stands above or beside all fields: Ziele without one with their sheets, and all other Maßnahmen."""
    bezuege, b = bogen.buch.bezuege, bogen.blatt
    massnahmen = bezuege.without_feld
    ziele = bezuege.uebergreifende_ziele
    if not massnahmen and not ziele:
        return None
    ohne = {m.id for m in massnahmen}
    gesetzt: set[str] = set()
    teile: list[Knoten | str] = []
    for ziel in ziele:
        teile += goal_head(bogen, ziel, 2)
        for m in bezuege.massnahmen_of_ziel(ziel):
            if m.id in ohne and m.id not in gesetzt:
                gesetzt.add(m.id)
                teile.append(sheet(bogen, m, 3))
        if anderswo := [m for m in bezuege.massnahmen_of_ziel(ziel) if m.id not in ohne]:
            teile += [knoten("beginn", ANDERSWO), liste(bogen.link(m) for m in anderswo)]
    rest = [m for m in massnahmen if m.id not in gesetzt]
    if rest and ziele:
        teile.append(titel(2, f"Weitere {b.begriff('massnahmen').mehrzahl}"))
    teile += [sheet(bogen, m, 3 if ziele else 2) for m in rest]
    name = b.ueberschrift("ziele", bool(ziele), "massnahmen", bool(massnahmen))
    if bezuege.handlungsfelder:
        name = f"{name} über allen {b.dativ('handlungsfelder')}" if ziele else f"{name} ohne {b.begriff('handlungsfelder').einzahl}"
    return Kapitel(name, "", tuple(teile))
