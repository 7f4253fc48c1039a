"""The public pages: released reports, read by anybody, from what was frozen and nothing else."""
