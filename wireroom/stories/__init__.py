"""Desk: copies, stories, merges, splits; headline, brief and timeline."""
