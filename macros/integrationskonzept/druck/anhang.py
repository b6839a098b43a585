"""What the printed concept ends with: the table of all Maßnahmen, organisations, participants, glossary, abbreviations."""

from collections.abc import Iterable, Iterator

from integrationskonzept.adressen import address_of
from integrationskonzept.druck.bogen import Bogen, eckdaten
from integrationskonzept.druck.kapitel import Kapitel
from integrationskonzept.druck.knoten import Angabe, Inhalt, Knoten, extern, joined, knoten, titel, verweis, zelle
from integrationskonzept.model import Beschluss, Gremium, Indikator, Massnahme, Organisation, Veranstaltung
from integrationskonzept.queries import stand
from integrationskonzept.queries.ordnung import in_order
from integrationskonzept.render import glossar_in_order


def annexes(bogen: Bogen) -> Iterator[Kapitel]:
    """The annexes that have something to say, in order."""
    k, b = bogen.buch.konzept, bogen.blatt
    alle = (
        (
            f"Alle {b.begriff('massnahmen').mehrzahl}",
            "/massnahmen/",
            k.massnahmen and (catalogue(bogen, bogen.buch.bezuege.massnahmen),),
        ),
        (b.begriff("indikatoren").mehrzahl, "/indikatoren/", tuple(_indicators(bogen, in_order(k.indikatoren)))),
        ("Organisationen", "/organisationen/", tuple(_organisations(bogen, k.organisationen))),
        ("Beteiligte", "/beteiligung/", tuple(_participants(bogen))),
        ("Glossar", "/glossar/", tuple(_glossary(bogen))),
        ("Abkürzungen", "", _abbreviations(bogen)),
    )
    for name, ort, inhalt in alle:
        if inhalt:
            yield Kapitel(name, ort, inhalt)


def catalogue(bogen: Bogen, massnahmen: Iterable[Massnahme]) -> Knoten:
    """All Maßnahmen as a table: number, title, who leads, when, how far, on which page."""
    b = bogen.blatt

    def row(m: Massnahme) -> tuple[Inhalt, ...]:
        fuehrung = ", ".join(b.kurzname(wer) for wer in b.federfuehrend(m))
        stand_der_dinge = bogen.statuswort(stand.statuswort(bogen.buch.konzept, m))
        name = verweis(address_of(m), str(m.titel), seite=False)
        seite = Knoten("seite", (), {"ort": address_of(m)})
        return ((str(m.nr or ""),), (name,), (fuehrung,), (b.zeit(m.zeit) if m.zeit else "",), stand_der_dinge, (seite,))

    koepfe = ("Nr.", b.begriff("massnahmen").einzahl, "Federführung", "Zeitrahmen", "Stand", "Seite")
    zeilen = [row(m) for m in massnahmen]
    gefuellt = [nr for nr in range(len(koepfe)) if any(any(zeile[nr]) for zeile in zeilen)]
    kopf = Knoten("zeile", tuple(zelle(koepfe[nr], kopf=True) for nr in gefuellt))
    rumpf = (Knoten("zeile", tuple(zelle(*zeile[nr], lage="right" if nr == 5 else "") for nr in gefuellt)) for zeile in zeilen)
    breiten = ("auto", "5", "2.9", "2.4", "2.9", "auto")
    return _table((kopf, *rumpf), len(gefuellt), breiten=" ".join(breiten[nr] for nr in gefuellt))


def _table(zeilen: tuple[Knoten, ...], spalten: int, *, breiten: str = "", name: str = "") -> Knoten:
    """A table whose first row is its head and whose rows are never torn."""
    angaben: dict[str, Angabe] = {"spalten": spalten, "koepfe": 1, "titel": name, "einfach": True, "ganz": True, "breiten": breiten}
    return Knoten("tabelle", zeilen, angaben)


def _indicators(bogen: Bogen, indikatoren: Iterable[Indikator]) -> Iterator[Knoten | str]:
    b = bogen.blatt
    for e in indikatoren:
        yield titel(2, b.title(e), ort=address_of(e))
        yield from bogen.text(e.definition, 3)
        raeume = len(b.raeume(e)) > 1
        kopf = [
            zelle("Stichtag", kopf=True),
            *([zelle("Raum", kopf=True)] if raeume else []),
            zelle("Wert", kopf=True, lage="right"),
        ]
        zeilen = [
            Knoten(
                "zeile",
                (
                    zelle(f"{w.stichtag:%d.%m.%Y}"),
                    *([zelle(str(w.raum or ""))] if raeume else []),
                    zelle(b.zahl(w.wert), knoten("fussnote", str(w.fussnote)) if w.fussnote else "", lage="right"),
                ),
            )
            for w in e.werte
        ]
        if e.zielwert:
            wann = f"Ziel {e.zielwert.jahr}" if e.zielwert.jahr else "Ziel"
            zeilen.append(
                Knoten(
                    "zeile",
                    (zelle(knoten("fett", wann)), *([zelle("")] if raeume else []), zelle(b.zahl(e.zielwert.wert), lage="right")),
                )
            )
        if zeilen:
            breiten = "32 60 32" if raeume else "32 32"
            yield _table(
                (Knoten("zeile", tuple(kopf)), *zeilen),
                len(kopf),
                breiten=breiten,
                name=", ".join(filter(None, (f"Werte in {e.einheit}" if e.einheit else "Werte", *(() if raeume else b.raeume(e))))),
            )
        yield from bogen.quelle(e.quelle)


def _organisations(bogen: Bogen, organisationen: Iterable[Organisation]) -> Iterator[Knoten | str]:
    for o in sorted(organisationen, key=lambda o: o.name.casefold()):
        name = f"{o.name} ({o.kurz})" if o.kurz and o.kurz != o.name else str(o.name)
        yield titel(2, name, ort=address_of(o), leise=True, rang="eintrag")
        yield from bogen.text(o.aufgaben, 3)
        oben = bogen.blatt.organisation(o.uebergeordnet)
        wege = [(str(wert),) for wert in (o.telefon, o.mail) if wert]
        web: list[Inhalt] = [(extern(o.url, bogen.blatt.host(o.url)),)] if o.url else []
        yield from eckdaten(
            [
                ("Gehört zu", [(oben.name,)] if oben else []),
                ("Anschrift", [(str(o.adresse),)] if o.adresse else []),
                ("Kontakt", [*wege, *web]),
                *((rolle, _count(bogen, massnahmen)) for rolle, massnahmen in bogen.blatt.zustaendig_fuer(o)),
            ]
        )


def _count(bogen: Bogen, massnahmen: tuple[Massnahme, ...]) -> list[Inhalt]:
    """What a body is in charge of: by numbers where all have one, else how many."""
    if all(m.nr for m in massnahmen) and len(massnahmen) <= 40:
        return [joined(((verweis(address_of(m), str(m.nr), seite=False),) for m in massnahmen), ", ")]
    return [(bogen.blatt.kennzahl("massnahmen", len(massnahmen)),)]


def _participants(bogen: Bogen) -> Iterator[Knoten | str]:
    """Bodies with their members, events with who took part, resolutions."""
    k = bogen.buch.konzept
    gruppen = (
        ("Gremien", [_body(bogen, g) for g in in_order(k.gremien)]),
        ("Veranstaltungen", [_event(bogen, v) for v in in_order(k.veranstaltungen)]),
        ("Beschlüsse", [_resolution(bogen, e) for e in sorted(k.beschluesse, key=lambda e: str(e.datum))]),
    )
    for name, eintraege in gruppen:
        if eintraege:
            yield titel(2, name)
            yield from (teil for eintrag in eintraege for teil in eintrag)


def _body(bogen: Bogen, g: Gremium) -> Inhalt:
    leitung = [wer for stelle in g.leitung if (wer := bogen.stelle(stelle)) and wer[0]]
    daten = eckdaten([("Leitung", leitung)])
    kopf = titel(3, bogen.blatt.title(g), ort=address_of(g), leise=True, rang="eintrag")
    return (kopf, *bogen.text(g.auftrag, 4), *daten, *bogen.mitglieder(g.mitglieder))


def _event(bogen: Bogen, v: Veranstaltung) -> Inhalt:
    b = bogen.blatt
    zahl = v.teilnehmende and (v.teilnehmende.text or (b.zahl(v.teilnehmende.zahl) if v.teilnehmende.zahl is not None else ""))
    zeile = " · ".join(filter(None, [b.zeit(v.zeit) if v.zeit else "", v.ort, f"Teilnehmende: {zahl}" if zahl else ""]))
    kopf = titel(3, b.title(v), ort=address_of(v), leise=True, rang="eintrag")
    return (kopf, *([knoten("klein", zeile)] if zeile else []), *bogen.text(v.ergebnisse, 4), *bogen.mitglieder(v.beteiligte))


def _resolution(bogen: Bogen, e: Beschluss) -> Inhalt:
    b = bogen.blatt
    gremium = b.gremium(e.gremium)
    daten = eckdaten(
        [
            ("Gremium", [(gremium.titel,)] if gremium else []),
            ("Datum", [(b.datum(e.datum),)] if e.datum else []),
            ("Vorlage", [(str(e.vorlage_nr),)] if e.vorlage_nr else []),
            ("Abstimmung", [(b.abstimmung(e.abstimmung),)] if e.abstimmung else []),
        ]
    )
    return (titel(3, b.title(e), ort=address_of(e), leise=True, rang="eintrag"), *daten, *bogen.text(e.text, 4))


def _glossary(bogen: Bogen) -> Iterator[Knoten | str]:
    for e in glossar_in_order(bogen.blatt):
        kurz = f" ({e.abkuerzung})" if e.abkuerzung and e.abkuerzung != e.begriff else ""
        yield titel(2, f"{e.begriff}{kurz}", ort=address_of(e), leise=True, rang="eintrag")
        yield from bogen.text(e.text, 3)
        yield from bogen.quelle(e.quelle)


def _abbreviations(bogen: Bogen) -> Inhalt:
    """Every abbreviation and what it stands for, those of organisations and bodies too."""
    k = bogen.buch.konzept
    kurz = {str(a): str(b) for a, b in bogen.buch.abkuerzungen.items()}
    kurz |= {o.kurz: str(o.name) for o in k.organisationen if o.kurz and o.kurz != o.name and o.kurz not in kurz}
    kurz |= {g.kuerzel: str(g.titel) for g in k.gremien if g.kuerzel and g.kuerzel not in kurz}
    if not kurz:
        return ()
    kopf = Knoten("zeile", (zelle("Abkürzung", kopf=True), zelle("Bedeutung", kopf=True)))
    zeilen = (Knoten("zeile", (zelle(a), zelle(kurz[a]))) for a in sorted(kurz, key=str.casefold))
    return (_table((kopf, *zeilen), 2, breiten="1 3"),)
