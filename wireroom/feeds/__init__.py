"""Desk: parse bytes, discover feeds, decide when to ask next and what changed."""
