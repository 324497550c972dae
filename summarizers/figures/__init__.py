"""Numbers, dates, measures and ages in a text, as values that can be compared."""
