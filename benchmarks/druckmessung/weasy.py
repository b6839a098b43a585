"""A chapter's HTML → an accessible PDF by WeasyPrint; a process of its own, so that its memory is counted alone."""

import sys
from pathlib import Path

from weasyprint import CSS, HTML

STIL = """
@page { size: A4; margin: 28mm 20mm 25mm 25mm;
        @bottom-right { content: "Seite " counter(page) " von " counter(pages); font: 8pt sans-serif }
        @top-left { content: string(kapitel); font: 8pt sans-serif } }
html { font: 10.5pt/1.4 "Source Sans 3", sans-serif; hyphens: auto } h1 { string-set: kapitel content(); font-size: 21pt }
h1, h2, h3, h4, h5, h6 { break-after: avoid; line-height: 1.2 } table { border-collapse: collapse; width: 100%; font-size: 9pt }
td, th { border-bottom: .5pt solid #bbb; padding: 1mm; text-align: left; vertical-align: top } tr { break-inside: avoid }
.ik-druckkopf { break-inside: avoid } .ik-druckblatt { border-top: 1.4pt solid #175e6b; margin-top: 6mm; padding-top: 2mm }
.ik-eckdaten > div { display: flex } dt { width: 40mm; color: #4f4f4f } dd { margin: 0; flex: 1 } button, nav { display: none }
"""

if __name__ == "__main__":
    quelle, ziel = sys.argv[1:]
    HTML(string=Path(quelle).read_text(encoding="utf-8")).write_pdf(ziel, stylesheets=[CSS(string=STIL)], pdf_variant="pdf/ua-1")
