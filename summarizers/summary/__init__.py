"""The sentences that tell a story, its title, and what was told before."""
