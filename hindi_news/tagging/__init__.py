"""Learned taggers: names, and part of speech with morphology."""
