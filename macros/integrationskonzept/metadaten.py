"""What machines are told about the concept on its first page: structured data in the words of schema.org, as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from integrationskonzept.druckerei import Ausgabe
from integrationskonzept.model import Konzept
from integrationskonzept.render.blatt import LIZENZEN

_ARTEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
_STATUS = {"entwurf": "Draft", "beschlossen": "Published", "in_fortschreibung": "Published", "abgeloest": "Obsolete"}


def linked_data(konzept: Konzept, adresse: str, ausgaben: Iterable[Ausgabe]) -> Markup:
    """The concept as a `Report` of a `GovernmentOrganization`, safe inside a script element; `adresse` is that of the first page.

    Who publishes is said only where the legal data says so: a demonstration of someone else's concept claims no authority.
    """
    k = konzept.konzept
    kommune, rechtliches = k.kommune, k.rechtliches
    bericht = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": f"{adresse}#konzept",
        "url": adresse,
        "name": k.titel,
        "alternativeHeadline": k.untertitel,
        "description": k.kurz,
        "inLanguage": "de",
        "dateModified": k.stand.isoformat() if k.stand else None,
        "creativeWorkStatus": _STATUS[k.status] if k.status else None,
        "license": LIZENZEN.get(k.lizenz or "", ("", ""))[1] or None,
        "spatialCoverage": {"@type": "AdministrativeArea", "name": kommune.name, "identifier": kommune.ags} if kommune else None,
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": rechtliches.anbieter,
            "address": rechtliches.anschrift,
            "telephone": rechtliches.telefon,
            "email": rechtliches.mail,
        }
        if rechtliches and rechtliches.anbieter
        else None,
        "encoding": [
            {"@type": "MediaObject", "contentUrl": f"{adresse}{a.pfad}", "encodingFormat": _ARTEN[a.endung]} for a in ausgaben
        ],
    }
    text = json.dumps(_filled(bericht), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _filled(wert: Any) -> Any:
    """A value without what says nothing."""
    if isinstance(wert, dict):
        return {name: _filled(teil) for name, teil in wert.items() if teil not in (None, [])}
    return wert
