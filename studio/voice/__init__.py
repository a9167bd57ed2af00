"""Text to speech in an enrolled voice: the contract, one file an engine, script and mix. Sees no library, no Qt."""
