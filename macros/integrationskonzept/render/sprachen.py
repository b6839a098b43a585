"""Names in a second language of the region → the same HTML with their language marked (WCAG 2.2, SC 3.1.2)."""

import html
import re
from collections.abc import Mapping

from integrationskonzept.model import Konzept


def second_names(konzept: Konzept) -> Mapping[str, str]:
    """Every name in a second language with its language tag: that of the municipality, those of its towns and villages."""
    kommune = konzept.konzept.kommune
    if kommune is None:
        return {}
    zweite = (kommune.name_zweitsprache, *(gebiet.name_zweitsprache for gebiet in kommune.untergliederung))
    return {zweiter.text: zweiter.sprache for zweiter in zweite if zweiter}


def mark_languages(text: str, namen: Mapping[str, str]) -> str:
    """HTML in which each name stands in an element with its language; tags, and names marked already, stay as they are."""
    if not namen:
        return text
    gruppen = {f"n{nr}": name for nr, name in enumerate(sorted(namen, key=len, reverse=True))}
    worte = "|".join(rf"(?P<{gruppe}>(?<!\w){_pattern(name)}(?!\w))" for gruppe, name in gruppen.items())

    def mark(fund: re.Match[str]) -> str:
        if fund.lastgroup is None:
            return fund[0]
        return f'<span lang="{html.escape(namen[gruppen[fund.lastgroup]])}">{fund[0]}</span>'

    return re.sub(rf'<[^>]*\blang="[^"]*"[^>]*>[^<]*|<[^>]*>|{worte}', mark, text)


def _pattern(name: str) -> str:
    """The name as HTML may hold it: its signs as they are or as references, any white space between its words."""
    return r"\s+".join("".join(map(_sign, wort)) for wort in name.split())


def _sign(zeichen: str) -> str:
    if zeichen.isalnum():
        return zeichen
    return f"(?:{re.escape(zeichen)}|{re.escape(html.escape(zeichen))}|&#{ord(zeichen)};)"
