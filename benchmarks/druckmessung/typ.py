"""The values of a document → its PDF as the build sets it; a process of its own, so that its memory is counted alone."""

import json
import sys
import time
from datetime import date
from pathlib import Path

from integrationskonzept.druck import Satzart, Setzer

if __name__ == "__main__":
    quelle, ziel, tag = sys.argv[1:]
    werte = json.loads(Path(quelle).read_text(encoding="utf-8"))
    beginn = time.monotonic()
    setzer = Setzer(Satzart(date.fromisoformat(tag)))
    Path(ziel).write_bytes(setzer.set(Path(quelle).name, werte))
    setzer.close()
    print(time.monotonic() - beginn)  # what a build adds, which has started Python long before
