"""Facts about a string: lines, words, sentences, comparison keys, blank lines to close."""
