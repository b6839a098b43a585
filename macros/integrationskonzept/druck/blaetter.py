"""A Maßnahme → its sheet, with all that its page on the website says; a Ziel → what stands above its sheets."""

from collections.abc import Iterator

from integrationskonzept.adressen import address_of
from integrationskonzept.druck.bogen import Bogen, eckdaten
from integrationskonzept.druck.knoten import Inhalt, Knoten, absatz, extern, iter_texts, knoten, liste, titel
from integrationskonzept.model import Download, Eintrag, Indikator, Massnahme, Querschnittsthema, Ziel
from integrationskonzept.queries.bezuege import unique
from integrationskonzept.queries.wirkung import leitlinien_of

ZEILEN_GANZ = 30
"""A sheet of at most so many lines is never torn apart; a page has about 48."""


def sheet(bogen: Bogen, m: Massnahme, ebene: int, *, allein: bool = False) -> Knoten:
    """The sheet of a Maßnahme, its title a heading of a level; one on its own has no rule above it."""
    inhalt = tuple(_sheet(bogen, m, ebene))
    return Knoten("blatt", inhalt, {"kurz": not allein and _lines(inhalt) <= ZEILEN_GANZ, "strich": not allein})


def _lines(inhalt: Inhalt) -> float:
    """About how many lines some pieces take, rather too many than too few."""
    zeilen = 0.0
    for teil in inhalt:
        if isinstance(teil, str):
            zeilen += len(teil) / 90
        elif teil.art in ("absatz", "punkt", "eckdatum", "klein", "vorspann", "beginn", "begriff"):
            zeilen += 1.6 + len("".join(iter_texts(teil.inhalt))) / (60 if teil.art == "eckdatum" else 75)
        elif teil.art in ("titel", "status"):
            zeilen += 3.2
        elif teil.art in ("bild", "vorlage", "tabelle"):
            zeilen += 99
        else:
            zeilen += _lines(teil.inhalt)
    return zeilen


def _sheet(bogen: Bogen, m: Massnahme, ebene: int) -> Iterator[Knoten | str]:
    b, bezuege = bogen.blatt, bogen.buch.bezuege
    yield Knoten("zusammen", tuple(_head(bogen, m, ebene)))
    unter = ebene + 1
    yield from bogen.abschnitt("Ausgangslage", m.ausgangslage, unter)
    yield from bogen.abschnitt("Beschreibung", m.beschreibung, unter)
    if m.schritte:
        yield titel(unter, "Schritte", leise=True)
        schritte = (f"{s.text} ({b.zeit(s.zeit)})" if s.zeit else str(s.text) for s in m.schritte)
        yield Knoten("aufzaehlung", tuple(knoten("punkt", schritt) for schritt in schritte), {"beginn": 1})
    if teile := bezuege.teile(m):
        yield titel(unter, "Bestandteile", leise=True)
        yield liste(bogen.link(teil) for teil in teile)
    yield from _success(bogen, m, unter)
    yield from bogen.verlauf(m, unter)
    yield from _purpose(bogen, m, unter)
    yield from _relations(bogen, m, unter)
    yield from bogen.zusatztexte(m, unter)
    yield from bogen.quelle(m.quelle)


def _head(bogen: Bogen, m: Massnahme, ebene: int) -> Iterator[Knoten | str]:
    """Title, status and key data; they stay on one page."""
    b = bogen.blatt
    yield titel(ebene, b.title(m), ort=address_of(m), rang="blatt" if ebene > 1 else "")
    yield from bogen.beispiel(m)
    if frueher := b.fruehere_nummern(m):
        yield knoten("klein", f"früher Nr. {frueher}")
    if m.kurz:
        yield knoten("vorspann", str(m.kurz))
    yield from bogen.status(m)
    if ersatz := bogen.buch.konzept.hole(Massnahme, m.ersetzt_durch):
        yield absatz("Aufgegangen in: ", bogen.link(ersatz))
    wort = {liste: b.wort(liste, getattr(m, liste)) for liste in ("prioritaet", "horizont", "art", "herkunft")}
    eingebracht = b.gremium(m.eingebracht_von)
    art = wort["art"].label if wort["art"] and wort["art"].label != b.begriff("massnahmen").einzahl else ""
    yield from eckdaten(
        [
            ("Federführung", bogen.zustaendige(m.zustaendig, "federfuehrung")),
            ("Beteiligte", bogen.zustaendige(m.zustaendig, "mitwirkung")),
            ("Finanzierung", bogen.zustaendige(m.zustaendig, "finanzierung")),
            ("Beratung", bogen.zustaendige(m.zustaendig, "beratung")),
            ("Zeitrahmen", [(b.zeit(m.zeit),)] if m.zeit else []),
            ("Kosten", [(kosten,) for kosten in b.kosten(m)]),
            ("Zielgruppen" if len(m.zielgruppen) > 1 else "Zielgruppe", bogen.worte("zielgruppen", m.zielgruppen)),
            ("Orte" if len(m.orte) > 1 else "Ort", bogen.worte("orte", m.orte)),
            ("Priorität", [(wort["prioritaet"].label,)] if wort["prioritaet"] else []),
            ("Zeithorizont", [(wort["horizont"].label,)] if wort["horizont"] else []),
            ("Art", [(art,)] if art else []),
            ("Herkunft", [(wort["herkunft"].label,)] if wort["herkunft"] else []),
            ("Eingebracht von", [(eingebracht.titel,)] if eingebracht else []),
            ("Rechtsgrundlage", [(str(m.rechtsgrundlage),)] if m.rechtsgrundlage else []),
            ("Ansprechperson", [bogen.person(b.person(m.ansprechperson))]),
            *bogen.zusatz(m),
        ]
    )


def _success(bogen: Bogen, m: Massnahme, ebene: int) -> Iterator[Knoten | str]:
    """By what success is measured."""
    indikatoren = bogen.buch.bezuege.entries(Indikator, m.indikatoren)
    if not (m.erfolgskriterien or m.erwartete_wirkung or indikatoren):
        return
    messbar = m.erfolgskriterien or indikatoren
    yield titel(ebene, "Woran wir den Erfolg messen" if messbar else "Erwartete Wirkung", leise=True)
    if m.erfolgskriterien:
        yield liste(map(str, m.erfolgskriterien))
    yield from bogen.text(m.erwartete_wirkung, ebene + 1)
    if indikatoren:
        yield absatz(f"{bogen.blatt.nomen('indikatoren', indikatoren)}:")
        yield liste(bogen.link(indikator) for indikator in indikatoren)


def _purpose(bogen: Bogen, m: Massnahme, ebene: int) -> Iterator[Knoten | str]:
    """Which Ziele and principles it serves."""
    bezuege, b = bogen.buch.bezuege, bogen.blatt
    ziele = bezuege.entries(Ziel, m.ziele)
    leitlinien = unique(leitlinie for ziel in ziele for leitlinie in leitlinien_of(bezuege, ziel))
    themen = bezuege.entries(Querschnittsthema, m.querschnittsthemen)
    arten: tuple[tuple[Eintrag, ...], ...] = (ziele, leitlinien, themen)
    if zeilen := eckdaten((b.nomen(e[0].ABSCHNITT, e), bogen.links(e)) for e in arten if e):
        yield titel(ebene, "Wozu das beiträgt", leise=True)
        yield from zeilen


def _relations(bogen: Bogen, m: Massnahme, ebene: int) -> Iterator[Knoten | str]:
    """What other Maßnahmen it hangs together with, and what leads on."""
    bezuege, k = bogen.buch.bezuege, bogen.buch.konzept
    ganzes = k.hole(Massnahme, m.teil_von)
    verwandte = unique((*bezuege.entries(Massnahme, m.verwandte), *bezuege.referring(m, Massnahme, "verwandte")))
    gruppen: list[tuple[str, tuple[Massnahme, ...]]] = [
        ("Ist Teil von", (ganzes,) if ganzes else ()),
        ("Setzt voraus", bezuege.entries(Massnahme, m.voraussetzungen)),
        ("Ist Voraussetzung für", bezuege.referring(m, Massnahme, "voraussetzungen")),
        ("Darin aufgegangen", bezuege.referring(m, Massnahme, "ersetzt_durch")),
        ("Verwandt", verwandte),
    ]
    if any(eintraege for _, eintraege in gruppen):
        yield titel(ebene, "Zusammenhänge", leise=True)
        yield from eckdaten((name, bogen.links(eintraege)) for name, eintraege in gruppen)
    downloads = bezuege.entries(Download, m.downloads)
    if m.links or downloads:
        yield titel(ebene, "Mehr dazu", leise=True)
        yield liste([*(extern(link.url, link.titel) for link in m.links), *map(bogen.link, downloads)])
