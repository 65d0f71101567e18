"""Warm: clay, wine, ochre and olive, with cream beside the white paper."""

from __future__ import annotations

from typing import Final

from journeymapper.display.palette import Face, Palette, Tone, toned

PALETTE: Final = Palette(
    ink="#2A1D18",
    body="#43332C",
    secondary="#66554C",
    panel="#FBF6EF",
    tile="#F5EDE2",
    hairline="#E2D8CC",
    border="#DDD1C3",
    neutral_line="#BDAFA0",
    level_line="#EAE1D6",
    rule="#C9BBAB",
    track="#EDE4D9",
    accent="#8C2F39",
    accent_tint="#F4E8E6",
    stages=(
        "#94244A",
        "#702E01",
        "#896101",
        "#545E2A",
        "#883E79",
        "#4C3420",
        "#C24A46",
        "#637672",
    ),
    personas=(
        "#8C2F39",
        "#A85A12",
        "#3F6B5C",
        "#6E3B73",
        "#3F5F8C",
        "#6B6212",
    ),
    digital=toned("#2C6079"),
    traditional=toned("#96520F"),
    no_channel=toned("#6F635B"),
    truth=Tone("#7A4300", "#FDEBCB", "#EDCD8F"),
    pain=toned("#B3261E"),
    opportunity=toned("#4A6B1F"),
    idea=toned("#8A5A00"),
    plan=toned("#4A5E86"),
    voice=toned("#7B3F78"),
    calm=toned("#5B4A40"),
    inner=toned("#6A564A"),
    good="#3E6B1C",
    bad="#B3261E",
    fill_good=(
        "#7F9A4A",
        "#7F9A4A",
    ),
    fill_bad=(
        "#E2683C",
        "#C93A2B",
    ),
    gap_worse="#D99A12",
    spark="#A3968A",
    nps=(
        "#7F9A4A",
        "#C9BDB0",
        "#CF5F2A",
    ),
    faces=(
        Face("#A82A20", "#A82A20"),
        Face("#C75B1E", "#A34A10"),
        Face("#7A6E66", "#6A5D54"),
        Face("#6B8A2E", "#51701D"),
        Face("#41701F", "#3E6B1C"),
    ),
)
