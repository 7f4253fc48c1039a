"""The command line: the same queries and actions as in the browser, without one."""

from sightline.cli.commands import main

__all__ = ["main"]
