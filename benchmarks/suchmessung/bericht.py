"""What was measured as one table in Markdown, with all that was lost; words and figures only."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from suchmessung.dienst import Abruf
from suchmessung.fragen import Frage
from suchmessung.guete import BIS, Anteil, mean_reciprocal_rank, median, percentile, recall, sign_test
from suchmessung.messen import GEZEIGT, HOECHSTENS, Lauf
from suchmessung.stoff import MATERIAL, NAMEN, PAGEFIND, UNSERE, Groesse

ZIELE_BEREIT = {1000: 500, 4000: 1500}
"""Milliseconds until ready that a concept of so many Maßnahmen may take at most."""
ZIEL_TASTE = 50
"""Milliseconds that 95 of 100 letters may take at most."""
LEER = "–"
Raenge = tuple[int | None, ...]


@dataclass(frozen=True)
class Satz:
    """A set of questions: what it is called, the questions, and the ranks that each search gave them."""

    titel: str
    fragen: tuple[Frage, ...]
    raenge: Mapping[str, Raenge]
    offen: bool
    """Whether single questions may be shown; of sealed ones nothing is said but sums."""


@dataclass(frozen=True)
class Ergebnis:
    """All that a run measured; `groessere` by the number of Maßnahmen."""

    kopf: tuple[tuple[str, str], ...]
    saetze: tuple[Satz, ...]
    groessen: Mapping[str, Groesse]
    laeufe: Mapping[str, Lauf]
    ungefragt: Mapping[str, int]
    """How many files each search fetches before anyone uses it."""
    groessere: Mapping[int, tuple[Groesse, Lauf]]


@dataclass(frozen=True)
class Zeile:
    """A row: what is measured, a cell for each column, and what the first three are worth (more is better)."""

    name: str
    zellen: tuple[str, ...]
    werte: tuple[float, ...] = ()


def report(e: Ergebnis) -> str:
    """The whole report."""
    zeilen = list(_rows(e))
    spalten = [NAMEN[name] for name in NAMEN] + [f"{NAMEN[UNSERE]}, {zahl} Maßnahmen" for zahl in e.groessere]
    tabelle = [
        f"| | {' | '.join(spalten)} |",
        f"|---|{'---:|' * len(spalten)}",
        *(f"| {' | '.join((zeile.name, *zeile.zellen, *[LEER] * (len(spalten) - len(zeile.zellen))))} |" for zeile in zeilen),
    ]
    return "\n".join(
        [
            "# Die Suche im Vergleich",
            "",
            "Geschrieben von `make bench-suche`; alles stammt aus einem Lauf.",
            "",
            *(f"- {name}: {wert}" for name, wert in e.kopf),
            "",
            *tabelle,
            "",
            *_notes(e),
            "",
            "## Wo eine andere Suche besser ist",
            "",
            *_lost(e, zeilen),
            "",
        ]
    )


def _rows(e: Ergebnis) -> Iterator[Zeile]:
    for satz in e.saetze:
        yield Zeile(f"**{satz.titel}**", ("",) * (len(NAMEN) + len(e.groessere)))
        yield from _quality(satz)
    yield Zeile("**Geladen**", ("",) * (len(NAMEN) + len(e.groessere)))
    yield from _bytes(e)
    yield Zeile("**Gewartet**", ("",) * (len(NAMEN) + len(e.groessere)))
    yield from _times(e)


def _quality(satz: Satz) -> Iterator[Zeile]:
    alle = {name: recall(satz.raenge[name]) for name in NAMEN}
    yield Zeile(f"Recall@{BIS}", tuple(map(_share, alle.values())), tuple(anteil.wert for anteil in alle.values()))
    mrr = [mean_reciprocal_rank(satz.raenge[name]) for name in NAMEN]
    yield Zeile(
        "MRR", tuple(f"{_n(m.wert, 3)} ({_n(m.intervall[0], 2)}–{_n(m.intervall[1], 2)})" for m in mrr), tuple(m.wert for m in mrr)
    )
    for art in sorted({frage.art for frage in satz.fragen}):
        teile = {name: recall([r for r, f in zip(satz.raenge[name], satz.fragen, strict=True) if f.art == art]) for name in NAMEN}
        yield Zeile(
            f"Recall@{BIS}, Art `{art}`", tuple(map(_share, teile.values())), tuple(anteil.wert for anteil in teile.values())
        )
    paare = [_pair(satz.raenge[UNSERE], satz.raenge[name]) for name in NAMEN if name != UNSERE]
    zellen = (f"nur sie: {nur_andere}, nur diese: {nur_eine}, p {_p(p)}" for nur_eine, nur_andere, p in paare)
    yield Zeile("Gefunden von nur einer", (LEER, *zellen))


def _pair(eine: Raenge, andere: Raenge) -> tuple[int, int, float]:
    """How many questions only one of two searches answers, for each, and how likely that is by chance."""
    gut = [(bool(a and a <= BIS), bool(b and b <= BIS)) for a, b in zip(eine, andere, strict=True)]
    nur_eine, nur_andere = gut.count((True, False)), gut.count((False, True))
    return nur_eine, nur_andere, sign_test(nur_eine, nur_andere)


def _bytes(e: Ergebnis) -> Iterator[Zeile]:
    groessen = [*(e.groessen[name] for name in NAMEN), *(groesse for groesse, _ in e.groessere.values())]
    laeufe = [*(e.laeufe[name] for name in NAMEN), *(lauf for _, lauf in e.groessere.values())]
    yield _less("Index, ganz", [g.index for g in groessen], _kb)
    yield _less("Motor", [g.motor for g in groessen], _kb)
    yield _less("Abrufe vor der ersten Benutzung", [e.ungefragt[name] for name in NAMEN], _whole)
    yield _less("Abrufe, bis sie bereit ist", [median([len(a) for a in lauf.abrufe_bereit]) for lauf in laeufe], _whole)
    yield _less("Bytes, bis sie bereit ist", [median([_sum(a) for a in lauf.abrufe_bereit]) for lauf in laeufe], _kb)
    yield _less("Abrufe für die erste Frage", [median([len(a) for a in lauf.abrufe_frage]) for lauf in laeufe], _whole)
    yield _less("Bytes für die erste Frage", [median([_sum(a) for a in lauf.abrufe_frage]) for lauf in laeufe], _kb)


def _times(e: Ergebnis) -> Iterator[Zeile]:
    laeufe = [*(e.laeufe[name] for name in NAMEN), *(lauf for _, lauf in e.groessere.values())]
    yield Zeile(
        f"Vom ersten Fokus bis bereit, Median aus {len(laeufe[0].bereit)} (kleinste–größte)",
        tuple(f"{_ms(median(lauf.bereit))} ({_whole(min(lauf.bereit))}–{_whole(max(lauf.bereit))})" for lauf in laeufe),
        tuple(-median(lauf.bereit) for lauf in laeufe[: len(NAMEN)]),
    )
    ziele = [_met(median(lauf.bereit), ZIELE_BEREIT.get(zahl)) for zahl, (_, lauf) in e.groessere.items()]
    if ziele:
        yield Zeile("Bis bereit, Ziel", (*[LEER] * len(NAMEN), *ziele))
    yield _less("Rechenzeit bis bereit, Median", [median(lauf.rechenzeit) for lauf in laeufe], _ms)
    yield _less("Je Tastendruck, p50", [percentile(lauf.tasten, 0.5) for lauf in laeufe], _ms)
    yield _less("Je Tastendruck, p95", [percentile(lauf.tasten, 0.95) for lauf in laeufe], _ms)
    yield _less("Je Tastendruck, längster", [max(lauf.tasten) for lauf in laeufe], _ms)
    if ziele:
        p95 = [_met(percentile(lauf.tasten, 0.95), ZIEL_TASTE) for _, lauf in e.groessere.values()]
        yield Zeile("Je Tastendruck, p95, Ziel", (*[LEER] * len(NAMEN), *p95))


def _met(wert: float, ziel: float | None) -> str:
    return LEER if ziel is None else f"{'erreicht' if wert <= ziel else 'verfehlt'} (höchstens {_ms(ziel)})"


def _less(name: str, werte: Sequence[float], schreibe: Callable[[float], str]) -> Zeile:
    """A row in which less is better."""
    return Zeile(name, tuple(schreibe(wert) for wert in werte), tuple(-wert for wert in werte[: len(NAMEN)]))


def _notes(e: Ergebnis) -> Iterator[str]:
    lauf = e.laeufe[UNSERE]
    yield (
        f"Richtig ist eine Frage beantwortet, wenn eine der genannten Maßnahmen unter den ersten {BIS} Seiten steht; mehrere "
        f"Treffer einer Seite zählen einmal. MRR zählt bis Platz {HOECHSTENS}. In Klammern das 95-%-Intervall (Recall nach Wilson, "
        "MRR aus gezogenen Stichproben); p nach dem Vorzeichentest. Bytes sind gepackt, wie ein Webserver sie schickt (gzip -6; "
        "Pagefinds Dateien sind schon gepackt). Motor ohne Bedienoberfläche."
    )
    yield ""
    yield (
        f"Gemessen wird auf einer leeren Seite im selben Chromium, jedes Mal in einem frischen Profil. Getippt werden "
        f"{len(lauf.abrufe_frage)} Fragen, zusammen {len(lauf.tasten)} Zeichen, jede in eine eben gestartete Suche; gestoppt wird, "
        f"wenn die Liste da ist: bei Pagefind mit den ersten {GEZEIGT} Treffern, deren Titel und Adressen es einzeln holt, und "
        "ohne die 300 ms, die seine Oberfläche nach jedem Zeichen wartet. Material lädt Motor und Index mit jeder Seite, auch "
        "für alle, die nicht suchen; wer später sucht, wartet darauf nicht mehr. Auslastung heißt, wie viele Programme zugleich "
        "rechnen wollten: Sind es mehr als Kerne, dauert alles länger, nur die Rechenzeit kaum."
    )


def _lost(e: Ergebnis, zeilen: Sequence[Zeile]) -> Iterator[str]:
    verloren = False
    abschnitt = ""
    for zeile in zeilen:
        if zeile.name.startswith("**"):
            abschnitt = zeile.name.strip("*")
            continue
        bessere = [
            f"{name} {zelle}"
            for name, zelle, wert in zip(list(NAMEN.values())[1:], zeile.zellen[1:], zeile.werte[1:], strict=False)
            if wert > zeile.werte[0] and zelle != zeile.zellen[0]
        ]
        if bessere:
            verloren = True
            yield f"- {abschnitt}, {zeile.name}: {', '.join(bessere)} gegen {zeile.zellen[0]}"
    for satz in e.saetze:
        for name in (MATERIAL, PAGEFIND) if satz.offen else ():
            nur_dort = _only_there(satz, name)
            if nur_dort:
                verloren = True
                yield f"- {satz.titel}, nur {NAMEN[name]} findet: {', '.join(nur_dort)}"
    if not verloren:
        yield "Nirgends in diesem Lauf."
    for satz in e.saetze:
        fehlen = [
            f"„{frage.frage}“" for frage, rang in zip(satz.fragen, satz.raenge[UNSERE], strict=True) if rang is None or rang > BIS
        ]
        if satz.offen and fehlen:
            yield ""
            yield f"{satz.titel}, von dieser Suche nicht unter den ersten {BIS}: {', '.join(fehlen)}"


def _only_there(satz: Satz, name: str) -> list[str]:
    paare = zip(satz.fragen, satz.raenge[UNSERE], satz.raenge[name], strict=True)
    return [f"„{f.frage}“" for f, unser, ihr in paare if ihr and ihr <= BIS and not (unser and unser <= BIS)]


def _share(anteil: Anteil) -> str:
    von, bis = anteil.intervall
    return f"{anteil.zahl}/{anteil.von} = {_n(anteil.wert * 100, 1)} % ({_n(von * 100, 0)}–{_n(bis * 100, 0)})"


def _sum(abrufe: Iterable[Abruf]) -> int:
    return sum(abruf.bytes for abruf in abrufe)


def _n(wert: float, stellen: int) -> str:
    return f"{wert:.{stellen}f}".replace(".", ",")


def _p(wert: float) -> str:
    return f"= {_n(wert, 3)}" if wert >= 0.001 else "< 0,001"


def _kb(wert: float) -> str:
    return f"{_n(wert / 1000, 1)} kB"


def _whole(wert: float) -> str:
    return _n(wert, 0)


def _ms(wert: float) -> str:
    return f"{_n(wert, 0 if wert >= 100 else 1)} ms"
