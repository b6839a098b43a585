"""Building measured beside others: what they get, how they are run, what a reader waits for, the report."""
