"""How the narrative is written: CommonMark, with {{figure}} tokens and [marked]{.date} spans."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

TOKEN = "figure_token"  # noqa: S105  # the kind of a Markdown token, not a secret
_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).use(attrs_plugin, spans=True, after=())
    parser.inline.ruler.before("emphasis", TOKEN, _token_rule)
    return parser


def parse(words: str) -> list[Token]:
    """The Markdown tokens of one section."""
    return _parser().parse(words)


def _token_rule(state: StateInline, silent: bool) -> bool:
    found = _BRACES.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push(TOKEN, "", 0)
        token.content = found.group(1).strip()
    state.pos = found.end()
    return True
