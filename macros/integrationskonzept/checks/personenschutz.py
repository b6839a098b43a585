"""Rules on what must not be published: names that were not released and measures that are still drafts."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from integrationskonzept.checks.registry import Lage, Meldung, rule
from integrationskonzept.findings import Location
from integrationskonzept.model import ABSCHNITTE, Person
from integrationskonzept.struktur import Pfad

Muster = Mapping[str, re.Pattern[str]]
"""What gives something away, by kind and id."""


@rule("IK501")
def unreleased_name_stays_out_of_texts(lage: Lage) -> Iterator[Meldung]:
    """The name, mail and telephone of a person who is not released stand in no text."""
    muster = {f"person:{p.id}": _traces(p) for p in lage.konzept.personen if not p.veroeffentlichen and re.search(r"\w{2}", p.name)}
    satz = (
        "Hier steht ein Name, eine Mailadresse oder eine Telefonnummer einer Person, die nicht veröffentlicht werden soll "
        "(personen, id „{id}“). Nennen Sie die Funktion, oder setzen Sie mit Einwilligung „veroeffentlichen: ja“."
    )
    anzeichen = set(filter(None, (wort for p in lage.konzept.personen if f"person:{p.id}" in muster for wort in _telling_of(p))))
    yield from _search(lage, muster, satz, lambda klein: _has_digits(klein) or any(wort in klein for wort in anzeichen))


@rule("IK502")
def draft_stays_out_of_texts(lage: Lage) -> Iterator[Meldung]:
    """The title of a draft stands in no text that is published, unless a published entry of any kind is called the same."""
    entwuerfe = {id(m) for m in lage.konzept.massnahmen if m.sichtbarkeit == "entwurf"}
    eintraege = (eintrag for abschnitt in ABSCHNITTE for eintrag in lage.konzept.abschnitt(abschnitt))
    oeffentlich = {eintrag.bezeichnung.casefold() for eintrag in eintraege if id(eintrag) not in entwuerfe}
    muster = {
        f"entwurf:{m.id}": re.compile(rf"(?<!\w){_flexible(m.titel)}(?!\w)|/massnahmen/{re.escape(m.id)}(?![\w-])", re.IGNORECASE)
        for m in lage.konzept.massnahmen
        if m.sichtbarkeit == "entwurf" and m.titel.casefold() not in oeffentlich and re.search(r"\w{3}", m.titel)
    }
    satz = (
        "Hier ist von der Maßnahme „{id}“ die Rede, die noch ein Entwurf ist. Streichen Sie die Stelle, "
        "oder setzen Sie „sichtbarkeit: oeffentlich“."
    )
    anzeichen = {"/massnahmen/", *(_telling(m.titel) for m in lage.konzept.massnahmen if f"entwurf:{m.id}" in muster)}
    yield from _search(lage, muster, satz, lambda klein: any(wort in klein for wort in anzeichen))
    for massnahme in lage.konzept.massnahmen:
        datei = lage.eigene_seiten.get(f"/massnahmen/{massnahme.id}/")
        if massnahme.sichtbarkeit == "entwurf" and datei:
            yield Meldung("", "", (), satz.format(id=massnahme.id), Location(datei))


def _search(
    lage: Lage, muster: Mapping[str, re.Pattern[str]], satz: str, kommt_infrage: Callable[[str], bool]
) -> Iterator[Meldung]:
    """Every place where one of the patterns is found; they are told apart only where any of them is.

    `kommt_infrage` tells quickly, and of a text in lower case, whether any could be found in it at all.
    """
    if not muster:
        return
    irgendeines = re.compile("|".join(f"(?:{ausdruck.pattern})" for ausdruck in muster.values()), re.IGNORECASE)
    for abschnitt, id, pfad, text in _published_texts(lage):
        klein = (glatt := _smooth(text)).casefold()
        if kommt_infrage(klein) and irgendeines.search(glatt):
            for art, ausdruck in muster.items():
                if ausdruck.search(glatt):
                    yield Meldung(abschnitt, id, pfad, satz.format(id=art.partition(":")[2]))
    for datei, roh in lage.prosa.items():
        text = _smooth(roh)
        for art, ausdruck in muster.items() if irgendeines.search(text) else ():
            for fund in ausdruck.finditer(text):
                zeile = text.count("\n", 0, fund.start())
                # What was smoothed away shifts columns, so the first word is looked up in the line as written.
                spalte = max(0, roh.split("\n")[zeile].find(fund[0].split()[0]))
                yield Meldung("", "", (), satz.format(id=art.partition(":")[2]), Location(datei, zeile + 1, spalte + 1))
    for datei in lage.dateien:
        name = _smooth(_as_words(datei.rpartition(".")[0]))
        for art, ausdruck in muster.items():
            if ausdruck.search(name):
                yield Meldung("", "", (), satz.format(id=art.partition(":")[2]), Location(f"docs/{datei}"))


def _published_texts(lage: Lage) -> Iterator[tuple[str, str, Pfad, str]]:
    """Every text and id of the data that readers may see; of drafts nothing, of persons who are not released only the office."""
    personen = {p.id for p in lage.konzept.personen if not p.veroeffentlichen}
    entwuerfe = {m.id for m in lage.konzept.massnahmen if m.sichtbarkeit == "entwurf"}
    for abschnitt, id, _ in lage.werte():
        if id and not (abschnitt == "personen" and id in personen) and not (abschnitt == "massnahmen" and id in entwuerfe):
            yield abschnitt, id, ("id",), _as_words(id)
    for abschnitt, id, feldwert in lage.texte:
        if abschnitt == "massnahmen" and id in entwuerfe:
            continue
        if abschnitt != "personen" or id not in personen or feldwert.feld.name == "funktion":
            yield abschnitt, id, feldwert.pfad, str(feldwert.wert)


def _as_words(name: str) -> str:
    return re.sub(r"[-_./]+", " ", name)


_ZIFFER = re.compile(r"\d")
_ZIFFERN = 6
"""A telephone number has at least so many."""
_TRENNER = r"[\s/().\u2010-\u2015-]*"
_GENITIV = r"(?:[’']?s|[’'])?(?!\w)"
_LUECKE = r"(?:[\s`~\[\]\\]|<[^<>]{0,20}>)+"
_ANREDE = r"(?:Frau|Herrn?|Dr\.|Prof\.|Kollegin|Kollegen?)\s+(?:(?:Dr|Prof|med|phil|jur)\.\s+)*(?:\w+\s+)?"


def _smooth(text: str) -> str:
    """The same lines as a reader sees them: no markup, no character reference and no invisible sign stands inside a name."""
    if "&" in text:
        text = "\n".join(html.unescape(zeile).replace("\n", " ") for zeile in text.split("\n"))
    lesbar = unicodedata.normalize("NFC", text).replace("\u2011", "-")
    return re.sub(r"[*_\u00ad\u200b-\u200d\u2060]", "", lesbar)


def _telling(text: str) -> str:
    """The longest word of a text, in lower case; it stands in one piece wherever the text is found."""
    return max(re.split(r"[\s\u2010-\u2015-]+", _smooth(text)), key=len).casefold()


def _telling_of(person: Person) -> tuple[str, str]:
    """Of last name and mail what stands in one piece wherever they are found."""
    return _telling(_name_words(person.name)[-1]), _smooth(person.mail or "").partition("@")[0].casefold()


def _has_digits(text: str) -> bool:
    return len(_ZIFFER.findall(text)) >= _ZIFFERN


def _flexible(text: str) -> str:
    return _LUECKE.join(re.escape(wort) for wort in _smooth(text).split())


def _name_words(name: str) -> list[str]:
    """First name to last name, without titles, brackets and degrees: "Meier, Anna" and "Dipl.-Ing. (FH) Anna Meier, LL.M."."""
    vorn, komma, hinten = re.sub(r"\([^)]*\)", " ", _smooth(name)).partition(",")
    if komma:
        vorn = vorn if "." in hinten else f"{hinten} {vorn}"
    return [wort for wort in vorn.split() if not wort.endswith(".")] or vorn.split()


def _traces(person: Person) -> re.Pattern[str]:
    """What gives a person away.

    First and last name in either order, also with an initial, "Frau", "Herr" or a title with the last name, mail and telephone
    however they are grouped.
    """
    worte = _name_words(person.name)
    nachname, vorname = (r"\s*[-\u2010-\u2015]\s*".join(map(re.escape, worte[nr].split("-"))) for nr in (-1, 0))
    spuren = [rf"(?<!\w){_LUECKE.join(map(re.escape, worte))}{_GENITIV}"]
    if len(worte) > 1:
        initial = rf"{re.escape(worte[0][0])}\."
        spuren += [
            rf"(?<!\w)(?:{vorname}{_LUECKE}|{initial}\s*){nachname}{_GENITIV}",
            rf"(?<!\w){nachname}(?:,\s*|{_LUECKE})(?:{vorname}(?!\w)|{initial})",
            rf"(?<!\w){_ANREDE}{nachname}{_GENITIV}",
        ]
    if person.mail:
        spuren.append(re.escape(_smooth(person.mail)).replace("@", r"\s*(?:@|\(at\)|\[at\])\s*"))
    ziffern = re.sub(r"\D", "", person.telefon or "")
    if len(ziffern) >= _ZIFFERN:
        kern = re.sub(r"^(?:00)?49(?=\d{6})|^0+", "", ziffern) if (person.telefon or "").strip().startswith(("0", "+")) else ziffern
        spuren.append(rf"(?<!\d)(?:(?:\+|00)\s*49{_TRENNER})?0?{_TRENNER.join(kern)}(?!\d)")
    return re.compile("|".join(spuren), re.IGNORECASE)
