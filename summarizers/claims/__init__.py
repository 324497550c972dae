"""The statements of a story and which outlets report each: by the terms they share, and how likely."""
