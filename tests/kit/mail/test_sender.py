"""What SIGHTLINE_MAIL and SIGHTLINE_ADDRESS may be, and what Django is told of them."""

from pathlib import Path

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from sightline.kit.mail import sender

HOME = Path("/data")


def settings_for(url):
    return sender.settings_for(environ.Env.email_url_config(url), HOME)


def test_without_a_sender_messages_are_files_in_the_data_folder():
    assert sender.settings_for({}, HOME)["EMAIL_FILE_PATH"] == str(HOME / "mail")


def test_a_folder_may_be_named():
    found = settings_for("filemail:///var/mail-out")

    assert (found["EMAIL_BACKEND"], found["EMAIL_FILE_PATH"]) == (sender.FILES, "/var/mail-out")


@pytest.mark.parametrize(
    ("url", "port", "secure"),
    [
        ("smtp+tls://u:p%40ss@mail.example", 587, "EMAIL_USE_TLS"),
        ("smtp+tls://u:p%40ss@mail.example:2587", 2587, "EMAIL_USE_TLS"),
        ("smtp+ssl://u:p%40ss@mail.example", 465, "EMAIL_USE_SSL"),
        ("smtp://u:p%40ss@127.0.0.1", 25, None),
    ],
)
def test_a_server_is_told_with_its_usual_port(url, port, secure):
    found = settings_for(url)

    assert (found["EMAIL_PORT"], found["EMAIL_HOST_PASSWORD"]) == (port, "p@ss")
    assert found["EMAIL_TIMEOUT"] == sender.PATIENCE
    if secure:
        assert found[secure]


@pytest.mark.parametrize(
    "url", ["dummymail://", "memorymail://", "consolemail://", "smtp://", "filemail://"]
)
def test_a_sender_that_loses_what_it_is_given_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="loses"):
        settings_for(url)


@pytest.mark.parametrize(
    "address",
    ["https://sightline.council.example", "https://s.example:8443", "http://127.0.0.1:8000"],
)
def test_an_own_address_is_an_origin(address):
    assert sender.origin(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "", "sightline.council.example", "http://sightline.council.example", "https://",
        "https://s.example/", "https://s.example/path", "https://user@s.example",
        "https://s.example?x", "https://s.example\nX: y", "javascript://x", "ftp://s.example",
    ],
)  # fmt: skip
def test_anything_else_is_no_own_address(address):
    with pytest.raises(ImproperlyConfigured):
        sender.origin(address)


@pytest.mark.parametrize("address", ["jo", "a@b\nBcc: c@d.example", "", "X <y>"])
def test_a_sender_is_an_address(address):
    with pytest.raises(ImproperlyConfigured):
        sender.from_address(address)


def test_a_sender_may_have_a_name():
    assert sender.from_address("Sightline <s@council.example>").startswith("Sightline")
