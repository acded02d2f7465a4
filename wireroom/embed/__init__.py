"""Makers of vectors, each an extra that the base install does without."""
