"""Parts of the feed page: the stage, what is said of a clip, the order."""
