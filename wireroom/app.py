"""The only place that picks concrete edges."""
