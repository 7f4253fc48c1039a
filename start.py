"""Sets Sightline up and runs it: python3 start.py demo, or test, or any name that help lists.

Needs nothing but Python 3.11 or newer. This file keeps to what older Pythons can read, so that
they can say what is wrong; the steps themselves are in setup_steps/.
"""

import sys

OLDEST = (3, 11)


def refusal(version):
    """Why this Python cannot run Sightline, and what to do; None when it can."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return (
        "Sightline needs Python %d.%d or newer, and this is Python %d.%d. "
        "Install a newer Python, then run this again with it, for example: python3.%d start.py demo"
        % (OLDEST + tuple(version[:2]) + (OLDEST[1],))
    )


def main(arguments):
    reason = refusal(sys.version_info)
    if reason:
        sys.stderr.write(reason + "\n")
        return 1
    from setup_steps import targets

    return targets.run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
