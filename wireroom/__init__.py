"""Wireroom: a self-hosted, real-time news platform."""

__version__ = "0.1.0"
