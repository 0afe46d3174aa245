"""From raw text to words, sentences and article parts."""
