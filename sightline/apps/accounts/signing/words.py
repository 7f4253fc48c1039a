"""What people are told where signing in does not go on. It never says which accounts exist."""

REFUSED = "The email address or the password is wrong. Check both, and try again."
TOO_MANY = (
    "Too many tries. Wait 5 minutes, then try again, or ask for a new password. A browser that you "
    "have signed in with before need not wait for tries made elsewhere."
)
WRONG_CODE = "This code is wrong, or it was used already. Wait for the next one, and enter that."
NEEDED = "Your role needs a second factor: add another one before you remove this."
