"""Links of a document: those that end inside it say the page, others lead to the website, or nowhere where that has no address."""

from collections.abc import Iterable
from dataclasses import replace

from integrationskonzept.druck.knoten import Inhalt, Knoten


def resolved(inhalt: Iterable[Knoten | str], adresse: str | None) -> Inhalt:
    """The same pieces with every place marked once and every link leading somewhere."""
    inhalt = tuple(inhalt)
    orte: set[str] = set()
    einmal = tuple(_once(teil, orte) for teil in inhalt)
    return tuple(_resolved(teil, orte, adresse) for teil in einmal)


def _once(teil: Knoten | str, orte: set[str]) -> Knoten | str:
    """A piece without those places that have been marked before."""
    if isinstance(teil, str):
        return teil
    angaben = teil.angaben
    if teil.art == "titel" and (ort := str(angaben["ort"])):
        if ort in orte:
            angaben = {**angaben, "ort": ""}
        orte.add(ort)
    return replace(teil, inhalt=tuple(_once(kind, orte) for kind in teil.inhalt), angaben=angaben)


def _resolved(teil: Knoten | str, orte: set[str], adresse: str | None) -> Knoten | str:
    if isinstance(teil, str):
        return teil
    inhalt = tuple(_resolved(kind, orte, adresse) for kind in teil.inhalt)
    if teil.art not in ("verweis", "seite") or teil.angaben["ort"] in orte:
        return replace(teil, inhalt=inhalt)
    if adresse and teil.art == "verweis":
        return Knoten("website", inhalt, {"url": adresse + str(teil.angaben["ort"]).lstrip("/")})
    return Knoten("text", inhalt)
