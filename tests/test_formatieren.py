"""Ordering fields: whatever layout a file has, it says the same afterwards, and every comment stays with its field."""

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bau import volles_konzept
from integrationskonzept.loading.knoten import YamlFehler, parse_knoten
from integrationskonzept.model import ABSCHNITTE, Stammdaten, Vokabular, Wert
from integrationskonzept.redaktion.formatieren import NichtSicher, format_text
from integrationskonzept.struktur import Pfad, felder, reading_order
from webseite import WURZEL

KLASSEN: dict[str, type[Wert]] = {"konzept": Stammdaten, "vokabular": Vokabular, **ABSCHNITTE}
KURZ = (
    "Sprachcafé",
    "Zeit: nachmittags",
    "Haus # 3",
    "Ein Titel aus mehreren Wörtern",
    "'so' genannt",
    "- kein Strich",
    "1.10",
    "ja",
)
LANG = (
    "Ein Absatz.",
    "Erste Zeile.\n# keine Bemerkung\n- kein Eintrag\nid: kein-feld\n\nNach der Leerzeile.",
    "- eins\n- zwei\n  # tiefer\n",
)


class Schreiber:
    """Writes plain data as YAML in ever different layouts, with numbered comments: K above a field, E above an entry, H behind a value."""

    def __init__(self, saat: int) -> None:
        self.zufall = random.Random(saat)
        self.bemerkungen = 0
        self.anker: dict[tuple[str, int, str], str] = {}
        """(section, entry, field) → "&name" where a value gets a name, "*name" where it stands for one."""

    def chance(self, prozent: int) -> bool:
        return self.zufall.randrange(100) < prozent

    def bemerkung(self, art: str) -> str:
        self.bemerkungen += 1
        return f"# {art}{self.bemerkungen} mit Text"

    def datei(self, daten: dict[str, Any]) -> str:
        zeilen = [self.bemerkung("D"), "", "# eine Überschrift", ""] if self.chance(50) else []
        for abschnitt, inhalt in daten.items():
            zeilen += [self.bemerkung("D")] if self.chance(30) else []
            zeilen += [f"{abschnitt}:{self.dahinter()}"]
            if isinstance(inhalt, dict):
                zeilen += self.felder(inhalt, 2, (abschnitt, 0), frei=True)
            elif len(inhalt) == 1 and self.chance(30):
                zeilen += self.felder(inhalt[0], 3, (abschnitt, 0), frei=True)
            else:
                zeilen += self.liste(inhalt, self.zufall.choice((0, 2, 4)), abschnitt)
            zeilen += self.zufall.choice(([], [""], ["", self.bemerkung("D")]))
        ende = self.zufall.choice(("\n", "\r\n"))
        return self.zufall.choice(("", "", "\ufeff")) + ende.join(zeilen) + self.zufall.choice((ende, ende, ""))

    def liste(self, posten: list[Any], spalte: int, abschnitt: str = "") -> list[str]:
        zeilen: list[str] = []
        for nr, eins in enumerate(posten):
            zeilen += [" " * spalte + self.bemerkung("E")] if self.chance(25) else []
            zeilen += [""] if nr and self.chance(20) else []
            if not isinstance(eins, dict):
                zeilen += [f"{' ' * spalte}- {self.auf_einer_zeile(eins)}{self.dahinter()}"]
            elif not abschnitt and self.chance(30):
                zeilen += [f"{' ' * spalte}- {self.in_klammern(eins)}{self.dahinter()}"]
            elif self.chance(20):
                zeilen += [" " * spalte + "-", *self.felder(eins, spalte + 2, (abschnitt, nr), frei=True)]
            else:
                breite = self.zufall.choice((2, 2, 4))
                innen = self.felder(eins, spalte + breite, (abschnitt, nr), frei=False)
                zeilen += [" " * spalte + "-" + " " * (breite - 1) + innen[0].lstrip(" "), *innen[1:]]
        return zeilen

    def felder(self, daten: dict[str, Any], spalte: int, stelle: tuple[str, int], *, frei: bool) -> list[str]:
        """The fields of a value in any order; `frei` where the first one has a line of its own, and so room for a comment above."""
        namen = list(daten)
        self.zufall.shuffle(namen)
        namen.sort(key=lambda name: self.anker.get((*stelle, name), "").startswith("*"))
        zeilen: list[str] = []
        for nr, name in enumerate(namen):
            if nr or frei:
                zeilen += [""] if nr and self.chance(10) else []
                zeilen += [" " * spalte + self.bemerkung("K") for _ in range(self.zufall.choice((0, 0, 0, 1, 2)))]
            kopf = " " * spalte + self.zufall.choice((name, name, name, f'"{name}"')) + ":"
            zeilen += self.feld(kopf, daten[name], spalte, self.anker.get((*stelle, name), ""))
        return zeilen

    def feld(self, kopf: str, wert: Any, spalte: int, anker: str) -> list[str]:
        if anker.startswith("*"):
            return [f"{kopf} {anker}"]
        kopf = f"{kopf} {anker}" if anker else kopf
        if isinstance(wert, dict):
            if not anker and self.chance(30):
                return [f"{kopf} {self.in_klammern(wert)}{self.dahinter()}"]
            return [kopf + self.dahinter(), *self.felder(wert, spalte + self.zufall.choice((2, 4)), ("", 0), frei=True)]
        if isinstance(wert, list):
            if all(isinstance(eins, str) for eins in wert) and self.chance(50):
                return self.klammern_untereinander(kopf, wert, spalte) if self.chance(30) else [f"{kopf} {self.in_klammern(wert)}"]
            return [kopf + self.dahinter(), *self.liste(wert, spalte + self.zufall.choice((0, 2)))]
        return self.text(kopf, wert, spalte)

    def text(self, kopf: str, wert: str, spalte: int) -> list[str]:
        """A scalar in one of the notations of YAML."""
        tief = " " * (spalte + self.zufall.choice((1, 2, 4)))
        if "\n" in wert:
            return [f"{kopf} |{self.dahinter()}", *(f"{tief}{zeile}".rstrip() for zeile in wert.rstrip("\n").split("\n"))]
        worte = json.dumps(wert, ensure_ascii=False).split(" ")
        if len(worte) > 2 and self.chance(40):
            return [f"{kopf} {worte[0]}", *(tief + wort for wort in worte[1:])]
        if self.chance(15):
            return [
                f"{kopf} {self.zufall.choice(('|', '|-', '>', '>-'))}",
                *(f"{tief}{teil}" for teil in (wert, "# keine Bemerkung")),
            ]
        return [f"{kopf} {self.auf_einer_zeile(wert)}{self.dahinter()}"]

    def klammern_untereinander(self, kopf: str, posten: list[str], spalte: int) -> list[str]:
        tief = " " * (spalte + 2)
        return [f"{kopf} [", *(f"{tief}{self.auf_einer_zeile(eins)},{self.dahinter()}" for eins in posten), f"{tief}]"]

    def in_klammern(self, wert: Any) -> str:
        """A value in braces, its fields in any order."""
        if isinstance(wert, dict):
            paare = [f"{name}: {self.in_klammern(kind)}" for name, kind in wert.items()]
            self.zufall.shuffle(paare)
            return "{" + ", ".join(paare) + "}"
        if isinstance(wert, list):
            return "[" + ", ".join(map(self.in_klammern, wert)) + "]"
        return json.dumps(wert, ensure_ascii=False)

    def auf_einer_zeile(self, wert: str) -> str:
        einfach = "'" + wert.replace("'", "''") + "'" if "\n" not in wert else json.dumps(wert)
        ohne = wert if re.fullmatch(r"[\w.]+( [\w.]+)*", wert) else einfach
        return self.zufall.choice((ohne, ohne, einfach, json.dumps(wert, ensure_ascii=False)))

    def dahinter(self) -> str:
        return f"  {self.bemerkung('H')}" if self.chance(10) else ""


def any_text(saat: int) -> str:
    """A data file with some entries of some sections, in any layout."""
    zufall = random.Random(saat)
    voll = volles_konzept(lambda _pfad, art: zufall.choice(LANG if art == "langtext" else KURZ) if zufall.random() < 0.5 else None)
    schreiber = Schreiber(saat)
    daten: dict[str, Any] = {}
    for abschnitt in zufall.sample(sorted(voll), zufall.randint(1, 4)):
        inhalt = voll[abschnitt]
        if isinstance(inhalt, dict):
            daten[abschnitt] = _some_fields(inhalt, zufall)
            continue
        daten[abschnitt] = [_some_fields(eintrag, zufall) for eintrag in inhalt[: zufall.randint(1, 2)]]
        if len(daten[abschnitt]) > 1 and zufall.random() < 0.5:
            erster, zweiter = daten[abschnitt]
            feld = zufall.choice(sorted(erster))
            zweiter[feld] = erster[feld]
            schreiber.anker |= {(abschnitt, 0, feld): f"&{abschnitt}", (abschnitt, 1, feld): f"*{abschnitt}"}
    return schreiber.datei(daten)


def _some_fields(eintrag: dict[str, Any], zufall: random.Random) -> dict[str, Any]:
    """At most eight fields, `stand` and other lists of values more often than the rest."""
    namen = sorted(eintrag, key=lambda name: (not isinstance(eintrag[name], list | dict)) + zufall.random() * 2)
    return {name: eintrag[name] for name in namen[: zufall.randint(2, 8)]}


def said(text: str) -> object:
    """What a file says; a last line without an end counts as one with."""
    wurzel, verloren = parse_knoten(text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n"))
    assert wurzel is not None
    assert verloren == []
    return wurzel.plain()


def mappings(text: str) -> Iterator[tuple[Pfad, type[Wert] | None, yaml.MappingNode]]:
    """Every mapping that is written out in a file, with its path and class; an alias is none."""
    yield from _mappings(yaml.compose(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader), (), None, set())


def _mappings(
    knoten: Any, pfad: Pfad, klasse: type[Wert] | None, gesehen: set[int]
) -> Iterator[tuple[Pfad, type[Wert] | None, yaml.MappingNode]]:
    if id(knoten) in gesehen:
        return
    gesehen.add(id(knoten))
    if isinstance(knoten, yaml.SequenceNode):
        for nr, kind in enumerate(knoten.value):
            yield from _mappings(kind, (*pfad, nr), klasse, gesehen)
    elif isinstance(knoten, yaml.MappingNode):
        yield pfad, klasse, knoten
        for name, kind in knoten.value:
            feld = felder(klasse).get(name.value) if klasse else None
            innen = feld.modell if feld else None if klasse else KLASSEN.get(name.value)
            yield from _mappings(kind, (*pfad, name.value), innen, gesehen)


def places_of_remarks(text: str) -> dict[str, Pfad]:
    """What field each comment marked K stands directly above."""
    zeilen = text.split("\n")
    stellen: dict[str, Pfad] = {}
    for pfad, _, knoten in mappings(text):
        for name, _ in knoten.value:
            zeile = name.start_mark.line - 1
            while zeile >= 0 and re.match(r"\s*# K\d", zeilen[zeile]):
                stellen[zeilen[zeile].strip()] = (*pfad, name.value)
                zeile -= 1
    return stellen


def remarks(text: str) -> list[str]:
    return sorted(re.findall(r"# [DEHK]\d+ mit Text", text))


def without_place(text: str) -> list[str]:
    """The lines of a file whatever their order and indentation, and on whichever a dash stands."""
    return sorted(re.sub(r"^\s*(- +)?", "", zeile).strip() for zeile in text.split("\n") if zeile.strip() not in ("", "-"))


@settings(deadline=None, max_examples=150, derandomize=True)
@given(saat=st.integers(0, 2**32))
def test_a_file_in_any_layout_says_the_same_in_order_with_its_comments_in_place(saat: int) -> None:
    alt = any_text(saat)
    neu = format_text(alt)
    assert said(neu) == said(alt)
    for pfad, klasse, knoten in mappings(neu):
        if klasse and not knoten.flow_style:
            rang = reading_order(klasse).index
            namen = [name.value for name, _ in knoten.value]
            assert namen == sorted(namen, key=rang), (pfad, neu)
    assert format_text(neu) == neu
    assert remarks(neu) == remarks(alt)
    assert places_of_remarks(neu) == places_of_remarks(alt)
    assert without_place(neu) == without_place(alt)
    assert ("\r" in neu) == ("\r" in alt)
    assert neu.count("\r") in (0, neu.count("\n"))


def test_the_layouts_of_the_property_are_many() -> None:
    """The generator above writes what it promises, so that the property is not empty."""
    texte = [any_text(saat) for saat in range(150)]
    for muster in (
        r"^ *-$",
        r"^ +# K",
        r"^ +# E",
        r"  # H",
        r": &\w+$",
        r": \*\w+$",
        r": [|>]",
        r"^ *# keine Bemerkung",
        r"^ *- kein Eintrag",
        r"\[$",
        r"- \{",
        r"\r$",
        r"\A\ufeff",
        r"^    - ",
        r"^- ",
        r'": ',
        r"^$",
    ):
        assert sum(re.search(muster, text, re.MULTILINE) is not None for text in texte) > 2, muster
    assert sum(format_text(text) != text for text in texte) > 120
    assert sum(not text.endswith("\n") for text in texte) > 20


@pytest.mark.parametrize(
    ("vorher", "nachher"),
    [
        pytest.param(
            "massnahmen:\n  -\n    # zum Titel\n    titel: A\n    # zur id\n    id: a\n",
            "massnahmen:\n  -\n    # zur id\n    id: a\n    # zum Titel\n    titel: A\n",
            id="the dash has a line of its own",
        ),
        pytest.param(
            "massnahmen:\n  - titel: A\n    # zur id\n    id: a\n",
            "massnahmen:\n  # zur id\n  - id: a\n    titel: A\n",
            id="a comment of the new first field goes above the dash",
        ),
        pytest.param(
            "massnahmen:\n  # zum Eintrag\n  - titel: A\n    id: a\n",
            "massnahmen:\n  # zum Eintrag\n  - id: a\n    titel: A\n",
            id="a comment above an entry stays there",
        ),
        pytest.param(
            "massnahmen:\n  titel: A\n  id: a\n",
            "massnahmen:\n  id: a\n  titel: A\n",
            id="an entry without a list",
        ),
        pytest.param(
            "konzept:\n  # Der Tag\n  stand: 2024-01-01\n  titel: X\n",
            "konzept:\n  titel: X\n  # Der Tag\n  stand: 2024-01-01\n",
            id="a comment above the first field of all goes with it",
        ),
        pytest.param(
            "massnahmen:\nziele:\n  - titel: Z\n    id: z\n",
            "massnahmen:\nziele:\n  - id: z\n    titel: Z\n",
            id="an empty section",
        ),
        pytest.param("# nur\n\n# Bemerkungen\n", "# nur\n\n# Bemerkungen\n", id="nothing but comments"),
        pytest.param("", "", id="an empty file"),
        pytest.param("- a\n- b\n", "- a\n- b\n", id="no sections"),
        pytest.param(
            "# Kopf der Datei\n\nmassnahmen:\n- titel: A\n  id: a\n# Fuß\n",
            "# Kopf der Datei\n\nmassnahmen:\n- id: a\n  titel: A\n# Fuß\n",
            id="a header stays first and a footer last",
        ),
        pytest.param(
            "massnahmen:\n  - titel: A\n    id: a\n    # zeit: 2026\n\n  # zu B\n  - titel: B\n    id: b\n",
            "massnahmen:\n  - id: a\n    titel: A\n    # zeit: 2026\n\n  # zu B\n  - id: b\n    titel: B\n",
            id="a field that is commented out stays at the end of its entry",
        ),
        pytest.param(
            "massnahmen:\n  - titel: A\n    id: a",
            "massnahmen:\n  - id: a\n    titel: A\n",
            id="a last line without an end gets one when it moves",
        ),
        pytest.param("massnahmen:\n  - id: a\n    titel: A", "massnahmen:\n  - id: a\n    titel: A", id="one that stays gets none"),
        pytest.param(
            "massnahmen:\r\n  - titel: A\r\n    id: a",
            "massnahmen:\r\n  - id: a\r\n    titel: A\r\n",
            id="with the ends that the file has",
        ),
        pytest.param("massnahmen:\r  - titel: A\r    id: a\r", "massnahmen:\r  - id: a\r    titel: A\r", id="the ends of old Macs"),
        pytest.param(
            "massnahmen:\n  - id: a\n    stand: umgesetzt\n    beschreibung: |\n      Text",
            "massnahmen:\n  - id: a\n    beschreibung: |\n      Text\n    stand: umgesetzt\n",
            id="a block of text on the last line, which has no end",
        ),
        pytest.param(
            "massnahmen:\n  - titel: A\n    id: a\n...\n",
            "massnahmen:\n  - id: a\n    titel: A\n...\n",
            id="a document end stays at the end",
        ),
        pytest.param(
            "massnahmen:\n  - id: a\n    stand:\n      - &x {status: umgesetzt}\n      - status: umgesetzt\n        datum: 2024-01-01\n      - *x\n",
            "massnahmen:\n  - id: a\n    stand:\n      - &x {status: umgesetzt}\n      - datum: 2024-01-01\n        status: umgesetzt\n      - *x\n",
            id="an alias behind a value in a list",
        ),
        pytest.param(
            "massnahmen:\n  - id: a\n    stand:\n      - &x # so\n        text: T\n        datum: 2024-01-01\n      - *x\n",
            "massnahmen:\n  - id: a\n    stand:\n      - &x # so\n        datum: 2024-01-01\n        text: T\n      - *x\n",
            id="a value with a name is ordered where it stands",
        ),
        pytest.param(
            "konzept:\n  kommune: {}\n  titel: A\nmassnahmen:\n  - {}\n",
            "konzept:\n  titel: A\n  kommune: {}\nmassnahmen:\n  - {}\n",
            id="empty braces",
        ),
        pytest.param(
            "massnahmen: [{titel: A, id: a}]\nziele:\n  - {titel: Z,\n     id: z}\n",
            "massnahmen: [{titel: A, id: a}]\nziele:\n  - {titel: Z,\n     id: z}\n",
            id="what stands in braces is left alone",
        ),
        pytest.param(
            "massnahmen:\n  - erfunden: x\n    titel: A\n    id: a\n",
            "massnahmen:\n  - id: a\n    titel: A\n    erfunden: x\n",
            id="a field that does not exist goes last",
        ),
        pytest.param("unfug:\n  - titel: A\n    id: a\n", "unfug:\n  - titel: A\n    id: a\n", id="a section that does not exist"),
        pytest.param(
            "massnahmen:\n  - titel: A\n      # tiefer\n    id: a\n",
            "massnahmen:\n  - id: a\n    titel: A\n      # tiefer\n",
            id="a deeper comment belongs to the field before it",
        ),
        pytest.param(
            "massnahmen:\n  - titel: A\n    zusatz:\n      b: 1\n      a: 2\n    id: a\n",
            "massnahmen:\n  - id: a\n    titel: A\n    zusatz:\n      b: 1\n      a: 2\n",
            id="fields of the concept's own stay as written",
        ),
        pytest.param(
            "massnahmen:\n  - titel: A\n    stand:\n    - text: T\n      datum: 2024-01-01\n    id: a\n",
            "massnahmen:\n  - id: a\n    titel: A\n    stand:\n    - datum: 2024-01-01\n      text: T\n",
            id="a list as deep as its field",
        ),
    ],
)
def test_special_layouts(vorher: str, nachher: str) -> None:
    assert format_text(vorher) == nachher
    assert format_text(nachher) == nachher


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("massnahmen:\n  - kurz: &t A\n    titel: *t\n    id: a\n", id="an alias would come before its anchor"),
        pytest.param('massnahmen:\n  - titel: "A\n  # B"\n    id: a\n', id="text that looks like a comment"),
        pytest.param(
            "massnahmen:\n  - beschreibung: |+\n      T\n\n    id: a\n    stand: |+\n      x\n\n\n    titel: B\n",
            id="kept line ends",
        ),
    ],
)
def test_what_would_change_is_left_alone_or_says_the_same(text: str) -> None:
    try:
        neu = format_text(text)
    except NichtSicher:
        return
    assert said(neu) == said(text)


def test_an_alias_is_never_put_before_its_anchor() -> None:
    with pytest.raises(NichtSicher):
        format_text("massnahmen:\n  - kurz: &t A\n    titel: *t\n    id: a\n")


@pytest.mark.parametrize(
    ("text", "regel"),
    [
        ("massnahmen:\n  - titel: 'A\n", "IK004"),
        ("massnahmen:\n\t- titel: A\n", "IK004"),
        ("massnahmen:\n  - titel: A\n    id: a\n    titel: B\n", "IK006"),
        ("massnahmen:\n  - titel: &A\n    id: a\n", "IK005"),
        ("massnahmen:\n  - titel: *A\n    id: a\n", "IK005"),
        ("a: 1\n---\nb: 2\n", "IK004"),
        ("massnahmen:\n  - titel: \x07\n", "IK001"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be(text: str, regel: str) -> None:
    with pytest.raises(YamlFehler) as fehler:
        format_text(text)
    assert fehler.value.regel == regel


def test_the_demo_is_in_order() -> None:
    for datei in sorted((WURZEL / "data").rglob("*.yml")):
        text = datei.read_bytes().decode()
        assert format_text(text) == text, datei.name
