"""Work that takes longer than a page may: asked for in a transaction, done by the worker."""
