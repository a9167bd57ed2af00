"""Training of the built-in model, in stages that can be stopped and carried on elsewhere."""
