"""Words and grammar: stems, sentences, verbs and subjects, and what a sentence takes back or leaves open."""
