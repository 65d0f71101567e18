"""High contrast: every word at 7:1 or more (WCAG AAA), borders that can be seen."""

from __future__ import annotations

from typing import Final

from journeymapper.display.palette import Face, Palette, toned

PALETTE: Final = Palette(
    ink="#000000",
    body="#111111",
    secondary="#333A40",
    panel="#F2F2F2",
    tile="#E6E6E6",
    hairline="#8A8A8A",
    border="#6B6B6B",
    neutral_line="#555555",
    level_line="#A8A8A8",
    rule="#6B6B6B",
    track="#D9D9D9",
    accent="#1B1464",
    accent_tint="#E4E3EC",
    stages=(
        "#19278A",
        "#13588E",
        "#164030",
        "#452404",
        "#9B2E08",
        "#774464",
        "#4A5A33",
        "#192029",
    ),
    personas=(
        "#1B1464",
        "#7A2E00",
        "#00504A",
        "#6B0F4F",
        "#0B3F7A",
        "#3F4A00",
    ),
    digital=toned("#0A3F86", 0.06, 0.75),
    traditional=toned("#653B00", 0.06, 0.75),
    no_channel=toned("#3F474F", 0.06, 0.75),
    truth=toned("#4F3200", 0.06, 0.75),
    pain=toned("#8C0F0A", 0.06, 0.75),
    opportunity=toned("#0B4F27", 0.06, 0.75),
    idea=toned("#5E3C00", 0.06, 0.75),
    plan=toned("#0B3F7A", 0.06, 0.75),
    voice=toned("#4A2275", 0.06, 0.75),
    calm=toned("#2F3A47", 0.06, 0.75),
    inner=toned("#333F4B", 0.06, 0.75),
    good="#00523A",
    bad="#8C0F0A",
    fill_good=(
        "#00705A",
        "#00705A",
    ),
    fill_bad=(
        "#C2410C",
        "#A31515",
    ),
    gap_worse="#B07A00",
    spark="#555555",
    nps=(
        "#005E4F",
        "#8A929A",
        "#9A3A00",
    ),
    faces=(
        Face("#8C0F0A", "#8C0F0A"),
        Face("#9A3A00", "#7F3000"),
        Face("#3F4A55", "#3F4A55"),
        Face("#005E57", "#00524C"),
        Face("#00472F", "#00472F"),
    ),
)
