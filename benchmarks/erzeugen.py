"""A concept of any size in the likeness of the demo: its relations, lengths and words, mixed anew.

The same demo, number and seed give the same bytes. A concept is made of blocks: each is the demo's web of Ziele and Maßnahmen under
ids of its own, so that every reference leads somewhere and nothing runs in a circle. Within it, sentences are drawn from all those
of the demo, words are exchanged for others of their length and ending, and times, costs, places and histories are dealt out again.
New compounds are coined so that the vocabulary grows with the text as Heaps' law says of the demo itself.

    python benchmarks/erzeugen.py ORDNER --massnahmen 1000
"""

import json
import math
import random
import re
import shutil
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from integrationskonzept.cli.deutsch import Befehl, explain_usage
from integrationskonzept.loading import load_konzept
from integrationskonzept.model import (
    Handlungsfeld,
    Konzept,
    Kosten,
    Massnahme,
    Organisation,
    Schritt,
    Stand,
    Vorgaenger,
    Wert,
    Ziel,
    Zustaendigkeit,
)
from integrationskonzept.struktur import felder, reading_order
from integrationskonzept.typen import Langtext
from integrationskonzept.zeit import Zeit

WURZEL = Path(__file__).parent.parent
SAAT = 20260701
"""The seed wherever none is given: figures of different days are about the same concept."""
Daten = dict[str, Any]
Ort = tuple[type[Wert], str]
"""A field: the class it belongs to and its name."""

_SAETZE: Mapping[type[Wert], frozenset[str]] = {
    Ziel: frozenset({"text", "bedarf"}),
    Massnahme: frozenset({"kurz", "beschreibung", "ausgangslage", "erwartete_wirkung"}),
    Organisation: frozenset({"aufgaben"}),
    Stand: frozenset({"text", "grund"}),
    Schritt: frozenset({"text"}),
}
"""Fields whose sentences are exchanged for others, and their words too."""
_WORTE: Mapping[type[Wert], frozenset[str]] = {
    Ziel: frozenset({"titel"}),
    Massnahme: frozenset({"titel", "erfolgskriterien"}),
    Organisation: frozenset({"name"}),
    Kosten: frozenset({"fuer"}),
    Zustaendigkeit: frozenset({"anmerkung"}),
}
"""Fields whose words are exchanged, for what they say stands in no sentence."""
_ZUSAMMEN = (("zeit", "horizont"), ("kosten",), ("zielgruppen",), ("orte",), ("prioritaet",), ("art", "herkunft"), ("stand",))
"""What is dealt out anew among Maßnahmen, each row from one of them."""
_EIGENE = ("handlungsfelder", "ziele", "massnahmen", "organisationen")
"""The sections that are made here; files with others are taken from the demo as they are."""

_SATZENDE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
_SCHLICHTER_SATZ = re.compile(r"[A-ZÄÖÜ„][^\[\]*_`|#<>{}\\\n]*[.!?]“?")
_ABSATZ = re.compile(r"(?![-*+>|#\s]|\d+[.)]\s|\[)")
_STELLE = re.compile(
    r"\[[^\]]*\](?:\([^)]*\))?:?|`[^`]*`|https?://\S+|\{\{.*?\}\}"  # what Markdown and macros need stays as it is
    r"|(?P<zahl>(?<![\w.,:§/–-])(?<!§ )[1-9]\d{1,2}(?![\w.,:/–-]))"
    r"|(?P<wort>(?<![\w@./:-])[A-Za-zÄÖÜäöüß]{4,}(?![\w@/-]|[.:]\w))"
)
_WORT = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_TAUSCH = 0.35
"""How many of the words that may be exchanged are."""
_GERUEST = 250
"""So many of the most frequent words stay where they are: they hold a sentence together."""


@dataclass
class Wortschatz:
    """The words of the demo, and what becomes of them as text is written; grows as a real vocabulary does."""

    zufall: random.Random
    verboten: frozenset[str]
    """Words that must not turn up anywhere new: the names of persons."""
    reime: dict[tuple[bool, int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    """Words by capital, length and ending, each as often as it was written: what is frequent stays frequent."""
    vorn: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Nouns by their length, for compounds."""
    geruest: frozenset[str] = frozenset()
    geschrieben: int = 0
    verschieden: set[str] = field(default_factory=set)
    umfang: float = 1
    grundstock: float = 1
    wachstum: float = 0.7

    @classmethod
    def of(cls, texte: Sequence[str], zufall: random.Random, verboten: Iterable[str]) -> "Wortschatz":
        """The vocabulary of some texts, with how fast it grew from text to text."""
        schatz = cls(zufall, frozenset(verboten))
        alle = [fund["wort"] for text in texte for fund in _STELLE.finditer(text) if fund["wort"]]
        haelfte = len({wort.lower() for wort in alle[: len(alle) // 2]})
        schatz.umfang, schatz.grundstock = len(alle), len({wort.lower() for wort in alle})
        schatz.wachstum = math.log2(schatz.grundstock / haelfte)
        zahl = Counter(wort for wort in alle if wort.islower())
        schatz.geruest = frozenset(wort for wort, _ in sorted(zahl.items(), key=lambda paar: (-paar[1], paar[0]))[:_GERUEST])
        for wort in alle:
            if wort not in schatz.verboten and wort not in schatz.geruest:
                schatz.reime[_reim(wort)].append(wort)
        for wort in sorted({wort for wort in alle if wort.istitle() and len(wort) <= 12 and wort not in schatz.verboten}):
            schatz.vorn[len(wort)].append(wort)
        return schatz

    @property
    def erwartet(self) -> float:
        """How many different words a text of this length has (Heaps' law with the figures of the demo)."""
        return self.grundstock * math.pow(self.geschrieben / self.umfang, self.wachstum)

    def rewrite(self, text: str) -> str:
        """The text with other words and figures, and what was written taken down."""
        return _STELLE.sub(self._exchange, text)

    def _exchange(self, fund: re.Match[str]) -> str:
        if zahl := fund["zahl"]:
            return str(self.zufall.randrange(10 ** (len(zahl) - 1), 10 ** len(zahl)))
        wort = fund["wort"]
        if not wort:
            return fund[0]
        neu = self._other(wort)
        self.geschrieben += 1
        self.verschieden.add(neu.lower())
        if neu not in self.geruest:
            self.reime[_reim(neu)].append(neu)
        return neu

    def _other(self, wort: str) -> str:
        if wort in self.geruest or wort in self.verboten:
            return wort
        if wort.istitle() and len(wort) >= 6 and len(self.verschieden) < self.erwartet:
            return self._coin(len(wort))
        if self.zufall.random() < _TAUSCH and (gleiche := self.reime.get(_reim(wort))):
            return self.zufall.choice(gleiche)
        return wort

    def _coin(self, laenge: int) -> str:
        """A noun that has not been written yet: a compound of two, a short one of the beginning and the end of two."""
        neu = ""
        for _ in range(8):
            if laenge >= 8:
                schnitt = self.zufall.randint(4, min(laenge - 4, 12))
                hinten = min(laenge - schnitt, 12)
                neu = self.zufall.choice(self.vorn[schnitt]) + self.zufall.choice(self.vorn[hinten]).lower()
            else:
                schnitt = self.zufall.randint(2, laenge - 2)
                eines, anderes = (self.zufall.choice(self.vorn[laenge]) for _ in range(2))
                neu = eines[:schnitt] + anderes[schnitt:]
            if neu.lower() not in self.verschieden and neu not in self.verboten:
                break
        return neu


def _reim(wort: str) -> tuple[bool, int, str]:
    return wort[0].isupper(), len(wort), wort[-2:]


@dataclass
class Satzvorrat:
    """Sentences of the demo by the field in which they stood, in order of their length."""

    zufall: random.Random
    saetze: dict[Ort, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, feld: Ort, text: str) -> None:
        """Take the plain sentences out of a text; those with markup mean something only where they stand."""
        for absatz in text.split("\n\n"):
            for satz in _SATZENDE.split(" ".join(absatz.split())) if _ABSATZ.match(absatz) else ():
                if _SCHLICHTER_SATZ.fullmatch(satz) and satz.count(" ") >= 2:
                    self.saetze[feld].append((satz.count(" "), satz))

    def arrange(self) -> None:
        """Put all in order, once all are there."""
        for liste in self.saetze.values():
            liste.sort()

    def similar(self, feld: Ort, satz: str) -> str:
        """A sentence of about the same length from the same field; one with markup stays."""
        liste = self.saetze.get(feld)
        if not liste or not _SCHLICHTER_SATZ.fullmatch(satz):
            return satz
        ort = bisect_left(liste, (satz.count(" "), ""))
        spielraum = max(5, len(liste) // 20)
        return self.zufall.choice(liste[max(0, ort - spielraum) : ort + spielraum])[1]


@dataclass(frozen=True)
class Mischer:
    """Writes texts anew."""

    vorrat: Satzvorrat
    schatz: Wortschatz

    def write(self, ort: Ort, text: str) -> str:
        """A text in the place of another, of its kind and with its paragraphs; one that says something fixed stays."""
        klasse, name = ort
        if name in _SAETZE.get(klasse, ()):
            return "\n\n".join(self._paragraph(ort, absatz) for absatz in text.split("\n\n"))
        return self.schatz.rewrite(text) if name in _WORTE.get(klasse, ()) else text

    def _paragraph(self, feld: Ort, absatz: str) -> str:
        if not _ABSATZ.match(absatz):
            return self.schatz.rewrite(absatz)
        saetze = _SATZENDE.split(" ".join(absatz.split()))
        return " ".join(self.schatz.rewrite(self.vorrat.similar(feld, satz)) for satz in saetze)


@dataclass(frozen=True)
class Block:
    """One copy of the demo's web: which ids it has, and what they are called in it."""

    nr: int
    stelle: int
    """Which copy of the organisations is in charge; there are fewer of them than blocks."""
    massnahmen: frozenset[str]

    def name(self, abschnitt: str, id: str) -> str | None:
        """An id of the demo in this block, None where the block has no such entry."""
        if abschnitt == "massnahmen" and id not in self.massnahmen:
            return None
        if abschnitt in ("massnahmen", "ziele"):
            return _numbered(id, self.nr)
        return _numbered(id, self.stelle) if abschnitt == "organisationen" else id


def _numbered(id: str, nr: int) -> str:
    return f"{id}-b{nr}" if nr else id


def _counted(nr: str, block: int) -> str:
    """A label that no other block has: the second of its figures counts on, or the only one: 1.1.2 → 1.201.2, A8 → A208."""
    zahlen = list(re.finditer(r"\d+", nr))
    if not block or not zahlen:
        return nr
    zahl = zahlen[min(1, len(zahlen) - 1)]
    return f"{nr[: zahl.start()]}{int(zahl[0]) + 100 * block}{nr[zahl.end() :]}"


@dataclass(frozen=True)
class Erzeuger:
    """Makes entries after those of the demo."""

    demo: Konzept
    mischer: Mischer
    zufall: random.Random

    def build(self, anzahl: int) -> Iterator[tuple[str, Daten]]:
        """Data files by their path below `data/`, with as many Maßnahmen as asked for."""
        alle = self.demo.massnahmen
        bloecke = math.ceil(anzahl / len(alle))
        kopien = 1 + math.isqrt(bloecke - 1)
        ganz = Block(0, 0, frozenset(m.id for m in alle) if anzahl >= len(alle) else frozenset())
        yield "handlungsfelder.yml", {"handlungsfelder": [self._kept(feld, ganz) for feld in self.demo.handlungsfelder]}
        stellen = (self._new(stelle, Block(0, nr, frozenset())) for nr in range(kopien) for stelle in self.demo.organisationen)
        yield "organisationen.yml", {"organisationen": list(stellen)}
        for nr in range(bloecke):
            welche = self._sample(min(len(alle), anzahl - nr * len(alle)))
            block = Block(nr, nr % kopien, frozenset(m.id for m in welche))
            yield f"ziele/{nr + 1:03}.yml", {"ziele": [self._new(ziel, block) for ziel in self.demo.ziele]}
            yield f"massnahmen/{nr + 1:03}.yml", {"massnahmen": [self._new(self._dealt(m), block) for m in welche]}

    def _sample(self, anzahl: int) -> tuple[Massnahme, ...]:
        """Some Maßnahmen of the demo, in their order there."""
        alle = self.demo.massnahmen
        return tuple(alle[nr] for nr in sorted(self.zufall.sample(range(len(alle)), anzahl)))

    def _dealt(self, m: Massnahme) -> Massnahme:
        """The Maßnahme with times, costs, places and history of others."""
        neu: Daten = {}
        for namen in _ZUSAMMEN:
            andere = self.zufall.choice(self.demo.massnahmen)
            neu |= {name: getattr(andere, name) for name in namen}
        return m.model_copy(update=neu)

    def _new(self, eintrag: Ziel | Massnahme | Organisation, block: Block) -> Daten:
        """An entry in a block, its texts written anew."""
        daten = self._value(eintrag, block, neu=True)
        daten["id"] = block.name(eintrag.ABSCHNITT, eintrag.id)
        if "nr" in daten:
            daten["nr"] = _counted(daten["nr"], block.nr)
        return daten

    def _kept(self, eintrag: Handlungsfeld, block: Block) -> Daten:
        return self._value(eintrag, block, neu=False)

    def _value(self, wert: Wert, block: Block, *, neu: bool) -> Daten:
        """A value as plain data, fields that say nothing left out."""
        daten: Daten = {}
        for name in reading_order(type(wert)):
            feld, inhalt = felder(type(wert))[name], getattr(wert, name)
            if not inhalt or inhalt == type(wert).model_fields[name].default:
                continue
            if isinstance(inhalt, dict):
                daten[name] = {schluessel: str(zusatz) for schluessel, zusatz in inhalt.items()}
                continue
            ort = (type(wert), name)
            posten = [self._item(ort, eines, block, neu=neu) for eines in (inhalt if feld.liste else (inhalt,))]
            uebrige = [eines for eines in posten if eines is not None]
            if uebrige:
                daten[name] = uebrige if feld.liste else uebrige[0]
        return daten

    def _item(self, ort: Ort, wert: object, block: Block, *, neu: bool) -> str | Daten | None:
        klasse, name = ort
        if isinstance(wert, Wert):
            return self._value(wert, block, neu=neu)
        if abschnitt := felder(klasse)[name].verweis:
            return block.name(abschnitt, str(wert))
        if klasse is Vorgaenger and name == "id":
            return _numbered(str(wert), block.nr)
        text = as_written(wert)
        if isinstance(wert, Langtext):
            text = without_dead_links(text, block.massnahmen)
        return self.mischer.write(ort, text) if neu else text


def without_dead_links(text: str, massnahmen: frozenset[str]) -> str:
    """The text with only the words left of links to Maßnahmen that are not there."""
    link = re.compile(r"\[([^\]]*)\]\(/massnahmen/([a-z0-9_-]+)/(?:#[^)]*)?\)")
    return link.sub(lambda fund: fund[0] if fund[2] in massnahmen else fund[1], text)


def as_written(wert: object) -> str:
    """A scalar as authors write it."""
    match wert:
        case bool():
            return "ja" if wert else "nein"
        case Zeit():
            return wert.text
        case date():
            return wert.isoformat()
        case Decimal():
            return f"{wert:f}".replace(".", ",")
    return str(wert)


_SCHLICHT = re.compile(r"[A-Za-zÄÖÜäöüß0-9§](?:(?!: | #)[\wÄÖÜäöüß §€.,;!?%()/+–„“:-])*(?<![ :])")


def yaml_lines(wert: object, einzug: int = 0) -> Iterator[str]:
    """Plain data as lines of YAML, written the same way everywhere."""
    vorn = " " * einzug
    if isinstance(wert, Mapping):
        for name, kind in wert.items():
            if isinstance(kind, str):
                yield f"{vorn}{name}: {_scalar(kind, einzug + 2)}"
            else:
                yield f"{vorn}{name}:"
                yield from yaml_lines(kind, einzug + 2)
    elif isinstance(wert, Sequence):
        for kind in wert:
            if isinstance(kind, str):
                yield f"{vorn}- {_scalar(kind, einzug + 2)}"
            else:
                erste, *weitere = yaml_lines(kind, einzug + 2)
                yield f"{vorn}- {erste.lstrip()}"
                yield from weitere


def _scalar(text: str, einzug: int) -> str:
    if "\n" in text and not text.startswith(" "):
        zeilen = (f"{' ' * einzug}{zeile}" if zeile else "" for zeile in text.split("\n"))
        return "\n".join(("|", *zeilen))
    return text if _SCHLICHT.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def write_konzept(ziel: Path, anzahl: int, *, saat: int = SAAT, demo: Path = WURZEL) -> None:
    """Write a project with so many Maßnahmen into a folder: `mkdocs.yml`, `data/` and `docs/`."""
    konzept = load_konzept(demo / "data").konzept
    zufall = random.Random(saat)
    eintraege = (*konzept.ziele, *konzept.massnahmen, *konzept.organisationen)
    mischer = _mixer(eintraege, zufall, (wort for person in konzept.personen for wort in _WORT.findall(person.name)))
    ids = frozenset(m.id for m in konzept.massnahmen) if anzahl >= len(konzept.massnahmen) else frozenset[str]()
    for pfad in sorted((demo / "data").rglob("*.yml")):
        text = pfad.read_text(encoding="utf-8")
        if not set(re.findall(r"(?m)^(\w+):", text)) & set(_EIGENE):
            _write(ziel / "data" / pfad.relative_to(demo / "data"), without_dead_links(text, ids))
    for name, daten in Erzeuger(konzept, mischer, zufall).build(anzahl):
        _write(ziel / "data" / name, "\n".join(yaml_lines(daten)) + "\n")
    _write_docs(demo / "docs", ziel / "docs", mischer)
    shutil.copyfile(demo / "mkdocs.yml", ziel / "mkdocs.yml")


def _mixer(eintraege: Iterable[Wert], zufall: random.Random, namen: Iterable[str]) -> Mischer:
    vorrat = Satzvorrat(zufall)
    alle = []
    for ort, text in (stelle for eintrag in eintraege for stelle in _places(eintrag)):
        klasse, name = ort
        if name in _SAETZE.get(klasse, ()):
            vorrat.add(ort, text)
            alle.append(text)
        elif name in _WORTE.get(klasse, ()):
            alle.append(text)
    vorrat.arrange()
    return Mischer(vorrat, Wortschatz.of(alle, zufall, namen))


def _places(wert: Wert) -> Iterator[tuple[Ort, str]]:
    """Every text in a value, however deep, with the field in which it stands."""
    for name, feld in felder(type(wert)).items():
        inhalt = getattr(wert, name)
        for eines in inhalt if feld.liste else (inhalt,):
            if isinstance(eines, Wert):
                yield from _places(eines)
            elif isinstance(eines, str):
                yield (type(wert), name), eines


def _write_docs(demo: Path, ziel: Path, mischer: Mischer) -> None:
    """The demo's files, and for each of its chapters one of the same length that calls no macro."""
    ort = (Massnahme, "beschreibung")
    for pfad in sorted(pfad for pfad in demo.rglob("*") if pfad.is_file()):
        name = pfad.relative_to(demo)
        if name.parts[0] == "entwicklung":
            continue
        if pfad.suffix != ".md":
            (ziel / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(pfad, ziel / name)
            continue
        text = pfad.read_text(encoding="utf-8")
        titel = next(zeile for zeile in text.splitlines() if zeile.startswith("# "))
        absaetze = [absatz for absatz in text.split("\n\n") if _SCHLICHTER_SATZ.fullmatch(" ".join(absatz.split()))]
        _write(ziel / name, "\n\n".join((titel, *(mischer.write(ort, absatz) for absatz in absaetze))) + "\n")


def _write(datei: Path, text: str) -> None:
    datei.parent.mkdir(parents=True, exist_ok=True)
    datei.write_text(text, encoding="utf-8", newline="\n")


@click.command(cls=Befehl, context_settings={"help_option_names": ["-h", "--hilfe", "--help"]})
@click.argument("ordner", type=click.Path(path_type=Path))
@click.option("--massnahmen", type=click.IntRange(1, 100_000), required=True, metavar="ZAHL", help="So viele Maßnahmen.")
@click.option("--saat", type=int, default=SAAT, metavar="ZAHL", help="Eine andere Zahl mischt anders.")
def main(ordner: Path, massnahmen: int, saat: int) -> None:
    """Ein Konzept nach dem Vorbild der Demo in einen leeren Ordner schreiben, so groß wie gewünscht."""
    if ordner.exists() and any(ordner.iterdir()):
        raise click.UsageError(f"Der Ordner „{ordner}“ ist nicht leer. Nennen Sie einen leeren oder einen neuen.")
    write_konzept(ordner, massnahmen, saat=saat)
    click.echo(f"{massnahmen} Maßnahmen nach „{ordner}“ geschrieben")


def run() -> int:
    """The program, its complaints in German."""
    try:
        main.main(standalone_mode=False)
    except click.UsageError as fehler:
        click.echo(explain_usage(fehler), err=True)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(run())
