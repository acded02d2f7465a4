"""Series of numbers: read, folded by day, set beside what is usual."""
