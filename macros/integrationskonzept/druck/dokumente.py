"""The public concept and its prose → which documents there are, and what is in each."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape

from integrationskonzept import farben
from integrationskonzept.adressen import address_of, page_address
from integrationskonzept.druck.anhang import annexes
from integrationskonzept.druck.blaetter import sheet
from integrationskonzept.druck.bogen import Bogen
from integrationskonzept.druck.kapitel import Kapitel, feld_chapter, feld_title, principles, prose_chapter, without_feld
from integrationskonzept.druck.knoten import ERSATZ, Inhalt, Knoten, iter_kinds, iter_texts, plain_text, printable, unprintable
from integrationskonzept.druck.lesen import Leseart, read_html
from integrationskonzept.druck.wege import resolved
from integrationskonzept.model import Beschluss, Handlungsfeld
from integrationskonzept.model import Dokument as Fassung
from integrationskonzept.render import Blatt, Buch, dokumentstand, gueltigkeit
from integrationskonzept.render.sprachen import second_names

BREITE = 165.0
"""How wide the text is, in mm."""
HOEHE = 120.0
"""How high a picture may be, in mm."""
SVG = "image/svg+xml"
_ARTEN = {"svg": SVG, "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
Bildleser = Callable[[str], bytes | None]
"""The bytes of a file below `docs/`, None where there is none."""


@dataclass(frozen=True)
class Prosa:
    """A chapter of the author's own as the website shows it."""

    adresse: str
    titel: str
    html: str
    leseart: Leseart


@dataclass(frozen=True)
class Bild:
    """A picture: its bytes, its media type, its size in pixels, and how wide it is set, in mm."""

    inhalt: bytes
    art: str
    masse: tuple[int, int]
    breite: float

    def as_svg(self) -> str:
        """The picture as text: one of pixels inside an SVG."""
        if self.art == SVG:
            return self.inhalt.decode(errors="replace")
        daten = base64.b64encode(self.inhalt).decode()
        breite, hoehe = self.masse
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{breite}" height="{hoehe}" viewBox="0 0 {breite} {hoehe}">'
            f'<image width="{breite}" height="{hoehe}" href="data:{escape(self.art)};base64,{daten}"/></svg>'
        )


@dataclass(frozen=True)
class Dokument:
    """A document before it is set: where it goes, what messages call it, its pieces, and what else is said of it."""

    pfad: str
    """Below the folder of its kind, without an ending: "konzept", "massnahmen/kurs"."""
    ort: str
    """The address of the page that it is the paper of."""
    name: str
    inhalt: Inhalt
    angaben: Mapping[str, object]
    bilder: Mapping[str, Bild] = field(default_factory=dict)
    zum_bearbeiten: bool = False
    """Whether it is wanted for word processors too."""

    @property
    def titel(self) -> str:
        return str(self.angaben["titel"])

    @cached_property
    def werte(self) -> Mapping[str, object]:
        """All of it as the templates of the PDF read it, every text one that can be printed."""
        werte = {
            **self.angaben,
            "bilder": {name: {"svg": bild.as_svg(), "breite": bild.breite} for name, bild in self.bilder.items()},
            "inhalt": [teil if isinstance(teil, str) else teil.plain() for teil in self.inhalt],
        }
        sauber = {name: _clean(wert) if name != "bilder" else wert for name, wert in werte.items()}
        return sauber | {"titel": sauber["titel"] if str(sauber["titel"]).strip() else ERSATZ}

    @property
    def fremde(self) -> str:
        """The signs in it that no typeface has."""
        return unprintable((self.titel, *iter_texts(self.inhalt)))


def build_dokumente(buch: Buch, prosa: Iterable[Prosa], lies: Bildleser, adresse: str | None) -> Iterator[Dokument]:
    """All documents, sheets first, so that what cannot be set is named by the smallest; each is worked out when it is asked for.

    `adresse` is where the site is published, for links to what a document does not hold.
    """
    werk = _Werk(buch, lies, adresse)
    bogen = Bogen(buch)
    prosa = tuple(prosa)
    for m in buch.bezuege.massnahmen:
        blatt = sheet(bogen, m, 1, allein=True)
        felder = buch.bezuege.felder_of(m)
        kopf = feld_title(bogen, felder[0]) if felder else buch.konzept.konzept.titel
        yield werk.document(
            f"massnahmen/{m.id}", address_of(m), bogen.blatt.title(m), (blatt,), kopf=kopf, name=f"Maßnahme „{m.titel}“"
        )
    for feld in buch.bezuege.handlungsfelder:
        kapitel = feld_chapter(bogen, feld, allein=True)
        yield werk.document(
            f"handlungsfelder/{feld.id}",
            address_of(feld),
            kapitel.titel,
            (kapitel.numbered(""),),
            verzeichnis=True,
            zum_bearbeiten=True,
            name=f"Kapitel „{feld.titel}“",
        )
    for fassung in buch.konzept.dokumente:
        if inhalt := tuple(_numbered(version_chapters(bogen, fassung, prosa))):
            yield werk.document(
                f"dokumente/{fassung.id}",
                address_of(fassung),
                fassung.titel,
                inhalt,
                verzeichnis=True,
                deckzeilen=tuple(_version_imprint(bogen, fassung)),
                name=f"Dokument „{fassung.titel}“",
            )
    yield werk.document(
        "konzept",
        "/",
        buch.konzept.konzept.titel,
        tuple(whole(bogen, prosa)),
        verzeichnis=True,
        deckzeilen=tuple(_imprint(bogen.blatt)),
        zum_bearbeiten=True,
        name="Gesamtdokument",
    )


def whole(bogen: Bogen, prosa: Iterable[Prosa]) -> Iterator[Knoten]:
    """All chapters with their numbers, then the annexes with their letters."""
    ohne = without_feld(bogen)
    felder = (feld_chapter(bogen, feld) for feld in bogen.buch.bezuege.handlungsfelder)
    yield from _numbered([*map(_prose, prosa), *principles(bogen), *([ohne] if ohne else []), *felder])
    for nr, kapitel in enumerate(annexes(bogen)):
        anhang = replace(kapitel, titel=f"Anhang {chr(65 + nr)}: {kapitel.titel}")
        yield anhang.numbered("")


def _numbered(kapitel: Iterable[Kapitel]) -> Iterator[Knoten]:
    for nr, eins in enumerate(kapitel, 1):
        yield eins.numbered(str(nr))


def _prose(eine: Prosa) -> Kapitel:
    return prose_chapter(eine.titel, eine.adresse, read_html(eine.html, eine.leseart, ebene=1 if "<h1" in eine.html else 2))


def version_chapters(bogen: Bogen, fassung: Fassung, prosa: Iterable[Prosa]) -> Iterator[Kapitel]:
    """What belongs to one of several versions of the concept: its own pages, and the fields it holds or revises.

    Where there is but one version and no field says otherwise, all fields are in it.
    """
    seiten = {page_address(seite) for seite in fassung.seiten}
    yield from (_prose(eine) for eine in prosa if eine.adresse in seiten)
    k = bogen.buch.konzept
    allein = len(k.dokumente) == 1 and not fassung.betrifft_handlungsfelder and not any(feld.dokument for feld in k.handlungsfelder)

    def belongs(feld: Handlungsfeld) -> bool:
        return allein or feld.dokument == fassung.id or feld.id in fassung.betrifft_handlungsfelder

    yield from (feld_chapter(bogen, feld) for feld in bogen.buch.bezuege.handlungsfelder if belongs(feld))


def _version_imprint(bogen: Bogen, fassung: Fassung) -> Iterator[str]:
    b = bogen.blatt
    kommune = bogen.buch.konzept.konzept.kommune
    yield from filter(None, [kommune.name if kommune else ""])
    status = b.dokumentstatus(fassung.status) if fassung.status else ""
    if zeile := " · ".join(str(wert) for wert in (fassung.art, fassung.jahr, status) if wert):
        yield zeile
    for beschluss in bogen.buch.bezuege.referring(fassung, Beschluss):
        gremium = b.gremium(beschluss.gremium)
        if beschluss.datum:
            yield f"Beschlossen am {b.datum(beschluss.datum)}{f' ({gremium.titel})' if gremium else ''}"
    if bogen.buch.stand:
        yield f"Nach den Daten vom {b.datum(bogen.buch.stand)}"


def _imprint(blatt: Blatt) -> Iterator[str]:
    """What stands at the foot of the cover: whose concept, since when, on which day."""
    k = blatt.konzept.konzept
    herausgeber = blatt.organisation(k.herausgeber)
    if herausgeber:
        yield f"Herausgeber: {herausgeber.name}"
    elif k.kommune:
        yield str(k.kommune.name)
    if stand := dokumentstand(blatt):
        yield stand
    if zeitraum := gueltigkeit(blatt):
        yield f"Gültig: {zeitraum}"
    if blatt.buch.stand:
        yield f"Stand: {blatt.datum(blatt.buch.stand)}"


@dataclass(frozen=True)
class _Werk:
    """What all documents of a concept have in common."""

    buch: Buch
    lies: Bildleser
    adresse: str | None

    def document(
        self,
        pfad: str,
        ort: str,
        titel: str,
        inhalt: Inhalt,
        *,
        name: str,
        kopf: str = "",
        verzeichnis: bool = False,
        deckzeilen: tuple[str, ...] = (),
        zum_bearbeiten: bool = False,
    ) -> Dokument:
        """A document; one with lines for it has a cover."""
        inhalt = resolved(inhalt, self.adresse)
        k, blatt = self.buch.konzept.konzept, Blatt(self.buch, "index.md")
        kommune = k.kommune
        ganz = titel == k.titel
        dateien = {str(bild.angaben["datei"]) for bild in iter_kinds(inhalt, "bild")}
        bilder = {datei: bild for datei in sorted(dateien) if (bild := self.picture(datei, BREITE, HOEHE))}
        logo = str(kommune.logo) if kommune and kommune.logo and deckzeilen else ""
        if logo and (bild := self.picture(logo, 70, 30, vergroessert=True)):
            bilder[logo] = bild
        tag = self.buch.stichtag
        angaben: dict[str, object] = {
            "titel": titel,
            "untertitel": (k.untertitel or "") if ganz else k.titel,
            "motto": (k.motto or "") if ganz else "",
            "verfasser": [kommune.name] if kommune else [],
            "beschreibung": (k.kurz or k.titel) if ganz else f"{titel} – {k.titel}",
            "schlagworte": ["Integrationskonzept", *([kommune.name] if kommune else [])],
            "tag": [tag.year, tag.month, tag.day],
            "stand": f"Stand: {blatt.datum(self.buch.stand)}" if self.buch.stand else "",
            "kopf": kopf,
            "fuss": k.titel,
            "hinweise": [plain_text(Bogen(self.buch).text(hinweis.text, 2)) for hinweis in k.hinweise if hinweis.ueberall],
            "blatt": bool(kopf),
            "farbe": farben.palettes(kommune.farbe if kommune else None).hell["farbe-text"],
            "sprachen": dict(second_names(self.buch.konzept)),
            "deckblatt": bool(deckzeilen),
            "deckzeilen": list(deckzeilen),
            "logo": logo if logo in bilder else "",
            "logo_alt": f"Logo: {kommune.name}" if kommune else "",
            "verzeichnis": verzeichnis,
        }
        return Dokument(pfad, ort, name, inhalt, angaben, bilder, zum_bearbeiten)

    def picture(self, datei: str, breite: float, hoehe: float, *, vergroessert: bool = False) -> Bild | None:
        """A picture and its width in mm; None where the file is no picture whose size is known."""
        masse = self.buch.bildmasse.get(datei)
        art = _ARTEN.get(datei.rpartition(".")[2].lower())
        if masse is None or art is None:
            return None
        inhalt = self.lies(datei)
        if inhalt is None:
            return None
        natuerlich = breite if vergroessert and art == SVG else masse[0] * 25.4 / 96
        return Bild(inhalt, art, masse, round(min(natuerlich, breite, hoehe * masse[0] / masse[1]), 1))


def _words(wert: object) -> str:
    """The words of pieces as values."""
    if isinstance(wert, dict):
        return "".join(map(_words, wert["inhalt"]))
    return str(wert)


def _clean(wert: object) -> object:
    """Values in which every text can be printed."""
    if isinstance(wert, str):
        return printable(wert)
    if isinstance(wert, list):
        return [_clean(eins) for eins in wert]
    if isinstance(wert, dict):
        if wert.get("art") == "titel" and not printable(_words(wert)).strip():
            wert = {**wert, "inhalt": [ERSATZ]}
        return {name: eins if name in ("ort", "url", "art") else _clean(eins) for name, eins in wert.items()}
    return wert
