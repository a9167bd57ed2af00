"""Base models: which cards there are, which weights are on this machine, and their revision."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from studio.core.paths import StudioPaths, shipped_dir
from studio.domain.errors import ModelMissing, NotFound
from studio.engines import weights
from studio.engines.cards import Card, DiffusionCard, DrawingCard, load_cards


@dataclass(frozen=True)
class ModelStatus:
    """A model as a person sees it. ``folder`` is None when its weights are not on this machine."""

    card: Card
    folder: Path | None
    sentence: str
    hint: str = ""


class Models:
    """Cards come with the program; weights too (built-in), or lie in the data folder's models/."""

    def __init__(self, paths: StudioPaths) -> None:
        self._search = (shipped_dir("models"), paths.models)

    @cached_property
    def cards(self) -> dict[str, Card]:
        return load_cards(self._search)

    def card(self, name: str) -> Card:
        """The card named ``name``; `NotFound` lists the names there are."""
        try:
            return self.cards[name]
        except KeyError:
            raise NotFound(
                f"There is no model named '{name}'.", f"Choose one of: {', '.join(sorted(self.cards))}."
            ) from None

    def drawing_card(self) -> DrawingCard:
        """The model that draws: what every other model can take for its guide. Raises `ModelMissing`."""
        for card in self.cards.values():
            if isinstance(card, DrawingCard):
                return card
        raise ModelMissing("The storyboard is not on this computer.", "Install the studio again: it is a part of it.")

    def draws(self, name: str) -> bool:
        """Whether the model named ``name`` draws, so that its clips are drawings. Raises `NotFound`."""
        return isinstance(self.card(name), DrawingCard)

    def guide_strength(self, name: str) -> float:
        """How strongly the model named ``name`` repaints a drawn guide by itself; 0 when it takes none."""
        card = self.card(name)
        return card.guide_strength if isinstance(card, DiffusionCard) else 0.0

    def usual_steps(self, name: str) -> int:
        """How many steps a training of this model has where nobody chose; 0 for a model that draws, or is gone."""
        card = self.cards.get(name)
        return card.training.num_train_steps if isinstance(card, DiffusionCard) else 0

    def triggers(self, preferred: str) -> tuple[str, ...]:
        """Words that models reserve as names of people, those of the model ``preferred`` first."""
        cards = sorted(self.cards.values(), key=lambda card: card.name != preferred)
        return tuple(word for card in cards if isinstance(card, DiffusionCard) for word in card.triggers)

    def folder(self, name: str) -> Path:
        """The folder with the weights; `ModelMissing` says what to download."""
        return weights.find_model(self.card(name), self._search)

    def revision(self, name: str) -> str:
        """Hex sha256 over the model's files: names exactly these weights."""
        return weights.revision(self.folder(name))

    def overview(self) -> tuple[ModelStatus, ...]:
        found = []
        for name in sorted(self.cards):
            try:
                found.append(ModelStatus(self.cards[name], self.folder(name), "Ready."))
            except ModelMissing as missing:
                found.append(ModelStatus(self.cards[name], None, missing.message, missing.hint))
        return tuple(found)
