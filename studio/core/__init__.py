"""Plumbing that knows no product: paths, settings, storage, serial forms, registry, bus, media."""
