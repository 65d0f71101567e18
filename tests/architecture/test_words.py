"""Words for people: marked where they stand, and all of them there in Spanish."""

from __future__ import annotations

import ast

import catalogue

from .source import calls, last_name, modules, tree


def test_everything_is_said_in_spanish() -> None:
    assert catalogue.problems("es") == []


def test_words_are_found_wherever_they_may_stand() -> None:
    source = """
label = N_("Stage")
text = spec.text("Title", hint="One line")
print(_("Save {name}").format(name=name), ngettext("{n} card", "{n} cards", n))
draw(words(map.language)("Legend"), context.words("Goal"), say("Owner"), tell.plural("a", "b", 2))
_(variable)
"""
    found = [message.texts for message in catalogue.messages(source, "x.py")]
    assert sorted(found) == [
        ("Goal",),
        ("Legend",),
        ("One line",),
        ("Owner",),
        ("Save {name}",),
        ("Stage",),
        ("Title",),
        ("a", "b"),
        ("{n} card", "{n} cards"),
    ]


def test_no_text_is_put_together_before_it_is_translated() -> None:
    built = ast.JoinedStr | ast.BinOp
    wrong = [
        f"{name}:{call.lineno}"
        for name in modules()
        for call in calls(tree(name))
        if last_name(call.func) in {"_", "N_", "ngettext"}
        and any(isinstance(argument, built) for argument in call.args[:2])
    ]
    assert not wrong, "such a text is in no catalogue: fill it in afterwards"
