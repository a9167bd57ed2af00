"""Peers: finished clips into a folder that ordinary readers open, and the check of such a folder."""
