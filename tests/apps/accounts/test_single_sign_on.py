"""An agency's own sign-in opens accounts that exist, of its own domains, and no other."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.exceptions import ImproperlyConfigured

from sightline.apps.accounts.models import Person
from sightline.kit.single_sign_on import is_of_domain, providers
from tests import signing_in
from tests.reading_pages import main, words

pytestmark = pytest.mark.django_db(transaction=True)


class Provider(BaseHTTPRequestHandler):
    """As much of an OpenID Connect provider as a sign-in asks for."""

    told = {"sub": "1", "email": "manager@council.example"}
    key = rsa.generate_private_key(65537, 2048)
    signs_with = key
    claims = {}  # in place of what would be right
    config = {}
    userinfo = {}
    algorithm = "RS256"

    def do_GET(self):
        own = f"http://127.0.0.1:{self.server.server_port}"
        if self.path.startswith("/.well-known"):
            return self._answer(
                {
                    "issuer": own,
                    "authorization_endpoint": f"{own}/authorize",
                    "token_endpoint": f"{own}/token",
                    "userinfo_endpoint": f"{own}/userinfo",
                    "jwks_uri": f"{own}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
                | self.config
            )
        if self.path == "/keys":
            public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
            return self._answer({"keys": [{**public, "kid": "1", "alg": "RS256"}]})
        return self._answer({**self.told, **self.userinfo})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        own = f"http://127.0.0.1:{self.server.server_port}"
        right = {"iss": own, "aud": "sightline", "exp": 4102444800, "iat": 0, "nonce": self.nonce}
        claims = {**self.told, **right, **self.claims}
        token = jwt.encode(claims, self.signs_with, self.algorithm, {"kid": "1"})
        self._answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _answer(self, told):
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def provider(settings, tmp_path):
    """The provider, told what to answer by `provider.told`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": providers(str(configured(tmp_path, server.server_port)))}
    }
    Provider.told = {"sub": "1", "email": "manager@council.example"}
    Provider.claims, Provider.config, Provider.userinfo = {}, {}, {}
    Provider.signs_with, Provider.algorithm = Provider.key, "RS256"
    yield Provider
    server.shutdown()
    server.server_close()


def configured(folder, port, **changes):
    secret = folder / "client-secret"
    secret.write_text("a secret of the client\n")
    told = {
        "name": "Sign in with the council",
        "address": f"http://127.0.0.1:{port}",
        "client": "sightline",
        "secret_file": str(secret),
        "domains": ["council.example"],
        "second_factor": True,
    } | changes
    file = folder / "single-sign-on.toml"
    lines = [f"{key} = {json.dumps(value)}" for key, value in told.items() if value is not None]
    file.write_text("[council]\n" + "\n".join(lines))
    return file


def come(client, **more):
    """By the button of the sign-in page, to the agency, and back with what it says."""
    away = client.post("/accounts/agency/council/")
    asked = parse_qs(urlsplit(away["Location"]).query)
    Provider.nonce = asked["nonce"][0]
    back = {"code": "abc", "state": asked["state"][0], **more}
    return client.get("/accounts/agency/council/back/", back, follow=True)


def who(client):
    pk = client.session.get("_auth_user_id")
    return Person.objects.get(pk=pk).email if pk else None


def test_somebody_with_an_account_is_in_and_the_agency_answers_for_the_second_factor(
    client, manager, provider
):
    assert "Sign in with the council" in words(main(client.get("/accounts/sign-in/")))

    come(client)

    assert who(client) == "manager@council.example"
    assert client.get("/accounts/people/").status_code == 200


OTHER_KEY = rsa.generate_private_key(65537, 2048)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"claims": {"nonce": "of another sign-in"}}, id="another-nonce"),
        pytest.param({"claims": {"nonce": ""}}, id="no-nonce"),
        pytest.param({"claims": {"aud": "another client"}}, id="another-client"),
        pytest.param({"claims": {"exp": 1}}, id="over"),
        pytest.param({"claims": {"iss": "https://elsewhere.example"}}, id="another-issuer"),
        pytest.param({"signs_with": OTHER_KEY}, id="signed-by-somebody-else"),
        pytest.param({"signs_with": "shared" * 9, "algorithm": "HS256"}, id="a-shared-key"),
        pytest.param({"signs_with": None, "algorithm": "none"}, id="not-signed"),
        pytest.param({"userinfo": {"sub": "2"}}, id="told-of-somebody-else"),
        pytest.param({"config": {"issuer": "https://elsewhere.example"}}, id="described-elsewhere"),
        pytest.param(
            {"config": {"authorization_response_iss_parameter_supported": True}}, id="no-iss"
        ),
    ],
)
def test_an_answer_that_is_not_to_the_letter_signs_nobody_in(client, manager, provider, changes):
    for name, value in changes.items():
        setattr(provider, name, value)

    come(client)

    assert who(client) is None
    assert client.get("/accounts/sign-in/").status_code == 200


def test_an_answer_that_names_its_provider_has_to_name_the_right_one(client, manager, provider):
    come(client, iss="https://elsewhere.example")
    assert who(client) is None

    own = provider_address(client)
    provider.config = {"authorization_response_iss_parameter_supported": True}
    come(client, iss=own)
    assert who(client) == "manager@council.example"


def provider_address(client):
    away = client.post("/accounts/agency/council/")
    return away["Location"].partition("/authorize")[0]


def test_a_nonce_answers_once(client, manager, provider):
    come(client)
    client.post("/accounts/sign-out/")
    used = Provider.nonce

    away = client.post("/accounts/agency/council/")
    asked = parse_qs(urlsplit(away["Location"]).query)
    assert asked["nonce"][0] != used
    back = {"code": "abc", "state": asked["state"][0]}
    client.get("/accounts/agency/council/back/", back, follow=True)

    assert who(client) is None


def test_nobody_gets_an_account_by_it(client, manager, provider):
    provider.told = {"sub": "2", "email": "new@council.example"}

    answer = come(client)

    assert "There is no account for you here" in words(main(answer))
    assert who(client) is None
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "claimed",
    [
        pytest.param("lead@health.example", id="another-agency"),
        pytest.param("lead@sub.council.example", id="a-domain-below"),
        pytest.param("lead@council.example.evil.example", id="a-domain-that-begins-alike"),
        pytest.param("lead@health.example@council.example", id="two-at-signs"),
    ],
)
def test_a_provider_speaks_for_its_own_domains_alone(client, manager, provider, claimed):
    Person.objects.create(email="lead@health.example", shown_as="Lead")
    Person.objects.filter(pk=manager.pk).update(email="lead@sub.council.example")
    provider.told = {"sub": "3", "email": claimed}

    come(client)

    assert who(client) is None


def test_a_closed_account_stays_closed(client, manager, provider):
    come(client)
    client.post("/accounts/sign-out/")
    Person.objects.update(is_active=False)

    come(client)

    assert who(client) is None


def test_another_address_later_is_still_the_same_account(client, manager, provider):
    """The agency's own number for somebody ties them, so a new surname changes nothing."""
    come(client)
    client.post("/accounts/sign-out/")
    provider.told = {"sub": "1", "email": "married@council.example"}

    come(client)

    assert who(client) == "manager@council.example"


def test_where_the_agency_asks_for_no_second_factor_ours_is_asked_for(
    client, manager, provider, settings, tmp_path
):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["second_factor"] = (
        False
    )

    come(client)

    assert client.get("/accounts/people/")["Location"].startswith("/accounts/second-factor/")


def test_of_what_the_agency_tells_only_its_number_for_somebody_is_kept(client, manager, provider):
    provider.told = {**provider.told, "name": "Jo Bloggs", "phone_number": "01865 000000"}
    for _ in range(2):
        come(client)
        client.post("/accounts/sign-out/")

    assert [(row.provider, row.uid, row.extra_data) for row in SocialAccount.objects.all()] == [
        ("council", "1", {})
    ]


def test_whoever_has_an_app_is_asked_for_its_code_all_the_same(client, manager, provider):
    signing_in.give_app(manager)

    answer = come(client)

    assert answer.redirect_chain[-1][0] == "/accounts/sign-in/code/"
    assert who(client) is None


def test_an_answer_that_was_not_asked_for_signs_nobody_in(client, manager, provider):
    answer = client.get("/accounts/agency/council/back/?code=abc&state=made-up", follow=True)

    assert who(client) is None
    assert "You are not signed in" in words(main(answer))


def test_a_provider_that_is_not_configured_is_not_found(client, manager):
    assert client.get("/accounts/agency/nobody/").status_code == 404


@pytest.mark.parametrize("left_out", ["name", "address", "client", "secret_file", "domains"])
def test_a_file_that_leaves_something_out_stops_the_start(tmp_path, left_out):
    with pytest.raises(ImproperlyConfigured, match=rf"\[council\] says no {left_out}"):
        providers(str(configured(tmp_path, 1, **{left_out: None})))


def test_a_file_that_cannot_be_read_stops_the_start(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="SIGHTLINE_SINGLE_SIGN_ON names"):
        providers(str(tmp_path / "nothing.toml"))
    (tmp_path / "broken.toml").write_text("[council")
    with pytest.raises(ImproperlyConfigured):
        providers(str(tmp_path / "broken.toml"))


def test_without_a_file_there_is_no_provider():
    assert providers("") == []


def test_an_address_without_a_domain_is_of_none():
    assert not is_of_domain("nobody", ["nobody"])
    assert is_of_domain("A@Council.Example", ["council.example"])
