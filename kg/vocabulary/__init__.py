"""Reference data and language packs, compiled into what the text side needs: lookups and matchers."""
