"""Backups of an installation: one encrypted file, proven whole when it is made and restored."""
