"""A number with the word for what is counted."""


def counted(number: int, one: str, many: str) -> str:
    """'1 group' or '3 groups'; none is many: '0 groups'."""
    return f"{number} {one if number == 1 else many}"
