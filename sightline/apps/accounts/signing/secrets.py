"""Where the secrets of second factors stand, for the seal that binds them there."""

SECRETS = {"table": "mfa_authenticator", "field": "data", "subject": "second factor"}
