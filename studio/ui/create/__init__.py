"""The parts of the page where clips are asked for."""
