"""What personas are called where there is little room."""

import pytest

from journeymapper.model.calling import short_names
from journeymapper.model.document import Persona


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Mariana Solís", "Don Álvaro Chaves"], ["Mariana", "Don Álvaro"]),
        (["Ana Mora", "Ana Vargas", "Leo"], ["Ana Mora", "Ana Vargas", "Leo"]),
        (["La señora Mora", "The buyer"], ["La señora Mora", "The buyer"]),
        (["Comprador 1", "Comprador 2"], ["Comprador 1", "Comprador 2"]),
        (["Ana, 34", "  ", "Don"], ["Ana", "p1", "Don"]),
    ],
)
def test_personas_are_called_by_their_first_names_where_these_tell_them_apart(names, short):
    personas = [Persona(f"p{place}", name) for place, name in enumerate(names)]
    assert list(short_names(personas).values()) == short
