"""Invented streams of news whose bursts, copies and traps are known: for measuring what breaks, and what must not."""
