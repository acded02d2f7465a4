"""Desk: offices and origins of claims."""
