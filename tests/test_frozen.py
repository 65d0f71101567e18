"""Frozen values are what dataclasses with the same fields are."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from journeymapper.frozen import frozen


@frozen
class Ours:
    """A value."""

    name: str
    size: float = 1.5
    parts: tuple[object, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    memo: object = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Theirs:
    """The same from the standard library."""

    name: str
    size: float = 1.5
    parts: tuple[object, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    memo: object = field(default=None, repr=False, compare=False)


@frozen
class Nothing:
    """A value without fields."""


ARGUMENTS = (
    (("a",), {}),
    (("a", 2), {"memo": 1}),
    (("a",), {"parts": (1, 2), "more": {"x": 1}, "size": 3}),
    ((), {"name": "b"}),
)


@pytest.mark.parametrize(("given", "named"), ARGUMENTS)
def test_a_value_holds_and_shows_what_a_dataclass_does(given, named) -> None:
    ours, theirs = Ours(*given, **named), Theirs(*given, **named)
    assert asdict(ours) == asdict(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert asdict(replace(ours, name="c")) == asdict(replace(theirs, name="c"))
    assert [f.name for f in fields(ours)] == [f.name for f in fields(theirs)]
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__slots__ == Theirs.__slots__
    assert ours.more is not Ours("other").more


def test_values_are_equal_where_their_compared_fields_are() -> None:
    one = Ours("a", parts=(Ours("b", more=None),), more=None)
    assert one == Ours("a", parts=(Ours("b", more=None),), more=None, memo=3)
    assert hash(one) == hash(Ours("a", parts=(Ours("b", more=None),), more=None, memo=3))
    assert one != Ours("a", parts=(Ours("c", more=None),), more=None)
    assert one != Theirs("a", parts=(Ours("b", more=None),), more=None)
    assert one != "a"
    assert Nothing() == Nothing()


@pytest.mark.parametrize("given", [(), ("a", 1, (), {}, None, 6)])
def test_wrong_arguments_are_refused_as_by_a_dataclass(given) -> None:
    with pytest.raises(TypeError) as theirs:
        Theirs(*given)
    with pytest.raises(TypeError) as ours:
        Ours(*given)
    assert str(ours.value) == str(theirs.value).replace("Theirs", "Ours")
    with pytest.raises(TypeError):
        Ours("a", colour="red")


def test_a_value_never_changes() -> None:
    one = Ours("a")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"
    with pytest.raises(FrozenInstanceError):
        del one.name
    with pytest.raises(FrozenInstanceError):
        one.other = 1
    with pytest.raises(TypeError):
        hash(one)  # by its dictionary
    assert not hasattr(one, "__dict__")


def test_a_value_can_be_copied_and_pickled() -> None:
    one = Ours("a", parts=(Ours("b", more=None),), memo=(1, 2))
    for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other == one
        assert other is not one
        assert other.memo == (1, 2)


def test_a_value_can_be_matched() -> None:
    match Ours("a", 2):
        case Ours(name, size):
            assert (name, size) == ("a", 2)


def test_init_is_compiled_when_there_are_many_values() -> None:
    @frozen
    class Fresh:
        place: int
        near: tuple[int, ...] = (1,)
        rows: list[int] = field(default_factory=list)

    made = [Fresh(n) if n % 2 else Fresh(place=n, near=(n,)) for n in range(100)]
    assert [one.place for one in made] == list(range(100))
    assert [one.near for one in made] == [(1,) if n % 2 else (n,) for n in range(100)]
    assert len({id(one.rows) for one in made}) == 100
    assert Fresh.__init__.__code__.co_varnames == ("self", "place", "near", "rows")


def test_wrong_arguments_are_refused_by_the_first_value_too() -> None:
    @frozen
    class Fresh:
        place: int

    for wrong in ((), (1, 2)):
        with pytest.raises(TypeError, match="__init__"):
            Fresh(*wrong)
    with pytest.raises(TypeError, match="multiple values"):
        Fresh(1, place=2)


def test_values_may_be_equal_to_themselves_alone() -> None:
    @frozen(eq=False)
    class One:
        place: int

        def __hash__(self) -> int:
            return self.place

    one = One(3)
    assert one == one
    assert one != One(3)
    assert hash(one) == 3


def test_what_is_no_argument_is_worked_out_at_the_end() -> None:
    @frozen
    class Square:
        side: int
        name: str = "square"
        area: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "area", self.side**2)

    assert [Square(n, name="s").area for n in range(50)] == [n * n for n in range(50)]
    assert replace(Square(2), side=3) == Square(3)
    with pytest.raises(TypeError):
        Square(1, area=2)
