"""Edge: the only way out. Polite HTTP, a guard against private addresses."""
