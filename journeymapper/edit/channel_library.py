"""The channels that come with the program: added to a map in its own language, changed at will."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journeymapper.edit.channels import add_channel
from journeymapper.frozen import frozen
from journeymapper.i18n import LANGUAGES, N_, words
from journeymapper.model.document import Channel, JourneyMap


@frozen
class ShippedChannel:
    """A channel as it comes: name (a gettext id), kind, whether it is a point of sale, icon."""

    id: str
    name: str
    kind: str
    icon: str
    point_of_sale: bool = False


def _digital(id_: str, name: str, icon: str) -> ShippedChannel:
    return ShippedChannel(id_, name, "digital", icon)


def _traditional(id_: str, name: str, icon: str) -> ShippedChannel:
    return ShippedChannel(id_, name, "traditional", icon)


def _sale(id_: str, name: str, icon: str) -> ShippedChannel:
    return ShippedChannel(id_, name, "traditional", icon, point_of_sale=True)


SHIPPED: Final = (
    _digital("web", N_("Website"), "globe"),
    _digital("app", N_("Mobile app"), "device-mobile"),
    _digital("online-shop", N_("Online shop"), "shopping-cart"),
    _digital("marketplace", N_("Online marketplace"), "shopping-bag"),
    _digital("search", N_("Search engine"), "magnifying-glass"),
    _digital("search-ads", N_("Search advertising"), "list-magnifying-glass"),
    _digital("display-ads", N_("Online advertising"), "cursor-click"),
    _digital("email", N_("Email"), "envelope-simple"),
    _digital("newsletter", N_("Newsletter"), "newspaper-clipping"),
    _digital("social", N_("Social media"), "share-network"),
    _digital("facebook", N_("Facebook"), "facebook-logo"),
    _digital("instagram", N_("Instagram"), "instagram-logo"),
    _digital("tiktok", N_("TikTok"), "tiktok-logo"),
    _digital("youtube", N_("YouTube"), "youtube-logo"),
    _digital("linkedin", N_("LinkedIn"), "linkedin-logo"),
    _digital("whatsapp", N_("WhatsApp"), "whatsapp-logo"),
    _digital("telegram", N_("Telegram"), "telegram-logo"),
    _digital("chat", N_("Chat"), "chat-circle-dots"),
    _digital("bot", N_("Chatbot"), "robot"),
    _digital("sms", N_("SMS"), "chat-text"),
    _digital("push", N_("Push notification"), "bell-ringing"),
    _digital("video-call", N_("Video call"), "video-camera"),
    _digital("reviews", N_("Review site"), "star"),
    _digital("forum", N_("Online community"), "chats"),
    _digital("blog", N_("Blog"), "article"),
    _digital("influencers", N_("Influencers"), "microphone-stage"),
    _digital("podcast", N_("Podcast"), "microphone"),
    _digital("webinar", N_("Webinar"), "presentation"),
    _digital("help-centre", N_("Online help centre"), "question"),
    _digital("portal", N_("Customer portal"), "user-circle-gear"),
    _digital("e-invoice", N_("Electronic invoice"), "receipt"),
    _digital("qr", N_("QR code"), "qr-code"),
    _sale("shop", N_("Shop"), "storefront"),
    _sale("branch", N_("Branch office"), "bank"),
    _sale("department-store", N_("Department store"), "buildings"),
    _sale("dealer", N_("Dealer"), "handshake"),
    _sale("kiosk", N_("Self-service kiosk"), "desktop"),
    _sale("pop-up", N_("Pop-up shop"), "tent"),
    _traditional("phone", N_("Phone"), "phone"),
    _traditional("call-centre", N_("Call centre"), "headset"),
    _traditional("sales-rep", N_("Sales representative"), "briefcase"),
    _traditional("home-visit", N_("Technician at home"), "wrench"),
    _traditional("fair", N_("Trade fair"), "identification-badge"),
    _traditional("event", N_("Event"), "ticket"),
    _traditional("mouth", N_("Word of mouth"), "users-three"),
    _traditional("tv", N_("Television"), "television"),
    _traditional("radio", N_("Radio"), "radio"),
    _traditional("press", N_("Press"), "newspaper"),
    _traditional("outdoor", N_("Outdoor advertising"), "signpost"),
    _traditional("flyer", N_("Flyer or catalogue"), "book-open"),
    _traditional("letter", N_("Letter"), "envelope"),
    _traditional("invoice", N_("Printed invoice"), "file-text"),
    _traditional("packaging", N_("Packaging"), "package"),
    _traditional("delivery", N_("Home delivery"), "truck"),
)
"""Every shipped channel, the digital ones first, those met most often first in each kind."""


def shipped(id_: str) -> ShippedChannel:
    """Return a shipped channel; KeyError for an unknown one."""
    for one in SHIPPED:
        if one.id == id_:
            return one
    raise KeyError(id_)


def names_of(one: ShippedChannel) -> set[str]:
    """Return the names of a shipped channel in every language, ready to be compared."""
    return {words(language)(one.name).casefold() for language in LANGUAGES}


def missing(journey: JourneyMap) -> tuple[ShippedChannel, ...]:
    """Return the shipped channels that a map has not, by their names in any language."""
    there = {channel.name.strip().casefold() for channel in journey.channels}
    return tuple(one for one in SHIPPED if there.isdisjoint(names_of(one)))


def own_channel(journey: JourneyMap, one: ShippedChannel) -> Channel | None:
    """Return the channel of a map that has the name of a shipped one; None if there is none."""
    names = names_of(one)
    return next((c for c in journey.channels if c.name.strip().casefold() in names), None)


def add_shipped(journey: JourneyMap, ids: Iterable[str]) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with shipped channels, named in its language, and the id that each has there.

    One that the map has already is not added again. KeyError for an unknown one.
    """
    say = words(journey.language)
    found = []
    for one in map(shipped, ids):
        own = own_channel(journey, one)
        if own is not None:
            found.append(own.id)
            continue
        journey, id_ = add_channel(
            journey,
            say(one.name),
            kind=one.kind,
            point_of_sale=one.point_of_sale,
            icon=one.icon,
        )
        found.append(id_)
    return journey, tuple(found)
