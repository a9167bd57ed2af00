"""Likeness Studio: a self-hosted avatar studio. See ARCHITECTURE.md beside this file."""

__version__ = "0.1.0"
