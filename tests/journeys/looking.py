"""Looking at a page as its users would: settled, within its width, and by axe."""

import os

from tests.journeys import steps


def looked_at_both_widths(page, axe):
    """At a desk and on a phone; it is left as wide as it was."""
    before = page.viewport_size
    for width in (steps.WIDE, steps.NARROW):
        page.set_viewport_size(width)
        looked_at(page, axe)
    page.set_viewport_size(before)


def looked_at(page, axe):
    """With LOOK_FOLDER set, a picture of each page is left there, numbered as they come."""
    page.wait_for_load_state("networkidle")
    steps.assert_no_sideways_scrolling(page)
    axe(page)
    if folder := os.environ.get("LOOK_FOLDER"):
        name = f"{page.viewport_size['width']}-{len(os.listdir(folder)):03}.png"
        page.screenshot(path=f"{folder}/{name}", full_page=True)
