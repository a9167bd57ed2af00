"""What the studio costs on top of the libraries that do the work, as ratios taken in one run.

    python -m scripts.bench            all parts
    python -m scripts.bench lora       one part
    python -m scripts.bench mini       no ratios: the figures of the built-in model and of the storyboard
    python -m scripts.bench voice      no ratios: the figures of the voice sample's checks

A ratio of 1.00 means that the studio is as fast as the bare library. Each pair is timed in turns, so that a busy
machine slows both alike.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.ratios import Ratio
from studio.core import paths
from studio.core.registry import resolve

Part = Callable[[Path, int], tuple[Ratio, ...]]
"""Takes the folder of a model and the number of rounds."""

PARTS = {
    "window": "scripts.bench_window:bench_window",
    "lora": "scripts.bench_engine:bench_lora",
    "render": "scripts.bench_engine:bench_render",
    "finish": "scripts.bench_finish:bench_finish",
    "capture": "scripts.bench_capture:bench_capture",
}
"""One line a part: its name, and the `Part` as "module:function"."""


def main() -> int:
    if sys.argv[1:2] == ["mini"]:
        from scripts.mini_figures.figures import main as measure_mini

        return measure_mini(sys.argv[2:])
    if sys.argv[1:2] == ["voice"]:
        from scripts.bench_voice import main as measure_voice

        return measure_voice()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one or more of: {', '.join(PARTS)}")
    parser.add_argument("--model", type=Path, default=paths.shipped_dir("models") / "mini", help="model folder")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (default: 5)")
    options = parser.parse_args()
    unknown = [name for name in options.parts if name not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}; choose from {', '.join(PARTS)}")
    print(f"{'':<34}{'studio':>10}{'bare':>10}{'ratio':>8}")
    for name in options.parts or PARTS:
        part = cast("Part", resolve(PARTS[name]))
        for found in part(options.model, options.rounds):
            print(f"{found.name:<34}{found.ours_s:>9.3f}s{found.bare_s:>9.3f}s{found.ratio:>8.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
