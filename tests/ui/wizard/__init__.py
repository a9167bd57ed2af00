"""Tests of the wizard: driven through its widgets, with fake devices at the boundary."""
