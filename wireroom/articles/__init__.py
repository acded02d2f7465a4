"""Desk: from a page to an article, its versions and their differences."""
