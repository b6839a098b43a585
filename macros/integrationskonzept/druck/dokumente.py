"""The public concept and its prose → which PDF there are, and the values each is set from."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from integrationskonzept import farben
from integrationskonzept.druck.anhang import annexes
from integrationskonzept.druck.blaetter import sheet
from integrationskonzept.druck.bogen import Bogen
from integrationskonzept.druck.kapitel import Kapitel, feld_chapter, feld_title, principles, prose_chapter, without_feld
from integrationskonzept.druck.knoten import ERSATZ, Inhalt, Knoten, iter_kinds, iter_texts, printable, unprintable
from integrationskonzept.druck.lesen import Leseart, read_html
from integrationskonzept.druck.wege import resolved
from integrationskonzept.render import Blatt, Buch, dokumentstand, gueltigkeit
from integrationskonzept.render.sprachen import second_names

BREITE = 165.0
"""How wide the text is, in mm."""
HOEHE = 120.0
"""How high a picture may be, in mm."""
_ARTEN = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
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
class Dokument:
    """A PDF before it is set: its path in the site, what messages call it, and its values."""

    pfad: str
    name: str
    werte: Mapping[str, object]
    fremde: str = ""
    """The signs in it that no typeface has."""


def build_dokumente(buch: Buch, prosa: Iterable[Prosa], lies: Bildleser, adresse: str | None) -> Iterator[Dokument]:
    """All PDF, sheets first, so that what cannot be set is named by the smallest; each is worked out when it is asked for.

    `adresse` is where the site is published, for links to what a document does not hold.
    """
    werk = _Werk(buch, lies, adresse)
    bogen = Bogen(buch)
    for m in buch.bezuege.massnahmen:
        blatt = sheet(bogen, m, 1, allein=True)
        felder = buch.bezuege.felder_of(m)
        kopf = feld_title(bogen, felder[0]) if felder else buch.konzept.konzept.titel
        yield werk.document(f"pdf/massnahmen/{m.id}.pdf", bogen.blatt.title(m), (blatt,), kopf=kopf, name=f"Maßnahme „{m.titel}“")
    for feld in buch.bezuege.handlungsfelder:
        kapitel = feld_chapter(bogen, feld, allein=True)
        yield werk.document(
            f"pdf/handlungsfelder/{feld.id}.pdf",
            kapitel.titel,
            (kapitel.numbered(""),),
            verzeichnis=True,
            name=f"Kapitel „{feld.titel}“",
        )
    yield werk.document(
        "pdf/konzept.pdf",
        buch.konzept.konzept.titel,
        tuple(whole(bogen, prosa)),
        verzeichnis=True,
        deckblatt=True,
        name="Das ganze Konzept",
    )


def whole(bogen: Bogen, prosa: Iterable[Prosa]) -> Iterator[Knoten]:
    """All chapters with their numbers, then the annexes with their letters."""
    eigene = (
        prose_chapter(eins.titel, eins.adresse, read_html(eins.html, eins.leseart, ebene=1 if "<h1" in eins.html else 2))
        for eins in prosa
    )
    ohne = without_feld(bogen)
    felder = (feld_chapter(bogen, feld) for feld in bogen.buch.bezuege.handlungsfelder)
    alle: list[Kapitel] = [*eigene, *principles(bogen), *([ohne] if ohne else []), *felder]
    for nr, kapitel in enumerate(alle, 1):
        yield kapitel.numbered(str(nr))
    for nr, kapitel in enumerate(annexes(bogen)):
        anhang = replace(kapitel, titel=f"Anhang {chr(65 + nr)}: {kapitel.titel}")
        yield anhang.numbered("")


@dataclass(frozen=True)
class _Werk:
    """What all documents of a concept have in common."""

    buch: Buch
    lies: Bildleser
    adresse: str | None

    def document(
        self,
        pfad: str,
        titel: str,
        inhalt: Inhalt,
        *,
        name: str,
        kopf: str = "",
        verzeichnis: bool = False,
        deckblatt: bool = False,
    ) -> Dokument:
        inhalt = resolved(inhalt, self.adresse)
        k, blatt = self.buch.konzept.konzept, Blatt(self.buch, "index.md")
        kommune = k.kommune
        logo = kommune.logo if kommune and kommune.logo and deckblatt else ""
        dateien = {str(bild.angaben["datei"]): bild for bild in iter_kinds(inhalt, "bild")}
        bilder = {datei: bild for datei in dateien if (bild := self.picture(datei, BREITE, HOEHE))}
        if logo and (bild := self.picture(logo, 70, 30, vergroessert=True)):
            bilder[logo] = bild
        tag = self.buch.stichtag
        werte: dict[str, object] = {
            "titel": titel if printable(titel).strip() else ERSATZ,
            "untertitel": k.untertitel or "",
            "motto": k.motto or "",
            "verfasser": [kommune.name] if kommune else [],
            "beschreibung": (k.kurz or k.titel) if deckblatt else f"{titel} – {k.titel}",
            "schlagworte": ["Integrationskonzept", *([kommune.name] if kommune else [])],
            "tag": [tag.year, tag.month, tag.day],
            "stand": f"Stand: {blatt.datum(self.buch.stand)}" if self.buch.stand else "",
            "kopf": kopf,
            "fuss": k.titel,
            "blatt": bool(kopf),
            "farbe": farben.palettes(kommune.farbe if kommune else None).hell["farbe-text"],
            "sprachen": dict(second_names(self.buch.konzept)),
            "deckblatt": deckblatt,
            "deckzeilen": list(self.imprint(blatt)) if deckblatt else [],
            "logo": logo if logo in bilder else "",
            "logo_alt": f"Logo: {kommune.name}" if kommune else "",
            "verzeichnis": verzeichnis,
            "bilder": bilder,
            "inhalt": [teil if isinstance(teil, str) else teil.plain() for teil in inhalt],
        }
        sauber = {schluessel: _clean(wert) for schluessel, wert in werte.items()}
        return Dokument(pfad, name, sauber, unprintable((titel, *iter_texts(inhalt))))

    def imprint(self, blatt: Blatt) -> Iterator[str]:
        """What stands at the foot of the cover: whose concept, since when, on which day."""
        k = self.buch.konzept.konzept
        herausgeber = blatt.organisation(k.herausgeber)
        if herausgeber:
            yield f"Herausgeber: {herausgeber.name}"
        elif k.kommune:
            yield str(k.kommune.name)
        if stand := dokumentstand(blatt):
            yield stand
        if zeitraum := gueltigkeit(blatt):
            yield f"Gültig: {zeitraum}"
        if self.buch.stand:
            yield f"Stand: {blatt.datum(self.buch.stand)}"

    def picture(self, datei: str, breite: float, hoehe: float, *, vergroessert: bool = False) -> dict[str, object] | None:
        """A picture as SVG and its width in mm; None where the file is no picture whose size is known."""
        masse = self.buch.bildmasse.get(datei)
        endung = datei.rpartition(".")[2].lower()
        if masse is None or (endung not in _ARTEN and endung != "svg"):
            return None
        inhalt = self.lies(datei)
        if inhalt is None:
            return None
        natuerlich = breite if vergroessert and endung == "svg" else masse[0] * 25.4 / 96
        mm = min(natuerlich, breite, hoehe * masse[0] / masse[1])
        return {
            "svg": inhalt.decode(errors="replace") if endung == "svg" else _wrapped(inhalt, _ARTEN[endung], masse),
            "breite": round(mm, 1),
        }


def _wrapped(bild: bytes, art: str, masse: tuple[int, int]) -> str:
    """A picture of pixels inside an SVG, for values hold texts alone."""
    daten = base64.b64encode(bild).decode()
    breite, hoehe = masse
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{breite}" height="{hoehe}" viewBox="0 0 {breite} {hoehe}">'
        f'<image width="{breite}" height="{hoehe}" href="data:{escape(art)};base64,{daten}"/></svg>'
    )


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
        return {name: eins if name in ("svg", "ort", "url", "art", "bilder") else _clean(eins) for name, eins in wert.items()}
    return wert
