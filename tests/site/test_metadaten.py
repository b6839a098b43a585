"""What machines read: structured data, what is shown when a page is shared, the list of pages, and who claims to publish."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from webseite import KLEIN, build, pages, read_page, write_page, write_site

ADRESSE = "https://kreis.example/konzept/"
ECHT = {"titel": "Konzept </script><b> & „Co“", "kommune": {"name": "Landkreis Musterland"}, "status": "entwurf"}


def linked_data(datei: Path) -> Any:
    """The structured data of a page, as a machine reads it."""
    (skript,) = read_page(datei).cssselect('script[type="application/ld+json"]')
    return json.loads(skript.text_content())


def meta(datei: Path) -> Mapping[str, str]:
    """What a page says of itself by name or property."""
    return {e.get("property", e.get("name", "")): e.get("content", "") for e in read_page(datei).cssselect("meta[content]")}


def test_the_first_page_is_a_report_of_a_government_organization(demo: Path) -> None:
    bericht = linked_data(demo / "index.html")
    assert bericht["@type"] == "Report"
    assert bericht["name"] == "Zusammen in Musterland"
    assert bericht["publisher"]["@type"] == "GovernmentOrganization"
    assert bericht["publisher"]["name"] == "Landkreis Musterland"
    assert bericht["spatialCoverage"] == {"@type": "AdministrativeArea", "name": "Landkreis Musterland"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", bericht["dateModified"])
    assert None not in bericht.values()


def test_what_the_concept_says_ends_no_script(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, {**KLEIN, "konzept": ECHT}, site_url=ADRESSE))
    bericht = linked_data(site / "index.html")
    assert bericht["name"] == ECHT["titel"]
    assert bericht["url"] == ADRESSE
    assert bericht["creativeWorkStatus"] == "Draft"
    assert "publisher" not in bericht


def test_the_files_to_print_are_named(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    site = build(write_site(tmp_path, KLEIN, druck=True, site_url=ADRESSE))
    for datei in linked_data(site / "index.html")["encoding"]:
        assert (site / datei["contentUrl"].removeprefix(ADRESSE)).is_file()


@pytest.mark.parametrize("name", ["cloppenburg", "emsland", "gifhorn", "goettingen", "spree-neisse"])
def test_a_demonstration_claims_no_authority(name: str, beispiele: Mapping[str, Path]) -> None:
    assert "publisher" not in linked_data(beispiele[name] / "index.html")
    assert meta(beispiele[name] / "index.html")["robots"] == "noindex"


def test_every_page_can_be_shared(demo: Path) -> None:
    start = meta(demo / "index.html")
    assert start["og:type"] == "website"
    assert start["og:title"] == start["og:site_name"] == "Zusammen in Musterland"
    kurs = meta(demo / "massnahmen" / "sprachbegleitung" / "index.html")
    assert kurs["og:type"] == "article"
    assert "Sprachbegleitung" in kurs["og:title"]
    assert kurs["og:description"] == kurs["description"]
    for pfad, seite in pages(demo).items():
        if not seite.cssselect("meta[http-equiv=refresh]") and pfad != "404.html":
            (ort,) = [e.get("content") for e in seite.cssselect('meta[property="og:url"]')]
            (kanon,) = [e.get("href") for e in seite.cssselect("link[rel=canonical]")]
            assert ort == kanon
            assert ort.endswith(f"/{pfad.removesuffix('index.html')}")


def test_robots_are_told_where_the_list_of_pages_is(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN, site_url=ADRESSE))
    assert f"\nSitemap: {ADRESSE}sitemap.xml\n" in (site / "robots.txt").read_text(encoding="utf-8")
    liste = (site / "sitemap.xml").read_text(encoding="utf-8")
    orte = re.findall(r"<loc>(.*?)</loc>", liste)
    assert f"{ADRESSE}massnahmen/kurs/" in orte
    assert all((site / ort.removeprefix(ADRESSE) / "index.html").is_file() for ort in orte)
    write_page(tmp_path, "robots.txt", "User-agent: *\nDisallow: /\n")
    eigene = build(tmp_path / "mkdocs.yml")
    assert "Disallow: /" in (eigene / "robots.txt").read_text(encoding="utf-8")


def test_what_must_not_be_found_stands_in_no_list_of_pages(tmp_path: Path) -> None:
    datei = write_site(tmp_path, KLEIN, site_url=ADRESSE)
    write_page(tmp_path, "intern.md", "---\nrobots: noindex\n---\n# Intern\n")
    orte = re.findall(r"<loc>(.*?)</loc>", (build(datei) / "sitemap.xml").read_text(encoding="utf-8"))
    assert f"{ADRESSE}massnahmen/kurs/" in orte
    assert f"{ADRESSE}intern/" not in orte
    text = datei.read_text(encoding="utf-8")
    datei.write_text(re.sub(r"(?m)^extra:\n", "extra:\n  robots: noindex, nofollow\n", text), encoding="utf-8")
    site = build(datei)
    assert "<loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"


def test_without_an_address_nothing_is_said_about_it(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, KLEIN, site_url=""))
    assert not (site / "robots.txt").exists()
    assert "og:url" not in meta(site / "index.html")
    assert not read_page(site / "index.html").cssselect('script[type="application/ld+json"]')
