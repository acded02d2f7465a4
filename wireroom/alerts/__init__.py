"""The alerts desk: who is told what, when, and why not. Pure: no clock, no chance, no storage."""
