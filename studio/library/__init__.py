"""What is kept: the database with its records, the files of finished clips, and the vault of biometrics."""
