"""`python -m integrationskonzept.cli` is the command `konzept`."""

from integrationskonzept.cli import main

main()
