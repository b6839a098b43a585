"""The real nginx over a built site, as `konzept bauen` configures it; for tests, checks and measurements."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class ServerFehler(Exception):
    """The server is not installed or does not start; the text says which."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def find_server(programm: str) -> str | None:
    """The path of an installed server; Debian keeps them where not everyone looks."""
    return shutil.which(programm) or shutil.which(programm, path="/usr/sbin")


def nginx_command(wurzel: Path, einstellungen: Path, ordner: Path, port: int) -> list[str]:
    """How nginx is called to serve a folder by a configuration that `konzept bauen` wrote; its own files go into `ordner`."""
    programm = find_server("nginx")
    if programm is None:
        raise ServerFehler("nginx fehlt. Unter Debian und Ubuntu: apt install nginx-light")
    ablagen = " ".join(f'{art}_temp_path "{ordner}/{art}";' for art in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (ordner / "haupt.conf").write_text(
        f"""daemon off; user root; worker_processes 1; pid "{ordner}/pid"; error_log "{ordner}/fehler.log";
events {{}}
http {{
  include /etc/nginx/mime.types; access_log off; {ablagen}
  server {{ listen 127.0.0.1:{port}; root "{wurzel}"; include "{einstellungen}"; }}
}}
""",
        encoding="utf-8",
    )
    return [programm, "-p", str(ordner), "-c", str(ordner / "haupt.conf")]


@contextmanager
def serve_with_nginx(site: Path, einstellungen: Path) -> Iterator[str]:
    """A site behind nginx while it lasts; gives its address. Raises ServerFehler."""
    with tempfile.TemporaryDirectory() as ort:
        port = free_port()
        befehl = nginx_command(site.resolve(), einstellungen.resolve(), Path(ort), port)
        prozess = subprocess.Popen(befehl, stderr=subprocess.PIPE)
        try:
            wait_for(port, prozess)
            yield f"http://127.0.0.1:{port}/"
        finally:
            stop(prozess)


def stop(prozess: "subprocess.Popen[bytes]") -> None:
    """End a server, at the latest after ten seconds."""
    prozess.terminate()
    try:
        prozess.wait(10)
    except subprocess.TimeoutExpired:
        prozess.kill()
        prozess.wait()
    if prozess.stderr:
        prozess.stderr.close()


def wait_for(port: int, prozess: "subprocess.Popen[bytes]") -> None:
    """Return once somebody listens; ServerFehler where the server ends before or ten seconds go by."""
    for _ in range(200):
        if prozess.poll() is not None:
            klage = prozess.stderr.read().decode(errors="replace") if prozess.stderr else ""
            raise ServerFehler(f"Der Webserver startet nicht: {klage.strip()}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            time.sleep(0.05)
            if prozess.poll() is None:  # else somebody else took the port
                return
        time.sleep(0.05)
    raise ServerFehler("Der Webserver antwortet nicht.")
