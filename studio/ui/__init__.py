"""The window. Qt lives here and nowhere else; everything it does goes through `studio.app`."""
