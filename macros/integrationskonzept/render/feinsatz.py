"""HTML → the same with spaces that do not break where German does not divide: "17. August", "e. V.", "Nr. 3", before a dash."""

import re

FEST = "\u00a0"
_MONATE = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_EINHEITEN = "Uhr|Euro|€|%|Prozent|km|Kilometer|Zentimetern?|m²|Plätzen?|Stunden|Jahren?|Monaten?|Wochen|Tagen?|Personen"
_ORDNUNG = rf"{_MONATE}|Halbjahr|Quartal|Jahrhundert|Klasse|Wahlperiode"
_DAVOR_DANACH = (
    (r"[\dIVX]\.", rf"(?:{_ORDNUNG})\b"),
    (r"\d", rf"(?:{_EINHEITEN})(?!\w)"),
    (r"\be\.", r"V\."),
    (r"\b[zduo]\.", r"[BhäaÄ]\."),
    (r"\b(?:Nr|Dr)\.", r"\w"),
    (r"\b(?:Abs|Art)\.", r"\d"),
    (r"\d", r"(?:Abs\.|Nr\.|DSGVO\b|(?:Enthaltung|Nein-Stimme|Ja-Stimme))"),
    (r"\d", r"(?:abgeschlossen|in Umsetzung|offen|verzögert|nicht weiterverfolgt|ohne Angabe)\b"),
    (r"\bProf\.", r"\w"),
    (r"§", r"\d"),
)
"""What stays on one line though a space stands between (DIN 5008)."""
# The space comes first, for it is what the text is searched for; most have a letter before them and are done with at once.
_GRUENDE = "|".join(rf"(?<={davor} )(?={danach})" for davor, danach in _DAVOR_DANACH)
_VERBUNDEN = re.compile(rf" (?:(?<=[\d.§] )(?:{_GRUENDE})|(?=– )(?<!\s ))")
_ERGAENZUNG = re.compile(r"(?<=\s)-\w+(?=[^<>]*(?:<|\Z))")
"""What completes a word before it: "Lotsinnen und -lotsen"."""
_WOERTLICH = re.compile(r"<(pre|code|svg|script|style|textarea)\b.*?</\1>", re.DOTALL)


def bind(html: str) -> str:
    """The HTML with those spaces made fast; tags and what is shown to the letter stay as they are."""
    html = html.replace("&#46;", ".")  # Markdown had to be kept from reading some full stops
    woertlich = [fund.span() for fund in _WOERTLICH.finditer(html)]

    def fasten(fund: re.Match[str]) -> str:
        ort = fund.start()
        im_tag = html.rfind("<", 0, ort) > html.rfind(">", 0, ort) and ">" in html[ort:]
        return " " if im_tag or any(von < ort < bis for von, bis in woertlich) else FEST

    return _ERGAENZUNG.sub(r'<span class="ik-ganz">\g<0></span>', _VERBUNDEN.sub(fasten, html))
