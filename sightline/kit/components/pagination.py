"""Which rows a page of a long list shows, and the links to the others."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PageLink:
    """`number` is 0 where pages are left out between two links."""

    number: int
    address: str
    is_current: bool


@dataclass(frozen=True)
class Pages:
    """`start` and `stop` cut the list, as a slice does."""

    start: int
    stop: int
    current: int
    last: int
    links: tuple[PageLink, ...]
    previous: str
    next: str

    @classmethod
    def of(cls, *, count: int, size: int, asked: str, address: Callable[[int], str]) -> "Pages":
        """A page that does not exist gives the nearest that does."""
        last = max(1, -(-count // size))
        wanted = int(asked) if asked.isascii() and asked.isdigit() else 1
        current = min(max(1, wanted), last)
        start = (current - 1) * size
        return cls(
            start=start,
            stop=min(start + size, count),
            current=current,
            last=last,
            links=tuple(_links(current, last, address)),
            previous=address(current - 1) if current > 1 else "",
            next=address(current + 1) if current < last else "",
        )


def _links(current: int, last: int, address: Callable[[int], str]) -> list[PageLink]:
    """The first, the last, and the current with its neighbours."""
    near = sorted({1, current - 1, current, current + 1, last} & set(range(1, last + 1)))
    links: list[PageLink] = []
    for number in near:
        if links and number > links[-1].number + 1:
            links.append(PageLink(0, "", False))
        links.append(PageLink(number, address(number), number == current))
    return links
