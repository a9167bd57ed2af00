"""Who is it? Fisherfaces (Belhumeur, Hespanha and Kriegman 1997), and a gallery in which somebody is looked for.

What tells people apart, and not light, place, expression or a small picture's softness, is learnt from people who are
not the ones to be told apart; those are then compared by angle. Arrays only: draws nothing, writes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from scripts.mini_figures.faces import Vector

_COMPONENTS: Final = 220
_SHRINKAGE: Final = 0.03
_GROUP: Final = 10

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Fisherfaces:
    """A linear view of descriptions in which one person's lie together: ``mean`` [n], ``axes`` [n, k]."""

    mean: Matrix
    axes: Matrix

    def view(self, descriptions: Sequence[Vector] | Matrix) -> Matrix:
        """Unit vectors [m, k]."""
        seen = (np.asarray(descriptions, np.float64) - self.mean) @ self.axes
        return np.asarray(seen / np.maximum(np.linalg.norm(seen, axis=1, keepdims=True), 1e-9))


@dataclass(frozen=True)
class Gallery:
    """The people among whom one is looked for: the mean view of each one's held-out frames, [k] by name."""

    fisherfaces: Fisherfaces
    people: Mapping[str, Matrix]

    def rank(self, name: str, descriptions: Sequence[Vector]) -> list[int]:
        """For every description, how many people look at least as much like it as ``name`` does: 1 is best."""
        names = list(self.people)
        closeness = self.fisherfaces.view(descriptions) @ np.stack([self.people[key] for key in names]).T
        own = closeness[:, names.index(name)]
        return [int(rank) for rank in (closeness >= own[:, None]).sum(axis=1)]


def open_gallery(fisherfaces: Fisherfaces, frames: Mapping[str, Sequence[Vector]]) -> Gallery:
    """The gallery of descriptions by name."""
    means = {name: fisherfaces.view(seen).mean(axis=0) for name, seen in frames.items()}
    return Gallery(fisherfaces, {name: mean / np.linalg.norm(mean) for name, mean in means.items()})


def learn_fisherfaces(descriptions: Matrix, people: npt.NDArray[np.int64]) -> Fisherfaces:
    """Descriptions [m, n] and whose they are [m]: principal components, then what splits people best."""
    mean = descriptions.mean(axis=0)
    centred = descriptions - mean
    principal = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, : min(_COMPONENTS, len(centred) - 1)]
    reduced = centred @ principal
    means = np.stack([reduced[people == person].mean(axis=0) for person in np.unique(people)])
    spread = reduced - means[np.searchsorted(np.unique(people), people)]
    within = spread.T @ spread / len(spread)
    within = (1 - _SHRINKAGE) * within + _SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    values, vectors = np.linalg.eigh(within)
    whitened = vectors / np.sqrt(values)
    _, strengths, axes = np.linalg.svd((means - means.mean(axis=0)) @ whitened, full_matrices=False)
    kept = int((strengths > 1e-6).sum())
    return Fisherfaces(mean, principal @ whitened @ axes[:kept].T)


def rank_held_out(
    fisherfaces: Fisherfaces, descriptions: Matrix, people: npt.NDArray[np.int64], scenes: npt.NDArray[np.int64]
) -> float:
    """How often the right one of ten is first: held-out people, sought in one scene and known by their others."""
    found: list[bool] = []
    everyone = np.unique(people)
    for start in range(0, len(everyone) - _GROUP + 1, _GROUP):
        group = everyone[start : start + _GROUP]
        for scene in np.unique(scenes):
            known = {str(one): list(descriptions[(people == one) & (scenes != scene)]) for one in group}
            gallery = open_gallery(fisherfaces, {name: seen for name, seen in known.items() if seen})
            for one in group:
                sought = list(descriptions[(people == one) & (scenes == scene)])
                if sought and str(one) in gallery.people:
                    found += [rank == 1 for rank in gallery.rank(str(one), sought)]
    return float(np.mean(found)) if found else 0.0
