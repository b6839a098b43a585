"""Rules on what a site must say before it is published: duties of law, and settings that were forgotten."""

from collections.abc import Iterator
from datetime import timedelta

from integrationskonzept import recht
from integrationskonzept.checks.registry import Lage, Meldung, rule
from integrationskonzept.model import Barrierefreiheit, Rechtliches

_JAHR = timedelta(days=366)


def _about(pfad: tuple[str, ...], text: str) -> Meldung:
    return Meldung("konzept", "", pfad, text)


def _missing(lage: Lage, woran: str, felder: dict[str, str]) -> Iterator[Meldung]:
    """A complaint for each field that a page needs and the concept leaves out."""
    rechtliches = lage.konzept.konzept.rechtliches or Rechtliches()
    for feld, was in felder.items():
        if getattr(rechtliches, feld) is None:
            satz = f"Für {woran} fehlt unter „rechtliches“ das Feld „{feld}“: {was}."
            yield _about(("rechtliches",), satz)


@rule("IK601", veroeffentlichung=True)
def imprint_is_complete(lage: Lage) -> Iterator[Meldung]:
    """Who publishes can be named and reached at once (§ 5 DDG)."""
    if "/impressum/" not in lage.eigene_seiten:
        felder = {
            "anbieter": "wer die Website herausgibt",
            "anschrift": "Straße, Postleitzahl und Ort",
            "vertretung": "wer vertritt",
        }
        yield from _missing(lage, "das Impressum", felder | {"mail": "die Mailadresse", "telefon": "die Telefonnummer"})


@rule("IK602", veroeffentlichung=True)
def privacy_statement_is_complete(lage: Lage) -> Iterator[Meldung]:
    """Readers learn who protects their data and where the pages lie (article 13 GDPR)."""
    if "/datenschutz/" not in lage.eigene_seiten:
        felder = {"datenschutzbeauftragte": "wer es ist und wie zu erreichen", "hosting": "wer die Seiten ausliefert"}
        yield from _missing(lage, "die Datenschutzerklärung", felder)
        if recht.supervision_of(lage.konzept) is None:
            land = "Nennen Sie „land“ unter „kommune“ oder" if lage.konzept.konzept.kommune is None else "Nennen Sie"
            satz = f"Für die Datenschutzerklärung ist die Aufsicht nicht bekannt. {land} „datenschutzaufsicht“ unter „rechtliches“."
            yield _about(("rechtliches",), satz)


@rule("IK603", veroeffentlichung=True)
def accessibility_statement_is_complete_and_fresh(lage: Lage) -> Iterator[Meldung]:
    """The statement says how far, by which review, where to report and who enforces; a review is from the last year (2018/1523)."""
    if "/barrierefreiheit/" in lage.eigene_seiten:
        return
    rechtliches = lage.konzept.konzept.rechtliches or Rechtliches()
    a = rechtliches.barrierefreiheit or Barrierefreiheit()
    wo = ("rechtliches", "barrierefreiheit") if rechtliches.barrierefreiheit else ("rechtliches",)
    felder = {
        "vereinbarkeit": "vollstaendig, teilweise oder nicht",
        "geprueft": "der Tag der letzten Prüfung",
        "verfahren": "wie geprüft wurde",
    }
    for feld, was in felder.items():
        if getattr(a, feld) is None:
            yield _about(wo, f"Für die Erklärung zur Barrierefreiheit fehlt unter „barrierefreiheit“ das Feld „{feld}“: {was}.")
    if a.geprueft and lage.stichtag - a.geprueft > _JAHR:
        tag = f"{a.geprueft:%d.%m.%Y}"
        satz = f"Die Barrierefreiheit wurde zuletzt am {tag} geprüft, vor mehr als einem Jahr. Prüfen Sie sie erneut."
        yield _about((*wo, "geprueft"), satz)
    if a.vereinbarkeit in ("teilweise", "nicht") and not a.maengel:
        satz = "Die Website ist nicht vollständig barrierefrei, „maengel“ nennt aber nichts. Zählen Sie auf, was fehlt."
        yield _about((*wo, "vereinbarkeit"), satz)
    if recht.report_mail(lage.konzept) is None:
        yield _about(wo, "Wohin Barrieren gemeldet werden, fehlt: „mail“ unter „barrierefreiheit“ oder „rechtliches“.")
    if recht.enforcement_of(lage.konzept) is None:
        satz = "Wer die Barrierefreiheit durchsetzt, ist für dieses Land nicht hinterlegt. Nennen Sie die „durchsetzungsstelle“."
        yield _about(wo, satz)
