"""What a person agreed to, and how they change it, take it back or hand it on."""
