"""So that the product can start its own worker, with the Python that it runs on itself."""

from sightline.cli import main

main(prog_name="sightline")
