"""Pages, live stream."""
