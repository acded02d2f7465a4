"""What teaches the product: never part of it, and run by hand (`make models`)."""
