"""A folder served on loopback as a web server would, compressed, with a record of what was asked for."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

STUFE = 6
"""How hard is compressed: what web servers usually do."""
_GEPACKT = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml"})


@dataclass(frozen=True)
class Abruf:
    """A file that was asked for, and how many bytes went over the wire."""

    pfad: str
    bytes: int


@dataclass
class Dienst:
    """A running server: where it is and what it was asked for so far."""

    adresse: str
    abrufe: list[Abruf] = field(default_factory=list)

    def since(self, stand: int) -> tuple[Abruf, ...]:
        """What was asked for after a certain number of requests."""
        return tuple(self.abrufe[stand:])


def packed(inhalt: bytes) -> bytes:
    """Bytes as they are sent, the same every time."""
    return gzip.compress(inhalt, STUFE, mtime=0)


@functools.cache
def _content(datei: Path) -> tuple[bytes, bool]:
    inhalt = datei.read_bytes()
    return (packed(inhalt), True) if datei.suffix in _GEPACKT else (inhalt, False)


@contextmanager
def serve(ordner: Path) -> Iterator[Dienst]:
    """Serve a folder while it is needed."""
    dienst = Dienst("")

    class Antwort(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            """Send a file, packed where it is text."""
            pfad = unquote(urlsplit(self.path).path).lstrip("/")
            datei = ordner / (f"{pfad}index.html" if pfad.endswith("/") or not pfad else pfad)
            if not datei.is_file():
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            inhalt, gepackt = _content(datei)
            dienst.abrufe.append(Abruf(pfad, len(inhalt)))
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", self.guess_type(str(datei)))
            self.send_header("Content-Length", str(len(inhalt)))
            if gepackt:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            with suppress(ConnectionError):  # a page that is closed wants no more of it
                self.wfile.write(inhalt)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Antwort)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    dienst.adresse = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield dienst
    finally:
        server.shutdown()
        server.server_close()
