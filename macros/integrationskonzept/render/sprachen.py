"""Names of the region → the same HTML with the language of second names marked (WCAG 2.2, SC 3.1.2), and none divided."""

import html
import re
from collections.abc import Mapping
from functools import lru_cache

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
    gesucht, sprachen = _search(tuple(sorted(namen.items(), key=lambda paar: -len(paar[0]))))
    if not sprachen or not gesucht.search(text):
        return text

    def mark(fund: re.Match[str]) -> str:
        return f'<span lang="{html.escape(sprachen[fund.lastindex or 1])}">{fund[0]}</span>'

    teile = re.split(r"(<svg\b.*?</svg>|<[^<>]*>)", text, flags=re.DOTALL)  # a picture holds no elements of HTML
    for nr in range(0, len(teile), 2):
        if nr == 0 or ' lang="' not in teile[nr - 1]:
            teile[nr] = gesucht.sub(mark, teile[nr])
    return "".join(teile)


def hyphenated_names(konzept: Konzept) -> tuple[str, ...]:
    """Those words of the municipality's names that have a hyphen, at which a line would end: "Spree-Neiße"."""
    kommune = konzept.konzept.kommune
    if kommune is None:
        return ()
    namen = (kommune.name, kommune.name_zweitsprache.text if kommune.name_zweitsprache else "")
    return tuple(dict.fromkeys(wort for name in namen for wort in re.findall(r"\w+(?:-\w+)+", name)))


def keep_whole(text: str, woerter: tuple[str, ...]) -> str:
    """HTML in which no line ends within these words; tags stay as they are."""
    if not any(wort in text for wort in woerter):
        return text
    muster = re.compile("|".join(rf"(?<![\w-]){re.escape(wort)}(?![\w-])" for wort in sorted(woerter, key=len, reverse=True)))
    teile = re.split(r"(<svg\b.*?</svg>|<[^<>]*>)", text, flags=re.DOTALL)
    for nr in range(0, len(teile), 2):
        if nr == 0 or 'class="ik-ganz"' not in teile[nr - 1]:
            teile[nr] = muster.sub(r'<span class="ik-ganz">\g<0></span>', teile[nr])
    return "".join(teile)


@lru_cache(maxsize=8)
def _search(namen: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[int, str]]:
    """One pattern for all names, and the language of each by the number of its group."""
    lesbar = [(name, sprache) for name, sprache in namen if re.search(r"\w", name)]
    ausdruck = "|".join(rf"((?<!\w){_pattern(name)}(?!\w))" for name, _ in lesbar)
    return re.compile(ausdruck), {nr: sprache for nr, (_, sprache) in enumerate(lesbar, 1)}


def _pattern(name: str) -> str:
    """The name as HTML may hold it: its signs as they are or as references, any white space between its words."""
    return r"\s+".join("".join(map(_sign, wort)) for wort in name.split())


def _sign(zeichen: str) -> str:
    if zeichen.isalnum():
        return zeichen
    # Each spelling once: two ways to match the same sign would double the work with every sign of the name.
    schreibweisen = dict.fromkeys((zeichen, html.escape(zeichen), f"&#{ord(zeichen)};"))
    return f"(?:{'|'.join(map(re.escape, schreibweisen))})"
