"""The two commands of the README, the built-in model's training and the benchmarks. No product logic."""
