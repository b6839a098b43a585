"""What a run found, in lines for the terminal: how many pictures, which pages changed most, what stands out."""

from collections.abc import Iterable, Iterator

from ansichten.blatt import WEG, most_changed_first, percent
from ansichten.werte import CLS_GRENZE, Aufnahme, Befund, Lage

ZEILEN = 20
"""So many changed pages and so many pictures that stand out are named, the rest is counted."""


def summarise(befunde: tuple[Befund, ...]) -> Iterator[str]:
    """What a person wants to know at the end, line by line: changes first, then what stands out."""
    da = [befund for befund in befunde if befund.lage not in WEG]
    zahl = {lage: sum(1 for befund in befunde if befund.lage is lage) for lage in Lage}
    yield f"{len(da)} Bilder: {', '.join(f'{wert} {lage}' for lage, wert in zahl.items() if wert)}"
    yield from _shortened("verändert", _changed_pages(befunde))
    yield from _shortened("auffällig", [_remark(befund.aufnahme) for befund in da if befund.aufnahme.auffaellig])


def _changed_pages(befunde: tuple[Befund, ...]) -> list[str]:
    """One line for each changed page, the one with the largest change first."""
    seiten: dict[str, list[float]] = {}
    for befund in most_changed_first(befunde):
        seiten.setdefault(f"{befund.aufnahme.site}/{befund.aufnahme.adresse}", []).append(befund.anteil)
    return [
        f"{seite}: {'ein Bild' if len(anteile) == 1 else f'{len(anteile)} Bilder'}, bis {percent(max(anteile))}"
        for seite, anteile in seiten.items()
    ]


def _remark(a: Aufnahme) -> str:
    hinaus = [f"ragt {a.ueberlauf} px hinaus"] if a.ueberlauf else []
    schub = [f"verschiebt sich um {a.cls}".replace(".", ",")] if a.cls > CLS_GRENZE else []
    return f"{a.site}/{a.adresse} {a.ansicht}: {'; '.join([*hinaus, *schub, *a.meldungen])}"


def _shortened(wort: str, zeilen: list[str]) -> Iterable[str]:
    yield from (f"  {wort}: {zeile}" for zeile in zeilen[:ZEILEN])
    if len(zeilen) > ZEILEN:
        yield f"  {wort}: und {len(zeilen) - ZEILEN} weitere"
