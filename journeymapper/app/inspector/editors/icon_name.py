"""Editor of an icon: its picture, and a list of those that suit a map."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QToolButton, QWidget, QWidgetAction

from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.plain import tip
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.spec import Described
from journeymapper.typeset import icons as symbols

_OFFERED: Final = (
    "storefront", "globe", "device-mobile", "phone", "envelope-simple", "chat-circle-dots",
    "whatsapp-logo", "robot", "users-three", "megaphone", "television", "radio",
    "newspaper", "magnifying-glass", "share-network", "instagram-logo", "facebook-logo",
    "youtube-logo", "tiktok-logo", "linkedin-logo", "play-circle", "microphone", "presentation",
    "calendar-blank", "ticket", "credit-card", "receipt", "package", "truck", "house", "buildings",
    "headset", "handshake", "user", "wrench", "gift", "star", "heart", "smiley", "lightning",
    "warning-circle", "lightbulb", "desktop", "laptop", "shopping-cart", "shopping-bag",
    "map-pin", "signpost",
)  # fmt: skip


class IconEditor(Editor):
    """The name of a symbol; nothing means that the kind of thing decides."""

    def __init__(self, item: Described, session: Session) -> None:
        """Make the button that opens the symbols."""
        super().__init__(item, session)
        self.button = QPushButton()
        self.button.setIconSize(QSize(18, 18))
        self.button.setStyleSheet("text-align: left; padding: 0 9px")
        self.button.clicked.connect(self.pick)
        self.watch(self.button)
        self.box.addWidget(self.button)

    def pick(self) -> None:
        """Open the symbols."""
        menu = QMenu(self)
        panel = QWidget()
        grid = QGridLayout(panel)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setSpacing(2)
        known = symbols.names()
        for place, name in enumerate(n for n in _OFFERED if n in known):
            button = QToolButton()
            button.setIcon(icon(name, 20, weight="duotone"))
            button.setIconSize(QSize(20, 20))
            button.setToolTip(tip(name))
            button.clicked.connect(lambda _on, chosen=name: self._picked(menu, chosen))
            grid.addWidget(button, place // 8, place % 8)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(panel)
        menu.addAction(holder)
        menu.addAction(_("Automatic")).triggered.connect(lambda: self.put(""))
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _picked(self, menu: QMenu, name: str) -> None:
        menu.close()
        self.put(name)

    def show_value(self, value: Any) -> None:
        """Show the symbol and its name."""
        if is_mixed(value):
            self.button.setText(mixed_text())
            return
        known = value in symbols.names()
        self.button.setIcon(icon(value if known else "placeholder", 18, weight="duotone"))
        self.button.setText(str(value).replace("&", "&&") or _("Automatic"))
