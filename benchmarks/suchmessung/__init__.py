"""The search of the site measured beside others: same pages, same questions, same browser, one run."""
