"""From one article to a first definition: what it names, lists and asks for, each piece with its sentence."""
