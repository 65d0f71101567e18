"""Ocean: blues from ink to azure, deep greens and violet."""

from __future__ import annotations

from typing import Final

from journeymapper.display.palette import Face, Palette, Tone, toned

PALETTE: Final = Palette(
    ink="#0F2233",
    body="#24394A",
    secondary="#4B6070",
    panel="#F2F8FA",
    tile="#E6F1F5",
    hairline="#CBDDE5",
    border="#C6D8E0",
    neutral_line="#A3BAC6",
    level_line="#D7E5EB",
    rule="#AFC4CF",
    track="#DCE9EE",
    accent="#0B5A7D",
    accent_tint="#E1EDF2",
    stages=(
        "#3448A2",
        "#2D77AE",
        "#225D5B",
        "#6F4578",
        "#5A7681",
        "#4B2068",
        "#063D1D",
        "#30353A",
    ),
    personas=(
        "#0B5A7D",
        "#A8501A",
        "#3D3F99",
        "#0F6E64",
        "#8A2062",
        "#4F6B12",
    ),
    digital=toned("#14619E"),
    traditional=toned("#7A5A1E"),
    no_channel=toned("#566B78"),
    truth=Tone("#6A4700", "#FBEFD0", "#E8D294"),
    pain=toned("#B02A37"),
    opportunity=toned("#0B6B4F"),
    idea=toned("#85590A"),
    plan=toned("#2B5F9E"),
    voice=toned("#5A4597"),
    calm=toned("#3F5568"),
    inner=toned("#46606F"),
    good="#0A6B5B",
    bad="#B02A37",
    fill_good=(
        "#1F8FA0",
        "#1F8FA0",
    ),
    fill_bad=(
        "#E07A5A",
        "#C9403A",
    ),
    gap_worse="#D99A12",
    spark="#7F97A6",
    nps=(
        "#1F8FA0",
        "#B5C5CE",
        "#CC6A35",
    ),
    faces=(
        Face("#B02A37", "#B02A37"),
        Face("#C9602F", "#A34A1C"),
        Face("#62768A", "#566B7C"),
        Face("#1A8496", "#136B7A"),
        Face("#0B6470", "#0B6470"),
    ),
)
