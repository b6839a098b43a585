"""Rules on what must not be published: names that were not released and measures that are still drafts."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping

from integrationskonzept.checks.registry import Lage, Meldung, rule
from integrationskonzept.findings import Location
from integrationskonzept.model import Person
from integrationskonzept.struktur import texte


@rule("IK501")
def unreleased_name_stays_out_of_texts(lage: Lage) -> Iterator[Meldung]:
    """The name, mail and telephone of a person who is not released stand in no text."""
    muster = {f"person:{p.id}": _traces(p) for p in lage.konzept.personen if not p.veroeffentlichen and re.search(r"\w{2}", p.name)}
    satz = (
        "Hier steht ein Name, eine Mailadresse oder eine Telefonnummer einer Person, die nicht veröffentlicht werden soll "
        "(personen, id „{id}“). Nennen Sie die Funktion, oder setzen Sie mit Einwilligung „veroeffentlichen: ja“."
    )
    yield from _search(lage, muster, satz)


@rule("IK502")
def draft_stays_out_of_texts(lage: Lage) -> Iterator[Meldung]:
    """The title of a draft stands in no text that is published."""
    oeffentlich = {m.titel for m in lage.konzept.massnahmen if m.sichtbarkeit == "oeffentlich"}
    muster = {
        f"entwurf:{m.id}": re.compile(rf"(?<!\w){_flexible(m.titel)}(?!\w)|/massnahmen/{re.escape(m.id)}(?![\w-])", re.IGNORECASE)
        for m in lage.konzept.massnahmen
        if m.sichtbarkeit == "entwurf" and m.titel not in oeffentlich and re.search(r"\w{3}", m.titel)
    }
    satz = (
        "Hier ist von der Maßnahme „{id}“ die Rede, die noch ein Entwurf ist. Streichen Sie die Stelle, "
        "oder setzen Sie „sichtbarkeit: oeffentlich“."
    )
    yield from _search(lage, muster, satz)


def _search(lage: Lage, muster: Mapping[str, re.Pattern[str]], satz: str) -> Iterator[Meldung]:
    if not muster:
        return
    ausgenommen = {("personen", p.id) for p in lage.konzept.personen if not p.veroeffentlichen}
    ausgenommen |= {("massnahmen", m.id) for m in lage.konzept.massnahmen if m.sichtbarkeit == "entwurf"}
    for abschnitt, id, wert in lage.werte():
        if (abschnitt, id) in ausgenommen and abschnitt != "personen":
            continue
        for feldwert in texte(wert):
            if feldwert.feld.name != "funktion" and (abschnitt, id) in ausgenommen:
                continue
            text = _smooth(str(feldwert.wert))
            for art, ausdruck in muster.items():
                if ausdruck.search(text):
                    yield Meldung(abschnitt, id, feldwert.pfad, satz.format(id=art.partition(":")[2]))
    for datei, roh in lage.prosa.items():
        text = _smooth(roh)
        for art, ausdruck in muster.items():
            for fund in ausdruck.finditer(text):
                zeile = text.count("\n", 0, fund.start()) + 1
                spalte = fund.start() - text.rfind("\n", 0, fund.start())
                yield Meldung("", "", (), satz.format(id=art.partition(":")[2]), Location(datei, zeile, spalte))


_TRENNER = r"[\s/()–-]*"
_GENITIV = r"(?:[’']?s|[’'])?(?!\w)"


def _smooth(text: str) -> str:
    """The same lines as a reader sees them: no markup, no character reference and no invisible sign stands inside a name."""
    lesbar = unicodedata.normalize("NFC", html.unescape(text)).replace("\u2011", "-")
    return re.sub(r"[*_\u00ad\u200b]", "", lesbar)


def _flexible(text: str) -> str:
    return r"\s+".join(re.escape(wort) for wort in _smooth(text).split())


def _traces(person: Person) -> re.Pattern[str]:
    """What gives a person away.

    First and last name in either order, the initial or "Frau" or "Herr" with the last name, mail, telephone however it is grouped.
    """
    name = _smooth(person.name)
    worte = [wort for wort in name.split() if not wort.endswith(".")] or name.split()
    nachname, vorname = re.escape(worte[-1]), re.escape(worte[0])
    spuren = [rf"(?<!\w){_flexible(' '.join(worte))}{_GENITIV}"]
    if len(worte) > 1:
        spuren += [
            rf"(?<!\w){nachname},\s*{vorname}(?!\w)",
            rf"(?<!\w){re.escape(worte[0][0])}\.\s*{nachname}{_GENITIV}",
            rf"(?<!\w)(Frau|Herrn?)\s+((Dr|Prof)\.\s+)*(\w+\s+)?{nachname}{_GENITIV}",
        ]
    if person.mail:
        spuren.append(re.escape(_smooth(person.mail)))
    ziffern = re.sub(r"\D", "", person.telefon or "")
    if len(ziffern) >= 6:
        vorwahl = rf"(?:0|(?:\+|00)49{_TRENNER}0?)" if ziffern.startswith("0") else ziffern[0]
        spuren.append(rf"(?<!\d){vorwahl}{_TRENNER}{_TRENNER.join(ziffern[1:])}(?!\d)")
    return re.compile("|".join(spuren), re.IGNORECASE)
