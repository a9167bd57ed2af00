"""What a person does over time: gestures, speech shapes, blinks, as curves. Draws nothing."""
