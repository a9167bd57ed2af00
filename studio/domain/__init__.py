"""What exists: frozen dataclasses on the standard library alone. Nothing here reads a file, a clock or a socket."""
