"""Ways to use a likeness without valid consent. Each must give no clip."""
