"""A real browser for the journeys: the system's Chromium, watched for faults as it goes."""

import os
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from setup_steps import finding

# Playwright runs an event loop in this thread, and Django would refuse to be called from it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # GOV.UK's back link lies outside `main` by design.
    "rules": {"region": {"enabled": False}},
}
LOOPBACK = {"127.0.0.1", "localhost", "::1", None}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def base_url(live_server):
    """So that a journey says `page.goto("/concerns/")`."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Chromium's own sandbox does not work for root, which is who runs tests in a container."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    found = finding.chromium()
    return {
        **browser_type_launch_args,
        **({"executable_path": str(found)} if found else {}),
        "args": [*FLAGS, *(["--no-sandbox"] if root else [])],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    size = {"width": 1280, "height": 900}
    return {**browser_context_args, "locale": "en-GB", "viewport": size}


@pytest.fixture(autouse=True)
def no_faults_in_the_browser(page):
    """No script error, no policy violation, and nothing asked of any other machine."""
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.extend(_faults_of(message)))
    page.on("request", lambda request: faults.extend(_strangers(request.url)))

    yield

    assert faults == []


def _faults_of(message):
    """A refused page is also reported as a resource that failed to load; tests assert on those."""
    refused = message.text.startswith("Failed to load resource")
    return [message.text] if message.type == "error" and not refused else []


def _strangers(url):
    parts = urlsplit(url)
    return [url] if parts.scheme != "data" and parts.hostname not in LOOPBACK else []


@pytest.fixture
def axe():
    """Called with a page: fails unless axe finds nothing wrong with it as it now stands."""

    def find_nothing(page):
        results = Axe().run(page, options=RULES)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return find_nothing
