"""Rules on texts: links and pictures are safe and lead somewhere, their words say where."""

import re
from collections.abc import Iterator

from integrationskonzept.checks.registry import Lage, Meldung, rule
from integrationskonzept.findings import Severity, meinten_sie
from integrationskonzept.langtext import Ziel, is_erlaubt, is_intern, is_webadresse, plain_texts
from integrationskonzept.model import Organisation, Person
from integrationskonzept.struktur import feldwerte
from integrationskonzept.typen import zitat

_LEER = re.compile(
    r"(bitte |einfach |zum \w+:? )*(hier|da|dort|link|mehr|weiter|weiterlesen|klick|klicken)"
    r"( bitte)?( (klicken|lang|geht.?s( los)?))?"
    r"|mehr (infos?|informationen|dazu)|https?://\S+",
    re.IGNORECASE,
)
_FORMEN = ("leichte_sprache", "gebaerdensprache")
"""Fields of the accessibility statement that hold an address or a sentence."""
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")


def _ziele(lage: Lage) -> Iterator[tuple[Meldung, Ziel]]:
    """Every link and image in long texts, with a complaint that only wants its text."""
    return ((Meldung(abschnitt, id, feldwert.pfad, ""), ziel) for abschnitt, id, feldwert, ziel in lage.ziele)


def _say(meldung: Meldung, text: str) -> Meldung:
    return Meldung(meldung.abschnitt, meldung.id, meldung.pfad, text)


@rule("IK401")
def link_is_allowed(lage: Lage) -> Iterator[Meldung]:
    """Links lead to http, https, mailto, tel or into the site."""
    for meldung, ziel in _ziele(lage):
        if not ziel.bild and not is_erlaubt(ziel.adresse):
            yield _say(
                meldung,
                f"Der Link auf „{zitat(ziel.adresse)}“ ist nicht erlaubt. Möglich sind http, https, mailto, tel und Seiten dieser "
                "Website in der Form „/glossar/“.",
            )


@rule("IK402")
def image_is_ours(lage: Lage) -> Iterator[Meldung]:
    """Images come from the project's own folder and have an alternative text."""
    for meldung, ziel in _ziele(lage):
        if not ziel.bild:
            continue
        if not is_intern(ziel.adresse) or ziel.adresse.removeprefix("/") not in lage.dateien:
            satz = f"Das Bild „{zitat(ziel.adresse)}“ liegt nicht im Ordner „docs“. Schreiben Sie etwa „/bilder/konferenz.jpg“."
            yield _say(meldung, satz)
        elif not ziel.worte.strip():
            bild = zitat(ziel.adresse)
            yield _say(meldung, f"Dem Bild „{bild}“ fehlt der Alternativtext: ![Was das Bild zeigt]({bild}).")


@rule("IK403")
def link_says_where_it_leads(lage: Lage) -> Iterator[Meldung]:
    """The words of a link name its target (WCAG 2.2, SC 2.4.4)."""
    for meldung, ziel in _ziele(lage):
        if not ziel.bild and (not ziel.worte or _LEER.fullmatch(ziel.worte.strip(" .:!»„“"))):
            satz = (
                f"Der Link „{zitat(ziel.worte)}“ sagt nicht, wohin er führt. Nennen Sie das Ziel: „Beratungsstellen im Landkreis“."
            )
            yield _say(meldung, satz)


@rule("IK404", Severity.HINWEIS)
def text_has_no_html(lage: Lage) -> Iterator[Meldung]:
    """HTML in a long text is shown as text, which is hardly what was meant."""
    for abschnitt, id, feldwert in lage.langtexte:
        if fund := next(filter(None, map(_HTML.search, plain_texts(feldwert.wert))), None):
            satz = (
                f"„{zitat(fund[0], 60)}“ ist HTML und erscheint als Text. Nehmen Sie Markdown: **fett**, - Liste, [Text](Adresse)."
            )
            yield Meldung(abschnitt, id, feldwert.pfad, satz)


@rule("IK405")
def internal_link_leads_somewhere(lage: Lage) -> Iterator[Meldung]:
    """An address inside the site is that of a page or file."""
    for meldung, ziel in _ziele(lage):
        if ziel.bild or not ziel.adresse.startswith("/") or not is_intern(ziel.adresse):
            continue
        if satz := _leads_nowhere(ziel.adresse, lage):
            yield _say(meldung, satz)
    rechtliches = lage.konzept.konzept.rechtliches
    formen = rechtliches.barrierefreiheit if rechtliches else None
    for feld in _FORMEN:
        adresse = getattr(formen, feld, None) or ""
        if adresse.startswith("/") and is_intern(adresse) and (satz := _leads_nowhere(adresse, lage)):
            yield Meldung("konzept", "", ("rechtliches", "barrierefreiheit", feld), satz)


def _leads_nowhere(adresse: str, lage: Lage) -> str:
    """What is wrong with an address inside the site; empty where there is such a page or file."""
    seite = adresse.partition("#")[0]
    if seite in lage.adressen:
        return ""
    return f"Die Seite „{zitat(seite)}“ gibt es auf dieser Website nicht.{meinten_sie(seite, lage.adressen)}"


@rule("IK406")
def url_is_an_address(lage: Lage) -> Iterator[Meldung]:
    """A field named url holds a web address."""
    for abschnitt, id, feldwert in lage.texte:
        ist_adresse = re.fullmatch(r"https?://[^\s/]+\.[^\s]+", feldwert.wert) and is_webadresse(feldwert.wert)
        soll = feldwert.feld.name == "url" or (feldwert.feld.name in _FORMEN and re.match("https?:", feldwert.wert, re.IGNORECASE))
        if soll and not ist_adresse:
            satz = f"„{zitat(feldwert.wert)}“ ist keine Webadresse. Schreiben Sie sie ganz aus: https://www.…"
            yield Meldung(abschnitt, id, feldwert.pfad, satz)


_MAIL = re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&.]+(\.[^\s@<>\"?&.]+)+")


@rule("IK407")
def mail_is_an_address(lage: Lage) -> Iterator[Meldung]:
    """A field named mail holds a mail address."""
    eintraege: tuple[Organisation | Person, ...] = (*lage.konzept.organisationen, *lage.konzept.personen)
    for eintrag in eintraege:
        if eintrag.mail and not _MAIL.fullmatch(eintrag.mail):
            satz = f"„{zitat(eintrag.mail)}“ ist keine Mailadresse."
            yield Meldung(eintrag.ABSCHNITT, eintrag.id, ("mail",), satz)
    for feldwert in feldwerte(lage.konzept.konzept):
        if feldwert.feld.name == "mail" and not _MAIL.fullmatch(feldwert.wert):
            yield Meldung("konzept", "", feldwert.pfad, f"„{zitat(feldwert.wert)}“ ist keine Mailadresse.")
