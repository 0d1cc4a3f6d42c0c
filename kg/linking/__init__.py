"""Finds who and what a page names, and resolves it to entities: names first, then words that refer back to them."""
