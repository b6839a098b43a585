"""What a web server is told to serve the site safely: header fields, compression, caching, redirects."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

from integrationskonzept.pages import Umleitung

RICHTLINIE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""What pages may load and do: nothing but their own files (Content-Security-Policy, level 3)."""
KOPFZEILEN: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {wert}" for name, wert in RICHTLINIE.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""Header fields of every answer, that of a mistake too."""
GEPACKT = (
    "application/javascript", "application/json", "application/manifest+json", "application/xml", "image/svg+xml", "text/css",
    "text/csv", "text/javascript", "text/markdown", "text/plain", "text/xml",
)  # fmt: skip
"""What is worth compressing beside HTML."""
_KOPF = "Geschrieben von „konzept bauen“, bei jedem Bau neu. Eigenes gehört in eine eigene Datei."
MIT_SUMME = r"\.[0-9a-f]{8}(?:\.min)?\.(?:css|js)$"
"""Files whose name says what is in them: they never change."""


def meta_policy() -> str:
    """The policy as a page can say it itself, for hosts that send no header fields; a page cannot say who may frame it."""
    return "; ".join(f"{name} {wert}" for name, wert in RICHTLINIE.items() if name != "frame-ancestors")


def base_path(adresse: str) -> str:
    """The path under which a site is published: "https://x.example/konzept/" → "/konzept/"."""
    return f"{urlsplit(adresse).path.rstrip('/')}/"


def build_server(adresse: str, umleitungen: Iterable[Umleitung], robots: str = "") -> Mapping[str, str]:
    """The files for web servers by their names; `adresse` is where the site is published, `robots` what search engines may do.

    Pages say the latter themselves; a header field says it of PDF and data, too.
    """
    basis = base_path(adresse)
    wege = [(f"{basis}{u.von.lstrip('/')}", f"{basis}{u.nach.lstrip('/')}") for u in umleitungen]
    kopfzeilen = {**KOPFZEILEN, **({"X-Robots-Tag": re.sub(r"[^a-z0-9,:_ -]", "", robots.lower())} if robots else {})}
    return {"nginx.conf": _nginx(basis, wege, kopfzeilen), "apache.htaccess": _apache(basis, wege, kopfzeilen)}


def robots_txt(adresse: str, robots: str = "") -> str:
    """Every page may be read; where the list of them is (RFC 9309), unless `robots` lets no search engine show any.

    What must not be found says so itself, so it must be read.
    """
    liste = "" if "noindex" in robots else f"\nSitemap: {adresse.rstrip('/')}/sitemap.xml\n"
    return f"User-agent: *\nAllow: /\n{liste}"


def security_txt(kontakt: str, stichtag: date, adresse: str) -> str:
    """Whom to tell about a weakness (RFC 9116); it is to be renewed within a year."""
    ablauf = stichtag + timedelta(days=365)
    weg = f"mailto:{kontakt}" if "@" in kontakt and ":" not in kontakt else kontakt
    herkunft = "{0.scheme}://{0.netloc}".format(urlsplit(adresse))
    zeilen = [f"Contact: {weg}", f"Expires: {ablauf.isoformat()}T00:00:00Z", "Preferred-Languages: de, en"]
    return "\n".join([*zeilen, f"Canonical: {herkunft}/.well-known/security.txt"]) + "\n"


def _nginx(basis: str, wege: Iterable[tuple[str, str]], kopfzeilen: Mapping[str, str]) -> str:
    zeilen = [
        f"# {_KOPF}",
        "# Im Block „server“ einbinden: include /…/nginx.conf; „root“ ist der Ordner, unter dem die Website liegt.",
        "charset utf-8;",
        "charset_types text/html text/css text/csv text/plain text/xml application/json application/javascript;",
        "index index.html;",
        f"error_page 404 {basis}404.html;",
        "server_tokens off;",
        "gzip on;",
        "gzip_vary on;",
        "gzip_min_length 512;",
        f"gzip_types {' '.join(GEPACKT)};",
        *(f'add_header {name} "{wert}" always;' for name, wert in kopfzeilen.items()),
        "# Ohne eigenes „add_header“ in einem Block gelten die Kopfzeilen von oben auch dort.",
        "# Der erste passende Block gilt: Verborgenes zuerst.",
        'location ~ "/\\.(?!well-known/)" { return 404; }',
        f'location ~* "{MIT_SUMME}" {{ expires 1y; }}',
        'location ~* "\\.(?:woff2|png|jpe?g|webp|avif|gif|svg)$" { expires 7d; }',
        'location ~* "\\.(?:html|xml|json|csv|pdf|docx|odt|css|js)$" { expires -1; }',
        *(f"location = {_quoted(von)} {{ return 301 {_quoted(nach)}; }}" for von, nach in wege),
    ]
    return "\n".join(zeilen) + "\n"


def _apache(basis: str, wege: Iterable[tuple[str, str]], kopfzeilen: Mapping[str, str]) -> str:
    zeilen = [
        f"# {_KOPF}",
        "# Als .htaccess in den Ordner der Website legen (AllowOverride All) oder in <Directory> einbinden.",
        "AddDefaultCharset utf-8",
        "AddCharset utf-8 .html .css .js .csv .json .xml .txt .svg",
        "AddType text/javascript .js",
        "AddType font/woff2 .woff2",
        "AddType application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx",
        "AddType application/vnd.oasis.opendocument.text .odt",
        "DirectoryIndex index.html",
        f"ErrorDocument 404 {basis}404.html",
        "Options -Indexes",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{wert}"' for name, wert in kopfzeilen.items()),
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE text/html {' '.join(GEPACKT)}",
        "</IfModule>",
        "<IfModule mod_expires.c>",
        "  ExpiresActive On",
        '  ExpiresDefault "access"',
        f'  <FilesMatch "{MIT_SUMME}">',
        '    ExpiresDefault "access plus 1 year"',
        "  </FilesMatch>",
        '  <FilesMatch "\\.(?:woff2|png|jpe?g|webp|avif|gif|svg)$">',
        '    ExpiresDefault "access plus 7 days"',
        "  </FilesMatch>",
        "</IfModule>",
        'RedirectMatch 404 "/\\.(?!well-known/)"',
        *(f"Redirect permanent {_quoted(von)} {_quoted(nach)}" for von, nach in wege),
    ]
    return "\n".join(zeilen) + "\n"


def _quoted(adresse: str) -> str:
    """An address as both servers read it; ours hold nothing but letters, digits and a few signs."""
    return f'"{adresse}"'
