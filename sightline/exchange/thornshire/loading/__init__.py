"""Takes Thornshire's returns and quarters into an installation, by the ways that councils use."""
