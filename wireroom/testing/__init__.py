"""Fakes, canned feeds and suites that anyone may run against an own edge."""
