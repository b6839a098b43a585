"""The site behind the real nginx and the real Apache, as `konzept bauen` writes their configuration: headers, caching, redirects, mistakes."""

import gzip
import http.client
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from leser import search_for
from playwright.sync_api import Browser

from integrationskonzept.pages import Umleitung
from integrationskonzept.server import KOPFZEILEN, base_path, build_server, security_txt
from webseite import KLEIN, STICHTAG, build, write_site
from webserver import find_server, free_port, nginx_command, stop, wait_for

UMLEITUNGEN = (Umleitung("/massnahmen/frueher/", "/massnahmen/sprachbegleitung/"),)
MODULE = (
    "mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "expires", "alias", "setenvif",
)  # fmt: skip


@dataclass(frozen=True)
class Antwort:
    status: int
    kopf: dict[str, str]
    inhalt: bytes


@dataclass
class Dienst:
    """A running server."""

    name: str
    port: int
    prozess: "subprocess.Popen[bytes]"
    unter: str = "/"
    kopf: dict[str, str] = field(default_factory=dict)

    def get(self, pfad: str, **kopf: str) -> Antwort:
        verbindung = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        verbindung.request("GET", self.unter + pfad.lstrip("/"), headers={k.replace("_", "-"): v for k, v in kopf.items()})
        antwort = verbindung.getresponse()
        ergebnis = Antwort(antwort.status, {k.lower(): v for k, v in antwort.getheaders()}, antwort.read())
        verbindung.close()
        return ergebnis


def need(programm: str) -> str:
    """The path of a server; where all of it is checked it must be there."""
    pfad = find_server(programm)
    if pfad is None and not os.environ.get("CI"):
        pytest.skip(f"{programm} is not installed")
    assert pfad, f"{programm} is not installed"
    return pfad


def start_nginx(wurzel: Path, ordner: Path, port: int) -> list[str]:
    return nginx_command(wurzel, ordner / "nginx.conf", ordner, port)


def start_apache(wurzel: Path, ordner: Path, port: int) -> list[str]:
    laden = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULE)
    (ordner / "haupt.conf").write_text(
        f"""{laden}
ServerRoot {ordner}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {ordner}/pid
ErrorLog {ordner}/fehler.log
TypesConfig /etc/mime.types
User www-data
Group www-data
DocumentRoot {wurzel}
<Directory {wurzel}>
  AllowOverride All
  Require all granted
</Directory>
""",
        encoding="utf-8",
    )
    return [need("apache2"), "-f", str(ordner / "haupt.conf"), "-DFOREGROUND"]


STARTER: dict[str, Callable[[Path, Path, int], list[str]]] = {"nginx": start_nginx, "apache2": start_apache}


@pytest.fixture(scope="module", params=[(name, unter) for name in STARTER for unter in ("/", "/konzept/")], ids="-".join)
def dienst(request: pytest.FixtureRequest, demo: Path) -> Iterator[Dienst]:
    name, unter = request.param
    need(name)
    port = free_port()
    # Not below the test's own folder, which no one but its owner may enter.
    with tempfile.TemporaryDirectory() as ort:
        ordner, wurzel = Path(ort), Path(ort) / "wurzel"
        ordner.chmod(0o755)
        ziel = wurzel / unter.strip("/")
        shutil.copytree(demo, ziel)
        for pfad in (wurzel, *wurzel.rglob("*")):
            pfad.chmod(0o755 if pfad.is_dir() else 0o644)
        dateien = build_server(f"https://kreis.example{unter}", UMLEITUNGEN)
        (ordner / "nginx.conf").write_text(dateien["nginx.conf"], encoding="utf-8")
        (ziel / ".git").mkdir()
        for verborgen in (".git/config", ".git/x.json", ".geheim.svg"):
            (ziel / verborgen).write_text("geheim", encoding="utf-8")
        (wurzel / ".well-known").mkdir()
        (wurzel / ".well-known" / "security.txt").write_text(security_txt("it@kreis.example", STICHTAG, "https://kreis.example/"))
        (ziel / ".htaccess").write_text(dateien["apache.htaccess"], encoding="utf-8")
        prozess = subprocess.Popen(STARTER[name](wurzel, ordner, port), stderr=subprocess.PIPE)
        try:
            wait_for(port, prozess)
            yield Dienst(name, port, prozess, unter)
        finally:
            stop(prozess)


def html_paths(demo: Path) -> list[str]:
    return [pfad.relative_to(demo).as_posix().removesuffix("index.html") for pfad in sorted(demo.rglob("*.html"))]


def test_every_page_is_served_with_all_headers(dienst: Dienst, demo: Path) -> None:
    for pfad in html_paths(demo):
        antwort = dienst.get(pfad)
        assert antwort.status == 200, pfad
        assert antwort.kopf["content-type"].lower().replace(" ", "") == "text/html;charset=utf-8", pfad
        for name, wert in KOPFZEILEN.items():
            assert antwort.kopf.get(name.lower()) == wert, (pfad, name)


def test_what_is_not_there_is_said_in_our_words_and_as_safely(dienst: Dienst) -> None:
    for pfad in ("gibt-es-nicht/", "massnahmen/gibt-es-nicht", "a.pdf"):
        antwort = dienst.get(pfad)
        assert antwort.status == 404
        assert "Diese Seite gibt es nicht" in antwort.inhalt.decode() or "nicht gefunden" in antwort.inhalt.decode().lower()
        assert antwort.kopf["content-security-policy"] == KOPFZEILEN["Content-Security-Policy"]


def test_files_that_say_what_is_in_them_are_kept_long_and_pages_are_asked_for_again(dienst: Dienst, demo: Path) -> None:
    for muster, lange in (("suche/index.*.js", True), ("assets/stylesheets/konzept.*.css", True), ("index.html", False)):
        pfad = next(demo.glob(muster)).relative_to(demo).as_posix()
        antwort = dienst.get("" if pfad == "index.html" else pfad)
        alter = antwort.kopf.get("cache-control", "")
        assert ("max-age=31536000" in alter) is lange, (pfad, alter)
        if not lange:
            assert alter in ("no-cache", "max-age=0"), alter
        assert antwort.kopf["content-security-policy"] == KOPFZEILEN["Content-Security-Policy"]


def test_text_is_compressed(dienst: Dienst, demo: Path) -> None:
    css = next(demo.glob("assets/stylesheets/konzept.*.css")).relative_to(demo).as_posix()
    for pfad in ("", css, "daten/massnahmen.csv"):
        antwort = dienst.get(pfad, Accept_Encoding="gzip")
        assert antwort.kopf.get("content-encoding") == "gzip", pfad
        assert gzip.decompress(antwort.inhalt) == dienst.get(pfad).inhalt
        assert "accept-encoding" in antwort.kopf["vary"].lower()


def test_addresses_of_earlier_lead_on(dienst: Dienst) -> None:
    antwort = dienst.get("massnahmen/frueher/")
    assert antwort.status == 301
    assert urlsplit(antwort.kopf["location"]).path == f"{dienst.unter}massnahmen/sprachbegleitung/"


def test_hidden_files_and_lists_of_folders_are_not_shown(dienst: Dienst) -> None:
    for pfad in (".htaccess", ".git/config", ".git/x.json", ".geheim.svg"):
        assert dienst.get(pfad).status == 404, pfad
    assert dienst.get("assets/").status in (403, 404)


def test_whom_to_tell_about_a_weakness_is_found_where_it_is_looked_for(dienst: Dienst) -> None:
    oben = Dienst(dienst.name, dienst.port, dienst.prozess)
    antwort = oben.get(".well-known/security.txt")
    assert antwort.status == 200
    assert antwort.inhalt.startswith(b"Contact: mailto:it@kreis.example")


def test_a_reader_searches_and_prints_without_a_complaint(dienst: Dienst, browser: Browser) -> None:
    seite = browser.new_page()
    klagen: list[str] = []
    seite.on("console", lambda zeile: klagen.append(zeile.text) if zeile.type in ("error", "warning") else None)
    seite.on("pageerror", lambda fehler: klagen.append(str(fehler)))
    basis = f"http://127.0.0.1:{dienst.port}{dienst.unter}"
    seite.on("request", lambda anfrage: None if anfrage.url.startswith((basis, "data:")) else klagen.append(anfrage.url))
    seite.goto(basis)
    seite.get_by_role("button", name="Konzept durchsuchen").first.click()
    search_for(seite, "Sprachbegleitung gewinnen")
    seite.keyboard.press("ArrowDown")
    seite.keyboard.press("Enter")
    seite.wait_for_url("**/massnahmen/sprachbegleitung/**")
    seite.goto(f"{basis}massnahmen/?handlungsfeld=sprache")
    seite.locator(".ik-filterbar__stand").first.wait_for()
    assert klagen == []
    seite.close()


def test_what_search_engines_may_not_show_is_said_of_every_file() -> None:
    mit, ohne = (build_server("https://kreis.example/", (), robots) for robots in ('NoIndex"; evil', ""))
    assert 'add_header X-Robots-Tag "noindex evil" always;' in mit["nginx.conf"]
    assert 'Header always set X-Robots-Tag "noindex evil"' in mit["apache.htaccess"]
    assert "X-Robots-Tag" not in ohne["nginx.conf"] + ohne["apache.htaccess"]


def test_a_build_writes_them_beside_the_site_and_never_inside(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN, site_url="https://kreis.example/integration/"))
    nginx = (tmp_path / "server" / "nginx.conf").read_text(encoding="utf-8")
    assert "error_page 404 /integration/404.html;" in nginx
    assert (tmp_path / "server" / "apache.htaccess").is_file()
    assert not (tmp_path / "server" / "security.txt").exists()
    assert not list(site.rglob("*.conf")) + list(site.rglob("*htaccess"))


def test_whom_to_tell_about_a_weakness_is_said_for_a_year() -> None:
    text = security_txt("it@kreis.example", STICHTAG, "https://kreis.example/konzept/")
    assert text.splitlines() == [
        "Contact: mailto:it@kreis.example",
        "Expires: 2027-11-22T00:00:00Z",
        "Preferred-Languages: de, en",
        "Canonical: https://kreis.example/.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    ("adresse", "pfad"), [("https://x.example", "/"), ("https://x.example/", "/"), ("https://x.example/a/b", "/a/b/")]
)
def test_the_path_of_a_site_is_that_of_its_address(adresse: str, pfad: str) -> None:
    assert base_path(adresse) == pfad
