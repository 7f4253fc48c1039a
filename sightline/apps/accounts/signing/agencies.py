"""Signing in at an agency: what django-allauth leaves open of OpenID Connect Core 1.0, closed here.

The token is signed (3.1.3.7) and answers one sign-in by its nonce; the provider is the one that was
asked (RFC 9207), describes itself under its own address, and tells of the token's person (5.3.2).
"""

import hmac
import secrets
from typing import Any
from urllib.parse import urlencode

import jwt
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

NONCE = "agency-nonce"
WELL_KNOWN = "/.well-known/"
# Signed by a key that the provider alone has: never one that we share, nor none.
ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}
)


class AgencyAdapter(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        if _plain(str(config.get("issuer", ""))) != _plain(self.get_provider().server_url):
            raise OAuth2Error("the provider describes itself under another address")
        return config

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, **more: Any
    ) -> Any:
        """Before the code goes anywhere: whether it is from the provider that was asked."""
        named, config = request.GET.get("iss"), self.openid_config
        is_named = config.get("authorization_response_iss_parameter_supported") is True
        if (is_named or named is not None) and named != config["issuer"]:
            raise OAuth2Error("the answer is from another provider")
        return super().get_access_token_data(request, app, client, **more)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **more: Any) -> Any:
        nonce = str(request.session.pop(NONCE, ""))
        identity = self._decode_id_token(app, more["response"].get("id_token") or "")
        if not nonce or not hmac.compare_digest(str(identity.get("nonce", "")), nonce):
            raise OAuth2Error("the token answers another sign-in")
        told = self._fetch_user_info(token.token)
        if told.get("sub") != identity.get("sub"):
            raise OAuth2Error("what is told is of somebody else")
        data = {"userinfo": told, "id_token": identity}
        return self.get_provider().sociallogin_from_response(request, data)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        _check_header(id_token)
        decoded: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return decoded


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the agency, with a nonce that its token has to bring back."""
    answer = _of(OAuth2LoginView, request, provider_id)
    if isinstance(answer, HttpResponseRedirect) and "client_id=" in answer.url:
        request.session[NONCE] = secrets.token_urlsafe(32)
        more = urlencode({"nonce": request.session[NONCE]})
        return HttpResponseRedirect(f"{answer.url}&{more}")
    return answer


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _of(OAuth2CallbackView, request, provider_id)


def _of(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    adapter = AgencyAdapter(request, provider_id)
    try:
        answer: HttpResponse = view.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except OAuth2Error as wrong:  # in the description, which the library reads unguarded
        provider = adapter.get_provider()
        answer = render_authentication_error(request, provider, exception=wrong)
    return answer


def _check_header(id_token: str) -> None:
    try:
        header = jwt.get_unverified_header(id_token)
    except jwt.PyJWTError as wrong:
        raise OAuth2Error("there is no identity token") from wrong
    if header.get("alg") not in ALGORITHMS or not isinstance(header.get("kid"), str):
        raise OAuth2Error("the identity token is signed in no way that counts")


def _plain(address: str) -> str:
    """A provider's address without where its description lies."""
    return address.partition(WELL_KNOWN)[0].rstrip("/")
