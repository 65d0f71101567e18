"""journeymapper: draw customer journey maps, keep them as .journey files, hand over the PDF."""

__version__ = "0.1.0"
