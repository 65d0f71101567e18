"""Where in the text a value stands."""

from __future__ import annotations

import pytest

from journeymapper.storage.places import place_of

TEXT = '''\
a = 1
"b c" = """
[[t]]
x = 2
"""  # [[t]]
s = \'\'\'
[[t]]\'\'\'
q = "\\"[[t]]"
[[t]]
  x = 3
[[t.u]]
y = 4
[[ t ]]
x = [
  5,
]
[[t."u"]]
[[t.u]]
d.e = 6
[t.u.v]
z = 7
[n]
i = { j = 8 }
'''


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("a",), 1, 1),
        (("b c",), 2, 1),
        (("s",), 6, 1),
        (("q",), 8, 1),
        (("t",), 9, 1),
        (("t", 0), 9, 1),
        (("t", 0, "x"), 10, 3),
        (("t", 0, "u", 0, "y"), 12, 1),
        (("t", 1), 13, 1),
        (("t", 1, "x", 0), 14, 1),
        (("t", 1, "u", 0), 17, 1),
        (("t", 1, "u", 1, "d", "e"), 19, 1),
        (("t", 1, "u", 1, "v", "z"), 21, 1),
        (("t", 1, "u", 1, "w"), 18, 1),
        (("n", "i", "j"), 23, 1),
        (("nowhere",), 1, 1),
    ],
)
def test_the_line_and_column_of_a_key(path, line, column):
    assert place_of(TEXT, path) == (line, column)
