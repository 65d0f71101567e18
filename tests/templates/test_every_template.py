"""Every template that ships: it opens, is canonical, holds together, and its pictures show."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image

from journeymapper.model.check import problems
from journeymapper.model.document import JourneyMap
from journeymapper.model.vocabulary import LANE_KINDS
from journeymapper.resources import resources
from journeymapper.storage.codec import dumps, loads

PATHS = sorted((resources() / "templates").glob("*.journey"))
SAMPLES = {"telecom-cr", "ecommerce-shoes", "b2b-saas"}
EMPTY = {
    "three-phases",
    "five-stages",
    "before-purchase-after",
    "e-commerce",
    "service-blueprint",
}


def opened(path: Path) -> JourneyMap:
    return loads(path.read_text(encoding="utf-8"), source=path.name)


every = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def template(name: str) -> JourneyMap:
    return opened(resources() / "templates" / f"{name}.journey")


def test_all_templates_are_there() -> None:
    in_both = {f"{name}-{language}" for name in EMPTY for language in ("es", "en")}
    assert {path.stem for path in PATHS} == SAMPLES | in_both


@every
def test_opens_and_is_canonical(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert dumps(loads(text)) == text


@every
def test_holds_together_and_knows_every_key(path: Path) -> None:
    journey = opened(path)
    assert list(problems(journey)) == []
    assert not journey.unknown_tables
    assert not journey.extra
    entities = (
        *journey.personas,
        *journey.channels,
        *journey.stages,
        *journey.lanes,
        *journey.cards,
        *journey.links,
        *journey.assets,
    )
    assert [entity.id for entity in entities if entity.extra] == []


@every
def test_says_what_the_gallery_shows(path: Path) -> None:
    journey = opened(path)
    assert journey.title
    assert 40 < len(journey.narrative) < 500
    assert journey.language in {"es", "en"}


@every
def test_lanes_are_of_kinds_that_the_program_knows(path: Path) -> None:
    journey = opened(path)
    assert {lane.kind for lane in journey.lanes} <= set(LANE_KINDS)
    assert all(lane.title for lane in journey.lanes)


@every
def test_cards_lie_in_lanes_that_take_cards(path: Path) -> None:
    journey = opened(path)
    takes = {lane.id: LANE_KINDS[lane.kind] for lane in journey.lanes}
    assert [card.id for card in journey.cards if not takes[card.lane]] == []


@every
def test_icons_exist_in_both_weights_that_are_drawn(path: Path) -> None:
    journey = opened(path)
    with zipfile.ZipFile(str(files("justmyresource_phosphor") / "icons.zip")) as archive:
        drawn = {Path(name).stem for name in archive.namelist()}
    named = {entity.icon for entity in (*journey.channels, *journey.cards)} - {""}
    assert named
    assert {icon for icon in named if not {icon, f"{icon}-duotone"} <= drawn} == set()
    assert [channel.id for channel in journey.channels if not channel.icon] == []


@every
def test_pictures_decode_and_are_small(path: Path) -> None:
    for asset in opened(path).assets:
        data = base64.b64decode(asset.data, validate=False)
        assert len(data) < 20_000
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            assert picture.format == "PNG"
            assert asset.media_type == "image/png"
            size = 320 if asset.id.startswith("portrait-") else 192
            assert picture.size == (size, size)
            shown = picture.convert("RGBA").getcolors(1 << 17)
            assert shown is not None
            assert len(shown) > 8


@every
def test_typography_is_real(path: Path) -> None:
    """Real quotes and minus signs; a no-break space between a figure and its unit."""
    text = re.sub(r"'''.*?'''", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    broken = [
        s
        for s in strings
        if "..." in s or '\\"' in s or re.search(r"\w'\w|\d (?:%|h|km|meses|años)\b|\d %|^-\d", s)
    ]
    assert broken == []


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_spanish_and_english_are_the_same_map(name: str) -> None:
    spanish, english = template(f"{name}-es"), template(f"{name}-en")
    assert (spanish.language, english.language) == ("es", "en")

    def structure(journey: JourneyMap) -> tuple[object, ...]:
        return (
            [(c.kind, c.point_of_sale, c.icon) for c in journey.channels],
            [
                (
                    s.phase,
                    s.aida,
                    s.influence,
                    len(s.steps),
                    *map(
                        bool,
                        (
                            s.need,
                            s.investigates,
                            s.information,
                            s.advances,
                            s.attention,
                            s.count_label,
                            s.note,
                        ),
                    ),
                )
                for s in journey.stages
            ],
            [(lane.kind, bool(lane.note)) for lane in journey.lanes],
            [level.value for level in journey.scale.levels],
            journey.review,
            len(journey.personas),
        )

    assert structure(spanish) == structure(english)


@pytest.mark.parametrize("name", sorted(f"{n}-{code}" for n in EMPTY for code in ("es", "en")))
def test_empty_templates_are_ready_and_hold_no_made_up_facts(name: str) -> None:
    journey = template(name)
    assert journey.cards == ()
    assert len(journey.personas) == 1
    assert len(journey.channels) == 15
    assert [channel.icon for channel in journey.channels if channel.point_of_sale] == ["storefront"]
    assert all(stage.phase and stage.need and stage.advances for stage in journey.stages)
    assert all(stage.count is None for stage in journey.stages)
    assert {lane.kind for lane in journey.lanes} >= {"touchpoints", "emotion", "pain_points"}
    assert len({lane.kind for lane in journey.lanes}) == len(journey.lanes)


def test_presets_have_the_stages_of_their_method() -> None:
    assert [s.title for s in template("three-phases-es").stages] == [
        "Descubrimiento",
        "Consideración",
        "Decisión",
    ]
    five = template("five-stages-en").stages
    assert [s.title for s in five] == [
        "Awareness",
        "Discovering",
        "Learning",
        "Choosing",
        "Purchasing",
        "After-sale",
    ]
    assert [s.influence for s in five] == [False, True, True, True, True, True]
    assert [s.phase for s in template("before-purchase-after-es").stages] == [
        "before",
        "purchase",
        "after",
    ]
    assert {"physical_evidence", "actions", "frontstage", "backstage", "support"} <= {
        lane.kind for lane in template("service-blueprint-en").lanes
    }
