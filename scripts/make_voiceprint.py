"""Makes assets/voiceprint/encoder.safetensors from the wheel of Resemblyzer 0.1.4 (Apache-2.0).

    pip download --no-deps resemblyzer==0.1.4
    python scripts/make_voiceprint.py Resemblyzer-0.1.4-py3-none-any.whl

Only the encoder's weights are taken, as 16-bit floats; its code is not used (`studio.capture.voiceprint` is our own).
The package itself is no dependency: it brings librosa, and a package that has to be compiled.
"""

import argparse
import io
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch
from safetensors.numpy import save

from studio.core import storage

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = "resemblyzer/pretrained.pt"
LICENCE = "Resemblyzer-0.1.4.dist-info/LICENSE"


def convert(wheel: Path, folder: Path) -> None:
    """Write encoder.safetensors and LICENSE.txt into ``folder``."""
    with zipfile.ZipFile(wheel) as archive:
        checkpoint = torch.load(io.BytesIO(archive.read(WEIGHTS)), map_location="cpu", weights_only=True)
        licence = archive.read(LICENCE)
    state: dict[str, torch.Tensor] = checkpoint["model_state"]
    arrays = {
        name: np.asarray(values.numpy(), np.float16)
        for name, values in state.items()
        if name.startswith(("lstm.", "linear."))
    }
    note = {"source": "Resemblyzer 0.1.4, pretrained.pt", "licence": "Apache-2.0"}
    storage.write_bytes(folder / "encoder.safetensors", save(arrays, metadata=note))
    storage.write_bytes(folder / "LICENSE.txt", licence)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "assets" / "voiceprint")
    chosen = parser.parse_args()
    convert(chosen.wheel, chosen.out)
