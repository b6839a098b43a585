"""The template of the Word documents: pandoc's own on A4, with one typeface, a header with the title, and page numbers."""

import io
import subprocess
import zipfile
from collections.abc import Mapping
from typing import Any

SCHRIFT = "Calibri"
"""What every Word has; others take what is nearest."""
_UEBERSCHRIFTEN = {1: 20, 2: 15, 3: 13, 4: 12, 5: 11, 6: 11}
_NACH_KAPITELN = 2
"""Headings down to this level are coloured."""


_NACH_A4 = {
    b'fo:page-width="8.5in"': b'fo:page-width="21cm"', b'fo:page-height="11in"': b'fo:page-height="29.7cm"',
    b'fo:country="US"': b'fo:country="DE"', b'fo:language="en"': b'fo:language="de"',
    b"'Times New Roman'": b"'Liberation Serif'",
}  # fmt: skip
"""What an American page says and what a German one does."""


_ANFANG = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP knows."""


def build_vorlage(farbe: str) -> bytes:
    """A Word document with all styles that ours use; headings have a colour ("#1f4e79")."""
    from docx import Document  # noqa: PLC0415  # an extra
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER  # noqa: PLC0415  # an extra
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415  # an extra

    datei = Document(io.BytesIO(_default("docx")))
    ton = RGBColor.from_string(farbe.lstrip("#").upper())
    arten = datei.styles

    def style(name: str, punkt: float, *, fett: bool | None = None, davor: float = 0, danach: float = 6, bunt: bool = False) -> Any:
        art = arten[name] if name in arten else arten.add_style(name, 1)
        art.font.name, art.font.size, art.font.bold = SCHRIFT, Pt(punkt), fett
        art.font.color.rgb = ton if bunt else RGBColor(0, 0, 0)
        _without_theme(art)
        art.paragraph_format.space_before, art.paragraph_format.space_after = Pt(davor), Pt(danach)
        return art

    style("Normal", 11, danach=0).paragraph_format.line_spacing = 1.15
    for name in ("Body Text", "First Paragraph", "Block Text"):
        style(name, 11)
    style("Compact", 11, danach=2)
    style("Title", 28, fett=True, davor=120, danach=12, bunt=True).paragraph_format.alignment = 0
    style("Subtitle", 15, danach=18).paragraph_format.alignment = 0
    for name in ("Author", "Date"):
        style(name, 11).paragraph_format.alignment = 0
    for ebene, punkt in _UEBERSCHRIFTEN.items():
        art = style(f"Heading {ebene}", punkt, fett=True, davor=16 if ebene > 1 else 0, danach=6, bunt=ebene <= _NACH_KAPITELN)
        art.font.italic = False
        art.paragraph_format.keep_with_next = True
        art.paragraph_format.page_break_before = ebene == 1
    style("TOC Heading", 20, fett=True, danach=12, bunt=True).paragraph_format.page_break_before = True
    for ebene in (1, 2):
        zeile = style(f"toc {ebene}", 11, fett=ebene == 1, davor=6 if ebene == 1 else 0, danach=2)
        zeile.element.styleId = f"TOC{ebene}"
        zeile.paragraph_format.left_indent = Cm(0.6 * (ebene - 1))
        zeile.paragraph_format.tab_stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    style("Kurzfassung", 12, danach=8)
    style("Klein", 9.5, danach=6)
    style("Status", 11, davor=4, danach=8)
    style("Überleitung", 11, davor=8, danach=4).paragraph_format.keep_with_next = True
    eckdatum = style("Eckdatum", 11, danach=3)
    eckdatum.paragraph_format.left_indent, eckdatum.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    style("Footnote Text", 9, danach=2)
    style("Header", 9)
    style("Footer", 9)
    _ruled(arten["Table"])

    _lay_out(datei.sections[0])
    fertig = io.BytesIO()
    datei.save(fertig)
    return _rewritten(fertig.getvalue())


def build_odt_vorlage() -> bytes:
    """An OpenDocument text on A4 with German as its language; all else as pandoc has it."""
    return _rewritten(_default("odt"), _NACH_A4)


def _rewritten(vorlage: bytes, ersetzt: Mapping[bytes, bytes] | None = None) -> bytes:
    """The template with some of its styles replaced and no trace of the moment: what pandoc copies from it keeps its times."""
    fertig = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(vorlage)) as alt, zipfile.ZipFile(fertig, "w") as neu:
        for datei in alt.infolist():
            inhalt = alt.read(datei)
            if datei.filename == "styles.xml":
                for von, nach in (ersetzt or {}).items():
                    inhalt = inhalt.replace(von, nach)
            zeitlos = zipfile.ZipInfo(datei.filename, _ANFANG)
            zeitlos.compress_type = datei.compress_type
            neu.writestr(zeitlos, inhalt)
    return fertig.getvalue()


def _default(endung: str) -> bytes:
    """Pandoc's own template."""
    import pypandoc  # noqa: PLC0415  # an extra

    befehl = [pypandoc.get_pandoc_path(), f"--print-default-data-file=reference.{endung}"]
    return subprocess.run(befehl, capture_output=True, check=True).stdout


def _lay_out(blatt: Any) -> None:
    """A4 with room for files' holes, the title above, pages counted below, neither on the cover."""
    from docx.shared import Cm  # noqa: PLC0415  # an extra

    blatt.page_width, blatt.page_height = Cm(21), Cm(29.7)
    blatt.left_margin, blatt.right_margin, blatt.top_margin, blatt.bottom_margin = Cm(2.5), Cm(2), Cm(2.5), Cm(2.2)
    blatt.header_distance = blatt.footer_distance = Cm(1.2)
    blatt.different_first_page_header_footer = True  # no header on the cover
    _field(_line(blatt.header, "Header"), "TITLE")
    fuss = _line(blatt.footer, "Footer")
    fuss.alignment = 2
    for wort, feld in (("Seite ", "PAGE"), (" von ", "NUMPAGES")):
        fuss.add_run(wort)
        _field(fuss, feld)


def _line(teil: Any, art: str) -> Any:
    """The only paragraph of a header or footer."""
    absatz = teil.paragraphs[0] if teil.paragraphs else teil.add_paragraph()
    absatz.style = art
    return absatz


def _element(name: str, **eigenschaften: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415  # an extra
    from docx.oxml.ns import qn  # noqa: PLC0415  # an extra

    element = OxmlElement(f"w:{name}")
    for eigenschaft, wert in eigenschaften.items():
        element.set(qn(f"w:{eigenschaft}"), wert)
    return element


def _field(absatz: Any, befehl: str) -> None:
    """Something that the word processor fills in: the title, a number of pages."""
    feld = _element("fldSimple", instr=f" {befehl} ")
    lauf = _element("r")
    text = _element("t")
    text.text = "1" if befehl != "TITLE" else " "
    lauf.append(text)
    feld.append(lauf)
    absatz._p.append(feld)


def _without_theme(art: Any) -> None:
    """The typeface that is named counts, not that of a theme."""
    from docx.oxml.ns import qn  # noqa: PLC0415  # an extra

    schriften = art.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        schriften.attrib.pop(qn(f"w:{name}"), None)
    schriften.set(qn("w:cs"), SCHRIFT)


def _ruled(art: Any) -> None:
    """Thin lines between the rows of tables, rows that are not torn, heads that stand out."""
    eigenschaften = art.element.find(_element("tblPr").tag)
    if eigenschaften is None:
        eigenschaften = _element("tblPr")
        art.element.append(eigenschaften)
    linien = _element("tblBorders")
    for seite in ("top", "bottom", "insideH"):
        linien.append(_element(seite, val="single", sz="4", space="0", color="808080"))
    raender = _element("tblCellMar")
    for seite, breite in (("top", "50"), ("left", "80"), ("bottom", "50"), ("right", "80")):
        raender.append(_element(seite, w=breite, type="dxa"))
    for alt in eigenschaften.findall(raender.tag):
        eigenschaften.remove(alt)
    eigenschaften.extend([linien, raender])
