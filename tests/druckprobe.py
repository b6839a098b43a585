"""A small concept with something of everything that is printed, and its documents."""

from bau import konzept_of
from integrationskonzept.druck import Dokument, Prosa, build_dokumente, page_leseart
from integrationskonzept.model import Konzept
from integrationskonzept.render import Buch
from webseite import STICHTAG

ADRESSE = "https://kreis.example/"
BOESE = '#panic("x") $x$ @ref _u_ *b* \\ ] [ <l> `r` // /* = - + " {{ x }} #import "/etc/passwd": * \\u{41} ~ -- \''
KONZEPT = konzept_of(
    konzept={
        "titel": "Zusammen",
        "stand": "2026-01-31",
        "motto": "Los",
        "hinweise": [{"text": "**Nur eine Probe.** Nichts davon gilt.", "ueberall": True}, {"text": "Nur am Anfang."}],
        "kommune": {
            "name": "Landkreis Probe",
            "name_zweitsprache": {"text": "Wokrejs Proba", "sprache": "dsb"},
            "logo": "logo.svg",
        },
    },
    handlungsfelder=[
        {"id": "sprache", "titel": "Sprache", "nr": "1", "ausgangslage": "So ist es im Wokrejs Proba."},
        {"id": "arbeit", "titel": "Arbeit", "nr": "2", "dokument": "von-2024"},
    ],
    ziele=[{"id": "deutsch", "titel": "Deutsch lernen", "handlungsfelder": ["sprache"]}],
    massnahmen=[
        {
            "id": "kurs",
            "titel": "Der Abendkurs",
            "nr": "1.1",
            "ziele": ["deutsch"],
            "handlungsfelder": ["sprache", "arbeit"],
            "stand": [{"datum": "2026-01-01", "status": "in_umsetzung", "text": "Läuft.[^1]\n\n[^1]: Seit Mai."}],
            "beschreibung": "| A | B |\n|---|--:|\n| eins | 2 |\n\nSiehe [KIT](/glossar/#kit) und [Netz](https://netz.example/x).",
            "zustaendig": [{"organisation": "amt"}],
        },
        {"id": "lotsen", "titel": "Die Lotsen", "handlungsfelder": ["arbeit"], "teil_von": "kurs"},
        {"id": "frei", "titel": "Ohne Feld"},
    ],
    organisationen=[{"id": "amt", "name": "Amt für Kurse", "kurz": "AK"}],
    dokumente=[
        {
            "id": "von-2024",
            "titel": "Konzept 2024",
            "art": "Konzept",
            "jahr": 2024,
            "status": "beschlossen",
            "seiten": ["vorwort.md"],
        },
        {"id": "von-2026", "titel": "Fortschreibung", "betrifft_handlungsfelder": ["sprache"]},
        {"id": "leer", "titel": "Ohne Inhalt hier"},
    ],
    glossar=[{"id": "kit", "begriff": "Integrationsteam", "abkuerzung": "KIT", "text": "Ein Team."}],
)
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#123456"/></svg>'
VORWORT = Prosa(
    "/vorwort/",
    "Vorwort",
    '<h1>Vorwort</h1><p>Text.</p><h2 id="dank">Dank</h2><p><a href="../massnahmen/kurs/">Kurs</a> <img src="../logo.svg" alt="Das Wappen"></p>',
    page_leseart("vorwort/", {"massnahmen/kurs": "/massnahmen/kurs/"}),
)


def buch_of(konzept: Konzept) -> Buch:
    return Buch(konzept, STICHTAG, bildmasse={"logo.svg": (40, 20)})


def dokumente(konzept: Konzept = KONZEPT) -> dict[str, Dokument]:
    alle = build_dokumente(buch_of(konzept), [VORWORT], {"logo.svg": LOGO}.get, ADRESSE)
    return {dokument.pfad: dokument for dokument in alle}
