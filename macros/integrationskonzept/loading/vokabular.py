"""The vocabulary: the words that ship as data, those of the concept over them; which list a word is in, not what it means."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from integrationskonzept.findings import Finding
from integrationskonzept.loading.fundstellen import Fundstellen
from integrationskonzept.loading.knoten import parse_knoten
from integrationskonzept.loading.normalform import normalise
from integrationskonzept.model import Vokabular
from integrationskonzept.struktur import felder

WORTLISTEN = tuple(name for name in felder(Vokabular) if name not in ("synonyme", "zusatzfelder"))


@cache
def default_vokabular() -> Vokabular:
    """The vocabulary that ships with the package."""
    text = resources.files("integrationskonzept").joinpath("vokabular.yml").read_text(encoding="utf-8")
    wurzel, _ = parse_knoten(text)
    assert wurzel is not None
    return Vokabular.model_validate(normalise(wurzel, Vokabular).plain())


def merge_vokabular(vorgabe: Vokabular, eigenes: Vokabular) -> Vokabular:
    """Own words replace those of the same id and follow the others."""
    neu: dict[str, object] = {name: getattr(vorgabe, name) + getattr(eigenes, name) for name in ("synonyme", "zusatzfelder")}
    for name in WORTLISTEN:
        neu[name] = tuple({wort.id: wort for wort in (*getattr(vorgabe, name), *getattr(eigenes, name))}.values())
    return Vokabular.model_construct(**neu)  # type: ignore[arg-type]  # taken from two valid ones


def places_of_own_words(zusammen: Vokabular, eigenes: Vokabular) -> dict[str, tuple[int | None, ...]]:
    """For each list the place of every word in the concept's own list, None for those that ship with the package."""
    plaetze = {name: {wort.id: nr for nr, wort in enumerate(getattr(eigenes, name))} for name in WORTLISTEN}
    return {name: tuple(plaetze[name].get(wort.id) for wort in getattr(zusammen, name)) for name in WORTLISTEN}


def find_double_words(vokabular: Vokabular, fundstellen: Fundstellen) -> Iterator[Finding]:
    """A word that stands twice in a list of the concept's own."""
    for name in (*WORTLISTEN, "zusatzfelder"):
        gesehen: set[object] = set()
        for nr, wort in enumerate(getattr(vokabular, name)):
            schluessel = (wort.id, getattr(wort, "abschnitt", None))
            if schluessel in gesehen:
                ort = fundstellen.ort("vokabular", "", (name, nr, "id"))
                yield Finding(ort, "IK108", f"Die id „{wort.id}“ gibt es in „{name}“ schon. Wählen Sie eine andere.")
            gesehen.add(schluessel)
