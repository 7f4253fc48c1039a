"""Disclosure control: no count of children that is hidden can be worked out from what is shown."""
