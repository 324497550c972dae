"""The words a reader is shown: where a sentence may be cut, who is meant, what can be read alone."""
