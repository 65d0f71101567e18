"""Synthetic maps of any size: the same number gives the same map, with words as in real ones."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Final

from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Link, Persona, Stage, Step
from journeymapper.model.values import Evidence

SIZES: Final = (30, 300, 3_000, 10_000)
PER_STEP: Final = 6
STEPS: Final = 5
TITLE: Final = 30
NOTE: Final = 120
"""Characters of a touchpoint's title and note, as in the figures the goals were taken from."""

_WORDS: Final = """
    abre la página compara precios de varias ofertas pregunta en tienda espera turno llama al
    centro de atención recibe un correo confirma cita firma contrato activa línea revisa factura
    encuentra cobro extra pide explicación habla con asesora cambia plan descarga aplicación
    busca número soporte escribe por chat nadie responde vuelve mañana recomienda servicio amigos
    opens three tabs reads reviews compares what each plan includes asks colleague gets reminder
    waits for delivery unpacks device follows guide finds setting reports fault pays invoice
    renews early tells others about it checks coverage oficina señal dirección técnico niño año
"""
_CHANNELS: Final = (
    ("Web page", "digital", "globe"),
    ("Mobile app", "digital", "device-mobile"),
    ("E-mail", "digital", "envelope-simple"),
    ("Chat", "digital", "chat-circle"),
    ("Call centre", "traditional", "phone"),
    ("Shop", "traditional", "storefront"),
    ("Technician", "traditional", "wrench"),
    ("Invoice", "traditional", "receipt"),
)
_LANES: Final = (
    ("t", "touchpoints", "Touchpoints"),
    ("e", "emotion", "Emotion"),
    ("a", "actions", "Actions"),
    ("p", "pain_points", "Pain points"),
    ("o", "opportunities", "Opportunities"),
)


def synthetic_map(touchpoints: int, seed: int = 7) -> JourneyMap:
    """Return a map of that many touchpoints, with about three other cards for every four."""
    chance = Random(seed)
    per_stage = PER_STEP * STEPS
    stages = tuple(
        Stage(
            f"s{n}",
            _phrase(chance, 18).capitalize(),
            steps=tuple(
                Step(f"s{n}-{m}", _phrase(chance, 14).capitalize())
                for m in range(min(STEPS, -(-(touchpoints - n * per_stage) // PER_STEP)))
            ),
        )
        for n in range(-(-touchpoints // per_stage))
    )
    cards: list[Card] = []
    for number in range(touchpoints):
        cards += _moment(chance, number)
    links = tuple(
        Link(f"l{n}", f"t{n}", f"t{max(0, n - 4)}", label="Goes back")
        for n in range(20, touchpoints, 60)
    )
    return JourneyMap(
        title=f"A journey of {touchpoints} touchpoints",
        product="Mobile plan",
        organisation="Example operator",
        language="es",
        personas=(
            Persona("ana", "Ana Solano", goals=("Keep her number",), needs=("A clear price",)),
            Persona("leo", "Leo Vargas", goals=("Pay less",), needs=("To be told in time",)),
        ),
        channels=tuple(
            Channel(f"ch{n}", name, kind, icon=icon)
            for n, (name, kind, icon) in enumerate(_CHANNELS)
        ),
        stages=stages,
        lanes=tuple(Lane(id_, kind, title) for id_, kind, title in _LANES),
        cards=tuple(cards),
        links=links,
    )


def _moment(chance: Random, number: int) -> list[Card]:
    """Return one touchpoint and the cards that are about it."""
    at = f"s{number // (PER_STEP * STEPS)}-{number // PER_STEP % STEPS}"
    about = (f"t{number}",)
    mood = chance.randint(-4, 4)
    cards = [
        Card(
            about[0],
            "t",
            at,
            title=_phrase(chance, TITLE).capitalize(),
            note=_phrase(chance, NOTE).capitalize(),
            channel=f"ch{chance.randrange(len(_CHANNELS))}",
            emotion={"ana": mood, "leo": max(-5, min(5, mood + chance.randint(-2, 2)))},
            moment_of_truth=number % 12 == 7,
            evidence=(Evidence("observed", n=12),) if number % 9 == 0 else (),
        )
    ]
    if number % 3 == 0:
        text = _phrase(chance, 60).capitalize()
        cards.append(Card(f"a{number}", "a", at, title=text, about=about))
    if number % 4 == 0:
        cards.append(
            Card(
                f"p{number}",
                "p",
                at,
                title=_phrase(chance, 40).capitalize(),
                note=_phrase(chance, 80).capitalize(),
                about=about,
                severity=chance.randint(1, 5),
            )
        )
    if number % 6 == 0:
        text = _phrase(chance, 50).capitalize()
        cards.append(Card(f"o{number}", "o", at, title=text, about=about))
    return cards


def _phrase(chance: Random, length: int) -> str:
    """Return words of about ``length`` characters in all."""
    known = _words()
    words = [chance.choice(known)]
    while sum(map(len, words)) + len(words) < length:
        words.append(chance.choice(known))
    return " ".join(words)


@cache
def _words() -> tuple[str, ...]:
    return tuple(_WORDS.split())
