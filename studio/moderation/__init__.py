"""What may be made: a readable rule file, and the check of prompts and spoken lines against it."""
