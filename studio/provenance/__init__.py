"""Where clips come from: keys, consent records, receipts, manifests. Opens no file but the shipped consent texts."""
