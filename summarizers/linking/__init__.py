"""Which articles are of one event, and which are copies of each other."""
