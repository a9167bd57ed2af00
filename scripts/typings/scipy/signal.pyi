from typing import Any

import numpy as np
import numpy.typing as npt

def resample_poly(
    x: npt.NDArray[np.floating[Any]], up: int, down: int, axis: int = ...
) -> npt.NDArray[np.floating[Any]]: ...
