"""The window in which a person makes an avatar of themselves: face, voice, presence, word. Brings QtMultimedia."""
