"""The built-in fictional wire."""
