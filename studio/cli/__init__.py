"""Commands: thin words over the app. No product logic here."""
