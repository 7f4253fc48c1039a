"""Files attached to findings: what a finding rests on, kept beside it."""
