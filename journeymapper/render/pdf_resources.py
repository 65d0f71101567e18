"""What a PDF page's content refers to by name: opacities, gradients, icons, pictures, fonts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from reportlab.pdfbase import pdfdoc

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Gradient, Picture, Symbol
from journeymapper.render.pdf_fonts import embed, stream
from journeymapper.render.pdf_pictures import image
from journeymapper.render.pdf_shapes import path_operators, rgb
from journeymapper.render.pdf_text import PdfText

Stop = tuple[float, float | tuple[float, float, float]]


class Resources:
    """The named objects of one document, each added once."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        """Start with nothing but the document they go into."""
        self.document = document
        self.text = PdfText()
        self._states: dict[object, tuple[str, object]] = {}
        self._shadings: dict[object, tuple[str, object]] = {}
        self._objects: dict[object, tuple[str, object]] = {}
        self._symbols: dict[int, str] = {}
        self._alive: list[Symbol] = []
        """Keeps the identities in ``_symbols`` from being used again."""
        self._missing: set[tuple[str, str]] = set()

    def opacity(self, fill: float, stroke: float) -> str:
        """Return the name of the graphics state with those opacities."""
        key = round(fill, 3), round(stroke, 3)
        if key not in self._states:
            state = pdfdoc.PDFDictionary({"ca": key[0], "CA": key[1]})
            self._states[key] = f"G{len(self._states)}", self.document.Reference(state)
        return self._states[key][0]

    def shading(self, gradient: Gradient) -> str:
        """Return the name of a gradient's colours along its axis."""
        stops: list[Stop] = [(place, rgb(colour)) for place, colour, _ in _stops(gradient)]
        return self._shading(_axis(gradient), "DeviceRGB", stops)

    def _shading(self, axis: tuple[float, ...], space: str, stops: list[Stop]) -> str:
        key = axis, space, tuple(stops)
        if key not in self._shadings:
            reference = self.document.Reference(_axial(axis, space, stops))
            self._shadings[key] = f"S{len(self._shadings)}", reference
        return self._shadings[key][0]

    def soft_mask(self, gradient: Gradient, box: tuple[float, float, float, float]) -> str:
        """Return the name of the graphics state that fades what follows as the stops say.

        ``box`` is what is faded: left, bottom, right, top, with y up.
        """
        axis = _axis(gradient)
        stops: list[Stop] = [(place, opacity) for place, _, opacity in _stops(gradient)]
        key = "mask", axis, tuple(stops), box
        if key not in self._states:
            form = stream(
                b"/S sh",
                Type=pdfdoc.PDFName("XObject"),
                Subtype=pdfdoc.PDFName("Form"),
                BBox=pdfdoc.PDFArray([f"{side:.2f}" for side in box]),
                Group=pdfdoc.PDFDictionary(
                    {
                        "S": pdfdoc.PDFName("Transparency"),
                        "CS": pdfdoc.PDFName("DeviceGray"),
                    }
                ),
                Resources=pdfdoc.PDFDictionary(
                    {"Shading": pdfdoc.PDFDictionary({"S": _axial(axis, "DeviceGray", stops)})}
                ),
            )
            mask = pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Mask"),
                    "S": pdfdoc.PDFName("Luminosity"),
                    "G": self.document.Reference(form),
                }
            )
            state = pdfdoc.PDFDictionary({"SMask": mask})
            self._states[key] = f"G{len(self._states)}", self.document.Reference(state)
        return self._states[key][0]

    def symbol(self, symbol: Symbol) -> str:
        """Return the name of an icon's form: a unit square, y up, in the colour then in force."""
        name = self._symbols.get(id(symbol))
        if name:
            return name
        key = "symbol", symbol
        if key not in self._objects:
            pieces, states = [], {}
            for commands, opacity in symbol.layers:
                if opacity < 1:
                    states[f"O{round(opacity * 1000)}"] = pdfdoc.PDFDictionary({"ca": opacity})
                    pieces.append(f"q /O{round(opacity * 1000)} gs")
                pieces += path_operators(commands, 1.0, 5)
                pieces.append("f" if opacity >= 1 else "f Q")
            form = stream(
                "\n".join(pieces).encode(),
                Type=pdfdoc.PDFName("XObject"),
                Subtype=pdfdoc.PDFName("Form"),
                BBox=pdfdoc.PDFArray([0, 0, 1, 1]),
                Resources=pdfdoc.PDFDictionary({"ExtGState": pdfdoc.PDFDictionary(states)}),
            )
            self._objects[key] = f"I{len(self._objects)}", self.document.Reference(form)
        self._alive.append(symbol)
        name = self._symbols[id(symbol)] = self._objects[key][0]
        return name

    def drawing(self, operators: str, bounds: Rect) -> str:
        """Return the name of a form of opaque shapes, in the units of the page, y up."""
        key = "drawing", operators
        if key not in self._objects:
            box = bounds.x, -bounds.bottom, bounds.right, -bounds.y
            form = stream(
                operators.encode(),
                Type=pdfdoc.PDFName("XObject"),
                Subtype=pdfdoc.PDFName("Form"),
                BBox=pdfdoc.PDFArray([f"{side:.2f}" for side in box]),
                Resources=pdfdoc.PDFDictionary({}),
            )
            self._objects[key] = f"D{len(self._objects)}", self.document.Reference(form)
        return self._objects[key][0]

    def picture(self, picture: Picture) -> tuple[str, float] | None:
        """Return a picture's name and its width over its height; None if it cannot be read."""
        key = "picture", picture.data
        if key in self._missing:
            return None
        if key not in self._objects:
            found = image(self.document, picture.data)
            if found is None:
                self._missing.add(key)
                return None
            reference, ratio = found
            self._objects[key] = f"P{len(self._objects)}", (reference, ratio)
        name, value = self._objects[key]
        return name, value[1]  # type: ignore[index]

    def dictionary(self) -> pdfdoc.PDFDictionary:
        """Embed the fonts and return the page's resources."""
        fonts = [
            (font.name, embed(self.document, font))
            for font in self.text.fonts.values()
            if font.codes
        ]
        objects = [
            (name, value[0] if isinstance(value, tuple) else value)
            for name, value in self._objects.values()
        ]
        parts = {
            "Font": fonts,
            "ExtGState": self._states.values(),
            "Shading": self._shadings.values(),
            "XObject": objects,
        }
        return pdfdoc.PDFDictionary(
            {name: _named(entries) for name, entries in parts.items() if entries}
        )


def _named(entries: Iterable[tuple[str, object]]) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(dict(entries))


def _axis(gradient: Gradient) -> tuple[float, ...]:
    return (
        round(gradient.x1, 3),
        round(-gradient.y1, 3),
        round(gradient.x2, 3),
        round(-gradient.y2, 3),
    )


def _stops(gradient: Gradient) -> list[tuple[float, str, float]]:
    """Return the stops in order, reaching from 0 to 1."""
    stops = sorted(gradient.stops)
    if stops[0][0] > 0:
        stops.insert(0, (0.0, *stops[0][1:]))
    if stops[-1][0] < 1:
        stops.append((1.0, *stops[-1][1:]))
    return stops


def _axial(axis: tuple[float, ...], space: str, stops: list[Stop]) -> pdfdoc.PDFDictionary:
    """Return a shading along an axis, going on in its end colours beyond it."""
    pieces = [
        pdfdoc.PDFDictionary(
            {
                "FunctionType": 2,
                "Domain": pdfdoc.PDFArray([0, 1]),
                "N": 1,
                "C0": pdfdoc.PDFArray(_components(before)),
                "C1": pdfdoc.PDFArray(_components(after)),
            }
        )
        for (_, before), (_, after) in pairwise(stops)
    ]
    function = pdfdoc.PDFDictionary(
        {
            "FunctionType": 3,
            "Domain": pdfdoc.PDFArray([0, 1]),
            "Functions": pdfdoc.PDFArray(pieces),
            "Bounds": pdfdoc.PDFArray([place for place, _ in stops[1:-1]]),
            "Encode": pdfdoc.PDFArray([0, 1] * len(pieces)),
        }
    )
    return pdfdoc.PDFDictionary(
        {
            "ShadingType": 2,
            "ColorSpace": pdfdoc.PDFName(space),
            "Coords": pdfdoc.PDFArray(list(axis)),
            "Function": function,
            "Extend": pdfdoc.PDFArray(["true", "true"]),
        }
    )


def _components(value: float | tuple[float, float, float]) -> list[float]:
    return [value] if isinstance(value, float | int) else list(value)
