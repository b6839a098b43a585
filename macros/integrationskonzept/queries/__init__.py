"""Questions about a concept: relations, order, progress, key figures; today is always an argument."""
