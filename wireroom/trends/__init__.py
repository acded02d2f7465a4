"""Desk: how fast stories move, and the order of the front page."""
