"""Frozen records and versioned events that every part may import."""
