"""Entry points for what others add."""
