"""The watch desk: what is kept under watch, what shows a change, how high it stands. Decides; acts nowhere."""
