"""Only pages and mailboxes are linked."""

import pytest

from journeymapper.render.links import is_safe


@pytest.mark.parametrize(
    "url", ["http://a.cr", "HTTPS://a.cr/x?y=1#z", "https://é.cr/ñ", "mailto:ana@a.cr"]
)
def test_pages_and_mailboxes_are_linked(url):
    assert is_safe(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "http:javascript:alert(1)",
        " JavaScript:alert(1)",
        "file:///etc/passwd",
        "http:",
        "http:///etc/passwd",
        "http:\\\\server\\share",
        "https://\\server",
        "//evil",
        "mailto:",
        "data:text/html,x",
        "launch:x",
    ],
)
def test_nothing_else_is(url):
    assert not is_safe(url)
