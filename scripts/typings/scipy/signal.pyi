from typing import Any

import numpy as np
import numpy.typing as npt

def resample_poly(
    x: npt.NDArray[np.floating[Any]],
    up: int,
    down: int,
    axis: int = ...,
    window: tuple[str, float] | npt.NDArray[np.float64] = ...,
) -> npt.NDArray[np.floating[Any]]: ...
def firwin(
    numtaps: int, cutoff: float, *, window: str | tuple[str, float] = ...
) -> npt.NDArray[np.float64]: ...
