from __future__ import annotations

import pytest

from journeymapper.matching import best, cost, plain


def find(query, *names):
    return best(query, [(plain(name), name) for name in names], 10)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("etapa", "Etapa"),
        ("anadir", "Añadir etapa"),
        ("ETAPA", "Etapa"),
        ("etapa anadir", "Añadir etapa"),
        ("ae", "Añadir etapa"),
        ("zo", "Zoom"),
    ],
)
def test_what_fits_best_comes_first(query, first):
    assert find(query, "Empezar otra etapa", "Añadir etapa", "Zoom", "Etapa")[0] == first


def test_what_does_not_fit_is_left_out():
    assert find("carril", "Etapa", "Paso") == []
    assert cost(("x",), "etapa") is None


def test_nothing_typed_keeps_the_order():
    assert find("", "b", "a") == ["b", "a"]
