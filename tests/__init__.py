"""The tests. No example of hypothesis has a time limit: on busy processors one would fail for no fault."""

from hypothesis import settings

settings.register_profile("parallax", deadline=None)
settings.load_profile("parallax")
