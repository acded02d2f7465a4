"""Edge: the one ordered log."""
