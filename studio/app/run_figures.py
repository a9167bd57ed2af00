"""The figures of a LoRA run: as they were asked for, else as the model's card has them."""

from dataclasses import replace

from studio.app.wishes import TrainWish
from studio.domain.errors import InvalidInput
from studio.domain.recipe import TrainRequest
from studio.engines.card_parts import TrainingCard

_WANTED_SAMPLES, _MIN_SAMPLE_GAP_STEPS = 6, 10


def fill_in(request: TrainRequest, wish: TrainWish, plan: TrainingCard) -> TrainRequest:
    """``request`` with the figures of a LoRA run: the wish's, else the card's own."""
    every = wish.checkpoint_every_steps
    steps = _chosen(wish.num_train_steps, plan.num_train_steps, "steps", 1, 100_000)
    # A short run has samples to compare too.
    samples_every = min(plan.preview_every_steps, max(_MIN_SAMPLE_GAP_STEPS, steps // _WANTED_SAMPLES))
    return replace(
        request,
        rank=_chosen(wish.rank, plan.rank, "rank", 1, 256),
        num_train_steps=steps,
        batch_size=_chosen(wish.batch_size, plan.batch_size, "batch size", 1, 64),
        learning_rate=plan.learning_rate if wish.learning_rate is None else wish.learning_rate,
        checkpoint_every_steps=plan.checkpoint_every_steps if every is None else every,
        preview_every_steps=samples_every,
    )


def _chosen(asked: int | None, default: int, what: str, low: int, high: int) -> int:
    value = default if asked is None else asked
    if not low <= value <= high:
        raise InvalidInput(f"The {what} must be between {low} and {high}.", f"The model's own figure is {default}.")
    return value
