"""Calm: greys of stone and muted colours that leave the stage to the words."""

from __future__ import annotations

from typing import Final

from journeymapper.display.palette import Face, Palette, Tone, toned

PALETTE: Final = Palette(
    ink="#1E242A",
    body="#333B43",
    secondary="#555E67",
    panel="#F6F6F5",
    tile="#EEEEEC",
    hairline="#D8D9D8",
    border="#D2D4D4",
    neutral_line="#B2B6B8",
    level_line="#DFE0E0",
    rule="#BEC1C2",
    track="#E6E7E6",
    accent="#33475B",
    accent_tint="#E7E9EC",
    stages=(
        "#28496C",
        "#5C7778",
        "#344C38",
        "#443810",
        "#8F5B46",
        "#694D58",
        "#6F698A",
        "#37393C",
    ),
    personas=(
        "#33475B",
        "#8A5A3C",
        "#4C6B5F",
        "#7A4A63",
        "#566C8C",
        "#6B6A3A",
    ),
    digital=toned("#3F607F"),
    traditional=toned("#7D6142"),
    no_channel=toned("#666C72"),
    truth=Tone("#5F5130", "#F3EEDF", "#D8CDAE"),
    pain=toned("#9A3D35"),
    opportunity=toned("#3F6A4E"),
    idea=toned("#7A6128"),
    plan=toned("#46627F"),
    voice=toned("#6A5577"),
    calm=toned("#4A525B"),
    inner=toned("#555D66"),
    good="#2F6A55",
    bad="#9A3D35",
    fill_good=(
        "#5F8F80",
        "#5F8F80",
    ),
    fill_bad=(
        "#C98468",
        "#B5574A",
    ),
    gap_worse="#C09A4A",
    spark="#8C9298",
    nps=(
        "#5F8F80",
        "#BDC1C4",
        "#B9714E",
    ),
    faces=(
        Face("#9A3D35", "#9A3D35"),
        Face("#B0684A", "#8F4F33"),
        Face("#6C757D", "#5A626A"),
        Face("#4F8074", "#3E6B60"),
        Face("#2F6A55", "#2F6A55"),
    ),
)
