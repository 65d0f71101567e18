"""Inside-out wording: titles that say what the company does instead of what the customer lives.

Told from how a title begins, in English and Spanish, and only where nobody but the company does
that: it sends invoices, it acquires customers. What customers send to others is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from journeymapper.analysis.rewording import received, said_by_the_customer
from journeymapper.frozen import frozen

_MARKS: Final = "«»“”\"'. "
"""Marks around a title that say nothing."""
_SURELY_EN: Final = "invoice|bill|quote|quotation|newsletter|reminder|confirmation"
_SURELY_ES: Final = "factura|cotizacion|boletin|recordatorio|confirmacion"
"""What companies send, so surely that even "sends the invoice" is said of them."""
_PAPERS_EN: Final = (
    f"{_SURELY_EN}|offer|proposal|survey|receipt|contract|promotion|campaign|notification"
    "|welcome (?:e-?mail|pack|kit)"
)
_PAPERS_ES: Final = (
    f"{_SURELY_ES}|oferta|propuesta|presupuesto|encuesta|recibo|contrato|promocion|campana"
    "|notificacion|(?:correo|kit) de bienvenida"
)
_CUSTOMER_EN: Final = r"(?:customer|client|user|lead|prospect|buyer|shopper|subscriber)s?"
_CUSTOMER_ES: Final = (
    r"(?:clientes?|usuari[oa]s?|prospect[oa]s?|leads?|compradore?s?|compradoras?|suscriptore?s?)"
)
_WE_EN: Final = r"(?:we |to |the (?:company|team|brand) |automatically )?"
_WE_ES: Final = r"(?:nosotros |la (?:empresa|marca) |el equipo |proceso de |se (?:le )?)?"
_ANY_EN: Final = rf"(?:out )?(?P<between>(?:(?:the |our )?{_CUSTOMER_EN} )?(?:\w+ ){{0,2}}?)"
_ANY_ES: Final = rf"(?P<between>(?:(?:al|a l[oa]s?|a la) {_CUSTOMER_ES} )?(?:\w+ ){{0,2}}?)"

_SENDS: Final = (
    re.compile(
        rf"{_WE_EN}(?:send|sending|issue|issuing|e-?mail|e-?mailing) "
        rf"{_ANY_EN}(?P<en>{_PAPERS_EN})s?\b"
    ),
    re.compile(rf"{_WE_EN}(?:sends|issues|e-?mails) {_ANY_EN}(?P<en>{_SURELY_EN})s?\b"),
    re.compile(
        rf"{_WE_ES}(?:enviar|enviarle|enviamos|enviando|envio de|mandar|mandamos|emitir|emitimos"
        rf"|emision de|remitir|remitimos) {_ANY_ES}(?P<es>{_PAPERS_ES})(?:e?s)?\b"
    ),
    re.compile(rf"{_WE_ES}(?:envia|manda|emite|remite) {_ANY_ES}(?P<es>{_SURELY_ES})(?:e?s)?\b"),
)
_WORKS_ON: Final = (
    re.compile(
        rf"{_WE_EN}(?:onboard|acquir|convert|upsell|cross-?sell|nurtur|retain|qualif|target|bill"
        r"|invoic|contact|call|greet|serv|train|inform|notif|remind|captur|engag|segment|advis"
        r"|welcom|follow(?:ing)? up with|reach(?:ing)? out to|sell(?:ing)? to)"
        r"(?:e|es|s|ing|y|ies|ying|ed)? "
        rf"(?:the |our |new |a |potential ){{0,2}}{_CUSTOMER_EN}\b"
        r"(?! (?:service|support|care|centre|center|success|experience|portal|account|review|stor"
        r"|number|manual|guide|line|desk|forum))"
    ),
    re.compile(
        rf"{_WE_ES}(?:capt|fideliz|reten|convert|factur|contact|llam|atend|capacit|visit|calific"
        r"|segment|nutr|inform|notific|avis|acompan|asesor|retien|conviert|atiend|captacion de"
        r"|fidelizacion de|retencion de|conversion de)"
        r"(?:ar|er|ir|a|e|o|amos|emos|imos|ando|iendo)? "
        r"(?:con |a |al |los |las |la |el |nuev[oa]s |nuestr[oa]s ){0,3}"
        rf"{_CUSTOMER_ES}\b"
    ),
)
_NOUNS: Final = re.compile(
    r"(?P<en>lead (?:generation|capture|nurturing|qualification|scoring)|customer (?:acquisition"
    r"|retention)|order (?:processing|fulfill?ment)|invoicing|upselling|cross-?selling"
    r")|(?:generacion de (?:leads|demanda|prospectos)|(?:captacion|retencion) de (?:clientes|leads)"
    r"|calificacion de (?:leads|prospectos)|procesamiento de pedidos|facturacion|venta cruzada"
    r"|gestion de (?:clientes|leads))"
)
_TO_OTHERS: Final = (
    re.compile(rf" to (?!(?:\w+ ){{0,2}}?(?:{_CUSTOMER_EN}|them|him|her)$)"),
    re.compile(rf" al? (?!(?:\w+ ){{0,2}}?{_CUSTOMER_ES}$)"),
)
_THEIR_OWN: Final = re.compile(
    r"\b(?:back|signed|own|my|friends?|colleagues?|firmad[oa]s?|mis?|amig[oa]s?|de vuelta)\b"
)


@frozen
class InsideOut:
    """A title said from inside; ``better`` is how the customer would, where that is known."""

    better: str = ""


@lru_cache(maxsize=20_000)
def inside_out(title: str) -> InsideOut | None:
    """Tell whether a title is said from inside the company; None where it is not."""
    bare = title.strip().strip(_MARKS)
    plain = _plain(bare)
    if not plain:
        return None
    noun = _NOUNS.fullmatch(plain)
    if noun:
        return InsideOut(said_by_the_customer(plain, english=noun.group("en") is not None))
    for number, pattern in enumerate(_WORKS_ON):
        match = pattern.match(plain)
        if match:
            whole = match.end() == len(plain)
            said = said_by_the_customer(plain, english=number == 0) if whole else ""
            return InsideOut(said)
    for pattern in _SENDS:
        match = pattern.match(plain)
        if match and not _by_the_customer(plain, match.end()):
            return InsideOut(_received(match, plain, bare))
    return None


def _by_the_customer(plain: str, end: int) -> bool:
    return bool(_THEIR_OWN.search(plain)) or any(p.search(plain, end) for p in _TO_OTHERS)


def _received(match: re.Match[str], plain: str, bare: str) -> str:
    """Return what the customer would say; empty where letters cannot be told apart."""
    if len(plain) != len(bare):
        return ""
    words = bare.lower() if bare.isupper() else bare
    language = "en" if match.groupdict().get("en") else "es"
    start = match.start(language)
    paper = words[start : match.end()].lower()
    before = words[match.start("between") : match.end("between")]
    return received(paper, before, words[match.end() :], english=language == "en")


def _plain(text: str) -> str:
    """Return a title in small letters without accents, quotation marks and the full stop."""
    bare = unicodedata.normalize("NFKD", text.strip().lower())
    return "".join(c for c in bare if not unicodedata.combining(c)).strip(_MARKS)
