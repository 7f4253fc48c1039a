"""The one settings file: typed readers of the environment, and safe for production by default.

SIGHTLINE_HOME is the one folder that holds all data. DATABASE_URL is given in production.
"""

import secrets
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from sightline.kit import production, single_sign_on
from sightline.kit.logs import logging_for
from sightline.kit.mail import sender

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent


def _home() -> Path:
    given = env.str("SIGHTLINE_HOME", default="")
    home = Path(given).expanduser() if given else Path.home() / ".sightline"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return home.resolve()


def _given_key() -> str:
    """From the environment, or from a file that it names; '' where neither is given."""
    given = str(env.str("SIGHTLINE_SECRET_KEY", default=""))
    file = str(env.str("SIGHTLINE_SECRET_KEY_FILE", default=""))
    if given or not file:
        return given
    try:
        return _long_enough(Path(file))
    except OSError as fault:
        words = f"SIGHTLINE_SECRET_KEY_FILE names {file}, which cannot be read: {fault.strerror}"
        raise ImproperlyConfigured(words) from None


def _kept_key(home: Path) -> str:
    """Made once and kept beside the data, readable by its owner only."""
    kept = home / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return _long_enough(kept)


def _long_enough(kept: Path) -> str:
    key = kept.read_text().strip()
    if len(key) < 50:
        raise ImproperlyConfigured(f"{kept} is too short to be a key: remove it to have a new one")
    return key


HOME = _home()
_GIVEN_KEY = _given_key()
SECRET_KEY_GIVEN = bool(_GIVEN_KEY)
CLAMAV = env.str("SIGHTLINE_CLAMAV", default="")
SEAL_KEYS_FILE = env.str("SIGHTLINE_SEAL_KEYS_FILE", default="")
# For real records: what would not be safe is refused below instead of made up.
PRODUCTION = env.bool("SIGHTLINE_PRODUCTION", default=False)
SECRET_KEY = _GIVEN_KEY or ("" if PRODUCTION else _kept_key(HOME))
DEBUG = False
HOSTS_GIVEN = bool(env.str("SIGHTLINE_HOSTS", default=""))
ALLOWED_HOSTS = env.list("SIGHTLINE_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("SIGHTLINE_ORIGINS", default=[])
# Set when a proxy in front speaks https: then cookies travel over https only.
BEHIND_HTTPS = env.bool("SIGHTLINE_HTTPS", default=False)
# The one address from which that proxy is believed to say whom it serves.
PROXY = env.str("SIGHTLINE_PROXY", default="127.0.0.1")

INSTALLED_APPS = [
    "sightline.web",
    "sightline.kit.trail",
    "sightline.kit.components",
    "sightline.kit.tasks",
    "sightline.kit.search",
    "sightline.kit.calendar",
    "sightline.kit.mail",
    "sightline.kit.schedule",
    "sightline.apps.partnership",
    "sightline.apps.accounts",
    "sightline.apps.evidence",
    "sightline.apps.concerns",
    "sightline.apps.followups",
    "sightline.apps.statistics",
    "sightline.apps.indicators",
    "sightline.apps.finance",
    "sightline.apps.feedback",
    "sightline.apps.collection",
    "sightline.apps.plan",
    "sightline.apps.records",
    "sightline.apps.subject_access",
    "sightline.reports",
    "sightline.releases",
    "sightline.exchange",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    # After the product, whose templates and words come first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
# Beyond what memory takes, nothing that is sent lies on the disk in the clear.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "sightline.kit.uploads.handler.SealedFileUploadHandler",
]
MIDDLEWARE = [
    "sightline.kit.logs.requests.LogRequests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sightline.apps.accounts.middleware.LimitSessions",
    "sightline.apps.accounts.middleware.PutActorOnRequest",
    "sightline.apps.accounts.middleware.RequireSecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sightline.kit.access.RefuseUndeclared",
    "sightline.kit.zero_bytes.RefuseZeroBytes",
]
ROOT_URLCONF = "sightline.config.urls"
WSGI_APPLICATION = "sightline.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sightline.web.context.page",
            ],
        },
    }
]
FORM_RENDERER = "sightline.kit.components.forms.Renderer"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{HOME / 'sightline.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = 60
# Mail says that something waits and links to it here. Without a sender it is written into files.
MAIL_GIVEN = bool(env.str("SIGHTLINE_MAIL", default=""))
globals().update(sender.settings_for(env.email_url("SIGHTLINE_MAIL") if MAIL_GIVEN else {}, HOME))
FROM_GIVEN = bool(env.str("SIGHTLINE_MAIL_FROM", default=""))
DEFAULT_FROM_EMAIL = sender.from_address(
    env.str("SIGHTLINE_MAIL_FROM", default="sightline@sightline.example")
)
# Every link in a mail begins with this, whoever asked for it and by which name.
SITE_ADDRESS = sender.origin(env.str("SIGHTLINE_ADDRESS", default="http://127.0.0.1:8000"))
# What is counted to slow down guessing counts for every process, so it stands in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
# Where there is no worker, as in tests, a job is done in the transaction that asks for it.
JOBS_AT_ONCE = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "sightline.apps.accounts.signing.own_words.NotMadeOfOwnWords"},
    {
        "NAME": "sightline.kit.breached_passwords.NotAmongBreached",
        "OPTIONS": {"file": env.str("SIGHTLINE_BREACHED_PASSWORDS", default="")},
    },
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "home"
# Sign-in by django-allauth: by address, invitation only, with a second factor (ADR 32).
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "sightline.apps.accounts.signing.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation is bound to its address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on; Django ends all others
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "10/m/user",
}
ACCOUNT_FORMS = {
    "login": "sightline.apps.accounts.signing.forms.SignIn",
    "reauthenticate": "sightline.apps.accounts.signing.forms.Reauthenticate",
    "reset_password": "sightline.apps.accounts.signing.forms.AskForNewPassword",
    "reset_password_from_key": "sightline.apps.accounts.signing.forms.ChooseNewPassword",
    "change_password": "sightline.apps.accounts.signing.forms.ChangePassword",
}
MFA_ADAPTER = "sightline.apps.accounts.signing.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # phones' clocks are half a minute off
MFA_FORMS = {
    "authenticate": "sightline.apps.accounts.signing.forms.EnterCode",
    "reauthenticate": "sightline.apps.accounts.signing.forms.EnterCodeAgain",
    "activate_totp": "sightline.apps.accounts.signing.forms.SetUpApp",
    "add_webauthn": "sightline.apps.accounts.signing.forms.AddPasskey",
}
SOCIALACCOUNT_ADAPTER = "sightline.apps.accounts.signing.adapters.SingleSignOn"
SOCIALACCOUNT_PROVIDERS = {
    single_sign_on.PROVIDER: {
        "APPS": single_sign_on.providers(env.str("SIGHTLINE_SINGLE_SIGN_ON", default=""))
    }
}
CSRF_FAILURE_VIEW = "sightline.web.errors.out_of_date"
# A browser takes a cookie of such a name from this host alone, and over https alone.
_PREFIX = "__Host-" if BEHIND_HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{_PREFIX}csrftoken"
DEVICE_COOKIE_NAME = f"{_PREFIX}sightline-device"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the square code that an authenticator app reads
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "web" / "built"]
# Files are served from where they lie: nothing has to be collected before the first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS, W005, W008, W012, W016: cookies and redirects follow SIGHTLINE_HTTPS
    "security.W005",
    "security.W008",
    "security.W012",
    "security.W016",
]

# json or plain: a line for each request too. Unset, only what is amiss is said.
LOGGING = logging_for(env.str("SIGHTLINE_LOG", default=""))

if found := production.faults(sys.modules[__name__]):
    raise ImproperlyConfigured(production.refusal(found))
