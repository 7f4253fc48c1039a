"""One row of a year at a time: added, changed, withdrawn and put back by a person."""
