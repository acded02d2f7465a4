"""Desks joined into stages; the local runner."""
