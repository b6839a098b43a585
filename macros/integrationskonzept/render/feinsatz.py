"""HTML → the same with spaces that do not break where German does not divide: "17. August", "e. V.", "Nr. 3", before a dash."""

import re

FEST = "\u00a0"
_MONATE = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_EINHEITEN = "Uhr|Euro|€|%|Prozent|km|Kilometer|m²|Plätze|Stunden|Jahre|Monate|Wochen|Tage|Personen"
_ORDNUNG = rf"{_MONATE}|Halbjahr|Quartal|Jahrhundert|Klasse|Wahlperiode"
_VERBUNDEN = re.compile(
    "|".join(
        (
            rf"(?<=\d\.) (?=(?:{_ORDNUNG})\b)",
            rf"(?<=[IVX]\.) (?=(?:{_ORDNUNG})\b)",
            rf"(?<=\d) (?=(?:{_EINHEITEN})(?!\w))",
            r"(?<=\be\.) (?=V\.)",
            r"(?<=\b[zduo]\.) (?=[BhäaÄ]\.)",
            r"(?<=\b(?:Nr|Dr)\.) (?=\w)",
            r"(?<=\b(?:Abs|Art)\.) (?=\d)",
            r"(?<=\bProf\.) (?=\w)",
            r"(?<=§) (?=\d)",
            r"(?<!\s) (?=– )",
        )
    )
)
"""Single spaces between what stays on one line (DIN 5008)."""
_TEILE = re.compile(r"(<(pre|code|svg|script|style|textarea)\b.*?</\2>|<[^<>]*>)", re.DOTALL)


def bind(html: str) -> str:
    """The HTML with those spaces made fast; tags and what is shown to the letter stay as they are."""
    teile = _TEILE.split(html)
    # Text, tag or block, the name of a block: every third part is text. Markdown had to be kept from reading some full stops.
    teile[::3] = [_VERBUNDEN.sub(FEST, text.replace("&#46;", ".")) for text in teile[::3]]
    return "".join(teil for nr, teil in enumerate(teile) if nr % 3 != 2)
