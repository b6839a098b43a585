"""What differs from Land to Land on the legal pages; facts, with source and day of checking, are data (recht.yml)."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import cast

from pydantic import BaseModel

from integrationskonzept.loading.knoten import parse_knoten
from integrationskonzept.model import Durchsetzungsstelle, Konzept
from integrationskonzept.typen import Datum, Kurztext


class Landesrecht(BaseModel, frozen=True):
    """The law on accessible websites of a Land, who enforces it, and who watches over data protection."""

    gesetz: Kurztext
    durchsetzungsstelle: Durchsetzungsstelle
    datenschutzaufsicht: Kurztext
    quelle: Kurztext
    geprueft: Datum


@cache
def landesrecht() -> Mapping[str, Landesrecht]:
    """What is known, by the name of the Land."""
    text = resources.files("integrationskonzept").joinpath("recht.yml").read_text(encoding="utf-8")
    wurzel, _ = parse_knoten(text)
    assert wurzel is not None
    daten = cast(Mapping[str, object], wurzel.plain())
    return {land: Landesrecht.model_validate(angaben) for land, angaben in daten.items()}


def law_of(konzept: Konzept) -> Landesrecht | None:
    """What is known of the Land of a concept; None where it names none or nothing is known."""
    kommune = konzept.konzept.kommune
    return landesrecht().get(kommune.land or "") if kommune else None


def enforcement_of(konzept: Konzept) -> Durchsetzungsstelle | None:
    """Who enforces accessibility: whom the concept names, else whom its Land does."""
    rechtliches = konzept.konzept.rechtliches
    eigene = rechtliches.barrierefreiheit.durchsetzungsstelle if rechtliches and rechtliches.barrierefreiheit else None
    recht = law_of(konzept)
    return eigene or (recht.durchsetzungsstelle if recht else None)


def supervision_of(konzept: Konzept) -> str | None:
    """Who watches over data protection: whom the concept names, else whom its Land does."""
    rechtliches, recht = konzept.konzept.rechtliches, law_of(konzept)
    return (rechtliches.datenschutzaufsicht if rechtliches else None) or (recht.datenschutzaufsicht if recht else None)


def report_mail(konzept: Konzept) -> str | None:
    """Where barriers are reported to: the address for it, else that of the provider."""
    rechtliches = konzept.konzept.rechtliches
    if rechtliches is None:
        return None
    eigene = rechtliches.barrierefreiheit.mail if rechtliches.barrierefreiheit else None
    return eigene or rechtliches.mail
