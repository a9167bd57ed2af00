"""Use cases: the only door for windows and commands. No Qt, no torch here."""
