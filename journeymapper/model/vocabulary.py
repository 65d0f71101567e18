"""The closed word lists of the domain: value in the file -> label for people (a gettext id)."""

from __future__ import annotations

from typing import Final

from journeymapper.i18n import N_

STATES: Final = {"current": N_("Current state"), "future": N_("Future state")}
PHASES: Final = {
    "before": N_("Before the purchase"),
    "purchase": N_("Purchase"),
    "after": N_("After the purchase"),
}
AIDA: Final = {
    "attention": N_("Attention"),
    "interest": N_("Interest"),
    "desire": N_("Desire"),
    "action": N_("Action"),
}
CHANNEL_KINDS: Final = {"digital": N_("Digital"), "traditional": N_("Traditional")}
ROLES: Final = {
    "trigger": N_("Trigger"),
    "research": N_("Research"),
    "trial": N_("Trial"),
    "purchase": N_("Purchase"),
    "service": N_("Service"),
    "loyalty": N_("Loyalty"),
}
ORIGINS: Final = {
    "brand": N_("Brand"),
    "product": N_("Product"),
    "service": N_("Service"),
    "industry": N_("Industry"),
    "daily_life": N_("Daily life"),
}
PAIN_TYPES: Final = {
    "frustration": N_("Frustration"),
    "inefficiency": N_("Inefficiency"),
    "need": N_("Need"),
    "problem": N_("Problem"),
    "motivation": N_("Motivation"),
}
HANDOVERS: Final = {
    "seamless": N_("Goes on"),
    "partial": N_("Goes on in part"),
    "broken": N_("Begins anew"),
}
"""What becomes, at a channel crossing, of what the customer began in the channel before."""
EVIDENCE_LEVELS: Final = {
    "assumption": N_("Assumption"),
    "reported": N_("Reported"),
    "observed": N_("Observed"),
    "measured": N_("Measured"),
}
CHANGES: Final = {
    "kept": N_("Kept"),
    "changed": N_("Changed"),
    "moved": N_("Moved"),
    "new": N_("New"),
    "removed": N_("Removed"),
}
TRENDS: Final = {"up": N_("Rising"), "flat": N_("No change"), "down": N_("Falling")}
METRICS: Final = {
    "custom": N_("Own indicator"),
    "nps": N_("NPS"),
    "csat": N_("CSAT"),
    "ces": N_("CES"),
    "retention": N_("Retention"),
    "conversion": N_("Conversion"),
    "acquisition": N_("Acquisition"),
    "volume": N_("People counted"),
}
MEDIA: Final = {
    "owned": N_("Owned by the brand"),
    "paid": N_("Paid advertising"),
    "earned": N_("Other people’s experience"),
}
"""Who speaks at a touchpoint: the brand, advertising it pays for, or other people."""
STANDINGS: Final = {
    "considered": N_("Considered"),
    "shortlisted": N_("On the short list"),
    "tried": N_("Tried"),
    "chosen": N_("Chosen"),
    "rejected": N_("Rejected"),
}
"""How far an option came when the customer chose."""
JOURNEYS: Final = {
    "planned": N_("Planned journey"),
    "actual": N_("Actual journey"),
}
"""A journey as it is meant, or as one customer really lived it."""
LINK_KINDS: Final = {"branch": N_("Branch"), "loop": N_("Loop"), "skip": N_("Skip")}
STATUSES: Final = {
    "proposed": N_("Proposed"),
    "planned": N_("Planned"),
    "doing": N_("In progress"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}
BEHAVIOURS: Final = {
    "webrooming": N_("Webrooming (= ROPO)"),
    "showrooming": N_("Showrooming"),
    "boomerooming": N_("Boomerooming"),
    "none": N_("None"),
}
CARD_KINDS: Final = {
    "touchpoint": N_("Touchpoint"),
    "pain_point": N_("Pain point"),
    "opportunity": N_("Opportunity"),
    "solution": N_("Solution"),
    "strategy": N_("Strategy"),
    "message": N_("Message"),
    "kpi": N_("Indicator"),
    "quote": N_("Quote"),
    "action": N_("Action"),
    "thought": N_("Thought"),
    "goal": N_("Goal"),
    "idea": N_("Idea"),
    "option": N_("Option"),
    "gain": N_("Gain"),
    "image": N_("Image"),
    "physical_evidence": N_("Physical evidence"),
    "frontstage": N_("Frontstage"),
    "backstage": N_("Backstage"),
    "support": N_("Support process"),
    "text": N_("Free text"),
}

STAGE_MODELS: Final = {
    "own": N_("Its own stages alone"),
    "three_phases": N_("Three phases"),
    "five_stages": N_("Five stages"),
    "before_purchase_after": N_("Before, purchase, after"),
    "aida": N_("AIDA"),
    "funnel": N_("TOFU, MOFU, BOFU"),
}
"""What a map can be read in, above its stages."""
FUNNEL_VIEWS: Final = {
    "every_stage": N_("Every counted stage"),
    "marketing_funnel": N_("Marketing funnel"),
    "conversion_funnel": N_("Conversion funnel"),
}
"""What a funnel shows: all that is counted, TOFU, MOFU and BOFU, or the way to the purchase."""

THEMES: Final = {
    "standard": N_("Standard"),
    "calm": N_("Calm"),
    "warm": N_("Warm"),
    "ocean": N_("Ocean"),
    "contrast": N_("High contrast"),
    "night": N_("Dark paper"),
}
"""The palettes of a map; each but the first is a file in ``display/themes``."""

DENSITIES: Final = {"comfortable": N_("Comfortable"), "compact": N_("Compact")}
"""How close things stand on the sheet."""

LANE_KINDS: Final = {
    "touchpoints": "touchpoint",
    "crossings": "",
    "emotion": "",
    "evidence_strip": "",
    "effort_strip": "",
    "dramatic_arc": "",
    "stage_profile": "",
    "aida": "",
    "funnel": "",
    "pain_points": "pain_point",
    "opportunities": "opportunity",
    "solutions": "solution",
    "strategies": "strategy",
    "messages": "message",
    "kpis": "kpi",
    "quotes": "quote",
    "actions": "action",
    "thoughts": "thought",
    "goals": "goal",
    "ideas": "idea",
    "options": "option",
    "gains": "gain",
    "images": "image",
    "physical_evidence": "physical_evidence",
    "frontstage": "frontstage",
    "backstage": "backstage",
    "support": "support",
    "persona_sheets": "",
    "responsibility": "",
    "measures": "",
    "line_of_interaction": "",
    "line_of_visibility": "",
    "line_of_internal_interaction": "",
    "text": "text",
}
"""Kind of lane -> the kind of card it takes; empty for lanes drawn from other lanes' cards."""

LABELS: Final = {
    "state": STATES,
    "phase": PHASES,
    "aida": AIDA,
    "channel_kind": CHANNEL_KINDS,
    "role": ROLES,
    "origin": ORIGINS,
    "pain": PAIN_TYPES,
    "handover": HANDOVERS,
    "level": EVIDENCE_LEVELS,
    "change": CHANGES,
    "trend": TRENDS,
    "metric": METRICS,
    "link_kind": LINK_KINDS,
    "status": STATUSES,
    "behaviour": BEHAVIOURS,
    "media": MEDIA,
    "standing": STANDINGS,
    "journey": JOURNEYS,
    "card_kind": CARD_KINDS,
    "stage_model": STAGE_MODELS,
    "funnel_view": FUNNEL_VIEWS,
    "theme": THEMES,
    "density": DENSITIES,
}


def label_of(value: str) -> str:
    """Return the gettext id that stands for a word of any list; the word itself if unknown."""
    for words in LABELS.values():
        if value in words:
            return words[value]
    return value
