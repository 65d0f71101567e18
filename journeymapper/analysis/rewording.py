"""What the customer would say instead of what the company does: pairs of verbs, in both languages.

A proposal for a title, never more: it is shown before it is applied.
"""

from __future__ import annotations

import re
from typing import Final

_PAIRS_EN: Final = (
    (r"onboard", "Learns how to get started"),
    (r"acquir|customer acquisition", "Decides to become a customer"),
    (r"convert|sell(?:ing)? to", "Decides to buy"),
    (r"upsell|cross-?sell", "Considers something more"),
    (r"nurtur|lead nurturing", "Hears from the brand again"),
    (r"retain|customer retention", "Decides to stay"),
    (r"qualif|segment|lead (?:qualification|scoring)", "Tells what they need"),
    (r"target", "Comes across the brand"),
    (r"bill|invoic", "Receives the invoice"),
    (r"contact|reach(?:ing)? out to", "Receives a message or a call"),
    (r"call", "Receives a call"),
    (r"greet|welcom", "Is welcomed"),
    (r"serv", "Is attended to"),
    (r"train", "Learns how to use it"),
    (r"inform|notif", "Receives a notice"),
    (r"remind", "Receives a reminder"),
    (r"captur|lead (?:generation|capture)", "Leaves their details"),
    (r"engag", "Takes part"),
    (r"advis", "Receives advice"),
    (r"follow(?:ing)? up with", "Is asked how it went"),
    (r"order (?:processing|fulfill?ment)", "Waits for the order"),
)
_PAIRS_ES: Final = (
    (
        r"capt\w* (?:\w+ ){0,3}(?:leads?|prospect)|generacion de (?:leads|prospectos)",
        "Deja sus datos",
    ),
    (r"capt", "Decide ser cliente"),
    (r"generacion de demanda", "Descubre la marca"),
    (r"fideliz|reten|retien", "Decide quedarse"),
    (r"convert|conviert|conversion", "Decide comprar"),
    (r"factur", "Recibe la factura"),
    (r"contact", "Recibe un mensaje o una llamada"),
    (r"llam", "Recibe una llamada"),
    (r"atend|atiend", "Recibe atención"),
    (r"capacit", "Aprende a usarlo"),
    (r"visit", "Recibe una visita"),
    (r"calific|segment", "Cuenta lo que necesita"),
    (r"nutr", "Vuelve a saber de la marca"),
    (r"inform|notific|avis", "Recibe un aviso"),
    (r"acompan|asesor", "Recibe asesoría"),
    (r"procesamiento de pedidos", "Espera su pedido"),
    (r"venta cruzada", "Considera algo más"),
)
_MASCULINE_ES: Final = re.compile(
    r"(?:recordatorio|boletin|presupuesto|recibo|contrato|(?:correo|kit) de bienvenida)"
)
_SAYING_NOTHING: Final = re.compile(
    r"the|an?|our|their|to|las?|el|los|un[oa]?s?|nuestr[oa]s?|sus?|del?|al"
)
"""Articles and the like between the verb and what is sent."""
_CUSTOMER: Final = (
    r"(?:customer|client|user|lead|prospect|buyer|shopper|subscriber|usuari[oa]|comprador"
    r"|suscriptor)(?:e?s?|os)"
)
_RECIPIENT: Final = re.compile(
    rf" (?:to|al?)(?: (?:the|our|new|each|cada|l[oa]s|nuestr[oa]s|nuev[oa]s))* {_CUSTOMER}\b",
    re.IGNORECASE,
)


def said_by_the_customer(plain: str, *, english: bool) -> str:
    """Return what the customer lives while the company does ``plain``; empty where not known.

    ``plain`` is in small letters without accents.
    """
    pairs = _PAIRS_EN if english else _PAIRS_ES
    found = ((match.start(), said) for verb, said in pairs for match in _first(verb, plain))
    return min(found, default=(0, ""), key=lambda one: one[0])[1]


def _first(verb: str, plain: str) -> tuple[re.Match[str], ...]:
    match = re.search(rf"\b(?:{verb})", plain)
    return (match,) if match else ()


def received(paper: str, before: str, after: str, *, english: bool) -> str:
    """Return that the customer receives what the company sends.

    ``before`` are the words between the verb and the paper, ``after`` those that follow it.
    """
    kept = [word for word in before.split() if _tells(word.lower())]
    if any(word.isdigit() for word in kept):
        return ""
    what = " ".join([*kept, paper])
    after = _RECIPIENT.sub("", after, count=1)
    if english:
        return f"Receives the {what}{after}"
    return f"Recibe {_article(paper)} {what}{after}"


def _tells(word: str) -> bool:
    return not _SAYING_NOTHING.fullmatch(word) and not re.fullmatch(_CUSTOMER, word)


def _article(paper: str) -> str:
    plain = paper.lower().translate(str.maketrans("áéíóú", "aeiou"))
    masculine = _MASCULINE_ES.match(plain) is not None
    plural = plain.split()[0].endswith("s")
    if masculine:
        return "los" if plural else "el"
    return "las" if plural else "la"
