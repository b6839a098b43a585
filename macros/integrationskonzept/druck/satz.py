"""A process of its own that sets documents: values in, PDF out; it imports nothing of ours, so that it starts at once.

The typesetter keeps whatever it once worked out. What it takes of memory ends with this process, and two of them use two cores.
A message is four bytes of length and as many bytes; an answer begins with "+" before a PDF or "-" before what went wrong.
"""

import json
import struct
import sys
from typing import IO


def read_message(quelle: IO[bytes]) -> bytes | None:
    """The next message, None at the end."""
    kopf = quelle.read(4)
    return quelle.read(struct.unpack(">I", kopf)[0]) if len(kopf) == 4 else None


def write_message(ziel: IO[bytes], inhalt: bytes) -> None:
    """Send a message at once."""
    ziel.write(struct.pack(">I", len(inhalt)) + inhalt)
    ziel.flush()


def main(vorlage: str, ordner: str, schrift: str, normen: str, zeit: str) -> None:
    """Set one document after another until there are no more."""
    import typst  # noqa: PLC0415  # an extra

    compiler = typst.Compiler(vorlage, root=ordner, font_paths=[schrift], ignore_system_fonts=True)
    while (werte := read_message(sys.stdin.buffer)) is not None:
        try:
            pdf = compiler.compile(
                format="pdf", sys_inputs={"daten": werte.decode()}, pdf_standards=json.loads(normen), timestamp=int(zeit)
            )
            assert isinstance(pdf, bytes)
            antwort = b"+" + pdf
        except typst.TypstError as fehler:
            antwort = b"-" + " ".join([fehler.message, *fehler.hints]).encode()
        write_message(sys.stdout.buffer, antwort)


if __name__ == "__main__":
    main(*sys.argv[1:])
