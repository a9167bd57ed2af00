"""What is below the head: shoulders, arms, hands and clothes."""
