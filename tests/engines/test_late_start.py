"""Schedules that begin late: how many steps are left, and where they begin."""

import pytest
import torch
from torch import Tensor

from studio.engines.late_start import LateEuler, LateScheduler, LateUniPC, cut_schedule, first_sigma, mix_noise


def schedule() -> tuple[Tensor, Tensor]:
    return torch.tensor([1.0, 0.8, 0.5, 0.2, 0.0]), torch.tensor([1000.0, 800.0, 500.0, 200.0])


@pytest.mark.parametrize(
    ("strength", "sigmas"),
    [
        (1.0, [1.0, 0.8, 0.5, 0.2, 0.0]),
        (0.75, [0.8, 0.5, 0.2, 0.0]),
        (0.625, [0.65, 0.5, 0.2, 0.0]),
        (0.26, [0.2, 0.0]),
        (0.0, [0.0]),
    ],
)
def test_the_last_part_of_the_schedule_is_run(strength: float, sigmas: list[float]) -> None:
    cut, timesteps = cut_schedule(*schedule(), strength)
    assert cut.tolist() == pytest.approx(sigmas)
    assert timesteps.tolist() == pytest.approx([1000 * sigma for sigma in sigmas[:-1]])


def test_what_was_given_stays_as_it_is() -> None:
    sigmas, timesteps = schedule()
    cut_schedule(sigmas, timesteps, 0.6)
    assert torch.equal(sigmas, schedule()[0])


@pytest.mark.parametrize(
    "scheduler",
    [LateEuler(shift=3.0), LateUniPC(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0)],
    ids=["euler", "unipc"],
)
def test_a_weaker_run_begins_at_less_noise_and_takes_fewer_steps(scheduler: LateScheduler) -> None:
    starts = []
    for strength in (1.0, 0.7, 0.4, 0.1):
        scheduler.strength = strength
        starts.append(first_sigma(scheduler, 20))
        assert scheduler.timesteps[0].item() == pytest.approx(1000 * starts[-1][0], abs=1.0)
    assert [steps for _, steps in starts] == [20, 14, 8, 2]
    assert starts[0][0] == pytest.approx(1.0, abs=0.001)
    assert [sigma for sigma, _ in starts] == sorted((sigma for sigma, _ in starts), reverse=True)


def test_noise_is_mixed_as_flow_matching_does() -> None:
    clean, noise = torch.full((2, 2), 4.0), torch.full((2, 2), -2.0)
    assert torch.equal(mix_noise(clean, noise, 0.0), clean)
    assert torch.equal(mix_noise(clean, noise, 1.0), noise)
    assert torch.equal(mix_noise(clean, noise, 0.25), torch.full((2, 2), 2.5))
