"""Dark paper: for screens and dark rooms; light colours under dark words."""

from __future__ import annotations

from typing import Final

from journeymapper.display.palette import Face, Palette, toned

_PAPER: Final = "#14191F"

PALETTE: Final = Palette(
    ink="#EEF2F6",
    body="#D3DAE1",
    secondary="#A6B2BE",
    paper=_PAPER,
    card="#1C232B",
    panel="#1B2129",
    tile="#262F39",
    hairline="#333E4A",
    border="#3A4653",
    neutral_line="#5D6B7A",
    level_line="#2B3540",
    rule="#4C5A68",
    track="#2E3843",
    accent="#A9B8FF",
    accent_tint="#262D3D",
    on_stage="#10151B",
    stages=(
        "#5993DC",
        "#5CCFF2",
        "#98CDA6",
        "#F9DB74",
        "#CC7C64",
        "#BA87A6",
        "#909E29",
        "#DDE3EA",
    ),
    personas=(
        "#A9B8FF",
        "#FFB27A",
        "#6FD3C2",
        "#F0A0C8",
        "#8CC3F5",
        "#C9D06A",
    ),
    digital=toned("#86BDF5", 0.16, 0.42, _PAPER),
    traditional=toned("#E6BE78", 0.16, 0.42, _PAPER),
    no_channel=toned("#A6B2BE", 0.16, 0.42, _PAPER),
    truth=toned("#F5CF6B", 0.16, 0.42, _PAPER),
    pain=toned("#FF9C92", 0.16, 0.42, _PAPER),
    opportunity=toned("#86D6A2", 0.16, 0.42, _PAPER),
    idea=toned("#EBC46A", 0.16, 0.42, _PAPER),
    plan=toned("#94C0F0", 0.16, 0.42, _PAPER),
    voice=toned("#CFADEC", 0.16, 0.42, _PAPER),
    calm=toned("#B8C4D0", 0.16, 0.42, _PAPER),
    inner=toned("#AEBBC8", 0.16, 0.42, _PAPER),
    column=0.07,
    good="#6FD3A8",
    bad="#FF9C92",
    fill_good=(
        "#3FB39D",
        "#3FB39D",
    ),
    fill_bad=(
        "#E8835A",
        "#E85A45",
    ),
    gap_worse="#E0B040",
    spark="#7A8896",
    nps=(
        "#3FB39D",
        "#66727F",
        "#E08A5A",
    ),
    curve=6.0,
    feature="#10151B",
    faces=(
        Face("#FF8A7E", "#FF9C92"),
        Face("#F5A878", "#F5A878"),
        Face("#A9B4C0", "#B4BFCA"),
        Face("#79CDBD", "#79CDBD"),
        Face("#6FDBA6", "#6FDBA6"),
    ),
)
