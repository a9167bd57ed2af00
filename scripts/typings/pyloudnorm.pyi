from typing import Any

import numpy as np
import numpy.typing as npt

class Meter:
    def __init__(self, rate: int, filter_class: str = ..., block_size: float = ..., overlap: float = ...) -> None: ...
    def integrated_loudness(self, data: npt.NDArray[np.floating[Any]]) -> float: ...
