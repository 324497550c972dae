"""The edges: files, links, the command line, Telegram. What the core knows nothing of."""
