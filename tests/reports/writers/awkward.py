"""Words that break careless writers, each under the name of what is awkward about it."""

WORDS = {
    "markup": "<b>Health</b> & \"care\" 'now' <script>alert(1)</script>",
    "control characters": "before\x00\x0b\x1f\ud800after",
    "a very long word": "W" * 300,
    "right to left": "שרה כהן and مريم",
    "other scripts": "Ασφάλεια 児童 e\u0301te\u0301 😀",
    "a closing bracket": "]]> --> {{ }} %s",
    "nothing": "",
}
UNPRINTABLE = str.maketrans(dict.fromkeys("\x00\x0b\x1f\ud800", "\ufffd"))


def as_printed(text):
    return text.translate(UNPRINTABLE)
