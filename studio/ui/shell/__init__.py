"""The window's frame: navigation, notices, commands, activity. Knows pages only by what `Page` says of them."""
