"""What `parallax` can be told to do, a module each, with `add_arguments(parser)` and `run(options)`."""

COMMANDS = {
    "run": "run the Telegram bot; its settings are in .env",
    "brief": "tell one story from several outlets' reports and who reported what",
    "link": "tell which articles of a JSON Lines file are of one story",
    "extract": "print the article in a file or page, furniture removed",
    "check": "say what is wrong with the settings and how to mend it",
    "stats": "say what the database holds, how large it is, and whether it is sound",
    "backup": "copy the database to a file; the bot may go on running",
    "restore": "put a backup in the place of the database; stop the bot first",
}
"""Each command's module here, and what it is for."""
