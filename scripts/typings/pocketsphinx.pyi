# The part of pocketsphinx that the studio calls.
from collections.abc import Iterator

class Segment:
    word: str
    start_frame: int
    end_frame: int
    ascore: float

class Hypothesis:
    hypstr: str

class Decoder:
    def __init__(
        self,
        *,
        samprate: int = ...,
        loglevel: str = ...,
        lm: str | None = ...,
        allphone: str = ...,
        lw: float = ...,
        wip: float = ...,
        beam: float = ...,
        pbeam: float = ...,
        wbeam: float = ...,
    ) -> None: ...
    def lookup_word(self, word: str) -> str | None: ...
    def set_align_text(self, text: str) -> None: ...
    def add_jsgf_string(self, name: str, grammar: str) -> None: ...
    def activate_search(self, name: str) -> None: ...
    def start_utt(self) -> None: ...
    def process_raw(self, pcm: bytes, *, full_utt: bool = ...) -> None: ...
    def end_utt(self) -> None: ...
    def hyp(self) -> Hypothesis | None: ...
    def seg(self) -> Iterator[Segment]: ...

def get_model_path(subpath: str = ...) -> str: ...
