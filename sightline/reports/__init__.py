"""Composes: the ledger of figures, the narrative, the checklist, and the annual report."""
