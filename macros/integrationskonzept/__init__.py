"""integrationskonzept: a municipality's integration concept as a searchable static website, from YAML data."""

__version__ = "0.1.0"
