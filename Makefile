# Zwei Befehle: „make site“ baut die Website nach site/, „make test“ prüft alles. Beide richten ein, was fehlt.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := hilfe
.PHONY: hilfe site serve test pruefen beispiele publish galerie bilder suchmotor html lighthouse bench bench-kurz bench-lighthouse bench-suche bench-druck format lock clean

hilfe:  ## Diese Übersicht
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/	/'

site: $(VENV)/.site  ## Die Demo nach site/ bauen
	$(BIN)/konzept bauen

serve: $(VENV)/.site  ## Die Demo im Browser zeigen und bei jeder Änderung neu bauen
	$(BIN)/konzept vorschau

pruefen: $(VENV)/.site  ## Die Daten der Demo prüfen
	$(BIN)/konzept pruefen

beispiele: $(VENV)/.site  ## Die fünf Beispiele nach site-beispiele/ bauen
	@for datei in beispiele/*/mkdocs.yml; do $(BIN)/konzept bauen --datei $$datei || exit 1; done

publish: $(VENV)/.site  ## Demo, Handbuch und Beispiele zusammen nach public/ bauen, Links geprüft
	$(BIN)/python werkzeuge/veroeffentlichen.py

galerie: $(VENV)/.test  ## Jede Art Seite von Demo und Beispielen als Bild nach galerie/, Veränderungen markiert
	$(BIN)/python werkzeuge/galerie.py $(ARGS)

bilder: $(VENV)/.test  ## Die Bilder von README und Handbuch neu aufnehmen
	$(BIN)/python werkzeuge/bilder.py

test: $(VENV)/.test  ## Alles prüfen: Stil, Typen, Schichten, Verhalten, Bau
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n 2 --dist loadgroup
	$(BIN)/mkdocs build --strict --site-dir $(VENV)/site-streng

suchmotor:  ## Den Suchmotor aus werkzeuge/suchmotor neu bündeln (braucht Node)
	cd werkzeuge/suchmotor && npm ci --ignore-scripts && node bauen.mjs

html: $(VENV)/.site  ## Jede Seite in site/ mit dem HTML-Prüfer des W3C prüfen (braucht Node und Java)
	cd werkzeuge/html && npm ci --ignore-scripts
	java -jar werkzeuge/html/node_modules/vnu-jar/build/dist/vnu.jar --errors-only --skip-non-html site

lighthouse: $(VENV)/.test site  ## Vier Seiten der Demo mit Lighthouse prüfen (braucht Node, Chromium und nginx)
	cd werkzeuge/lighthouse && npm ci --ignore-scripts
	$(BIN)/python werkzeuge/lighthouse/pruefen.py

bench-lighthouse: $(VENV)/.test site  ## Die Ladezeit auf dem Telefon messen, nach benchmarks/ergebnisse-lighthouse.md
	cd werkzeuge/lighthouse && npm ci --ignore-scripts
	$(BIN)/python werkzeuge/lighthouse/pruefen.py --leistung $(ARGS)

bench: $(VENV)/.bench  ## Bauzeit und Lesezeit messen, neben Material, Hugo und einem Boden, nach benchmarks/ergebnisse.md
	PYTHONPATH=werkzeuge $(BIN)/python benchmarks/bauvergleich.py $(ARGS)

bench-kurz: $(VENV)/.bench  ## Dasselbe mit 164 Maßnahmen und einem Lauf, in unter zwei Minuten
	PYTHONPATH=werkzeuge $(BIN)/python benchmarks/bauvergleich.py --kurz

bench-suche: $(VENV)/.bench  ## Die Suche neben der von Material und Pagefind messen, nach benchmarks/ergebnisse-suche.md
	PYTHONPATH=werkzeuge $(BIN)/python benchmarks/suchvergleich.py $(ARGS)

bench-druck: $(VENV)/.bench  ## PDF und Word der Demo messen, neben WeasyPrint, nach benchmarks/ergebnisse-druck.md
	$(BIN)/python benchmarks/druckvergleich.py $(ARGS)

format: $(VENV)/.test  ## Python-Dateien in Form bringen
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.test  ## Die Sperrdateien neu berechnen
	$(BIN)/uv pip compile pyproject.toml --extra diagramme --extra druck --group bau --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra diagramme --extra druck --group test --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.lock -q -o requirements-test.lock
	$(BIN)/uv pip compile --group bench --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o benchmarks/requirements.lock

clean:  ## Gebautes und Eingerichtetes entfernen
	rm -rf $(VENV) site site-offline site-handbuch site-beispiele public galerie dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Gebraucht wird Python 3.11 oder neuer. Nennen Sie es mit: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Das Modul venv fehlt. Unter Debian und Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/.bench: benchmarks/requirements.lock $(VENV)/.test
	$(PIP) install --quiet --require-hashes -r benchmarks/requirements.lock
	@touch $@
