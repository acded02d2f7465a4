"""Edge: projections of the log, search, operational state."""
