"""A brief as people see it: in a terminal, in a chat."""
