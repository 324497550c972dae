"""Where outlets differ: one thing's figures with other values, and what is denied, opposite, misspelled."""
