"""Scanned people: a head's maps fused from the frames of a face scan, and the file that keeps them."""
