"""Updates from Telegram: durable before they are confirmed, done once, in order in each chat."""

from bot.inbox.dispatcher import Dispatcher
from bot.inbox.poller import Poller, UpdatesBot

__all__ = ["Dispatcher", "Poller", "UpdatesBot"]
