"""Figures of the built-in model and of the storyboard: people and prompts that training never saw, measured."""
