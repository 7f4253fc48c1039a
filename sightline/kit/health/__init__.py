"""Whether an installation is well: what a monitor asks often, and what `doctor` looks at once."""
