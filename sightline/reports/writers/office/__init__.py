"""The parts of an office document, as WordprocessingML (ECMA-376) text and drawings."""
