"""Drawn people: the maps of heads of every kind, from the words of a scene."""
