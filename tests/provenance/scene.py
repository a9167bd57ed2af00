"""A person, a creator, a consent and a clip, all with fixed keys and times."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from studio.core import storage
from studio.domain.avatar import ClassWord, Take, TakeKind
from studio.domain.clip import Aspect
from studio.domain.consent import ALL_PURPOSES, NARROWEST, ConsentChoices, ConsentRecord, Purpose
from studio.domain.policy import AvatarPolicy
from studio.domain.recipe import AdapterUse, RenderRequest
from studio.provenance import consent, manifest, policy, receipt, signing

GIVEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
STREAMS = {"video": "a" * 64, "audio": "b" * 64}


@dataclass(frozen=True)
class Scene:
    """Two keys, and what they sign."""

    person: signing.SigningKey
    creator: signing.SigningKey

    def consent(
        self,
        *,
        name: str = "Ada",
        origin: str = "live",
        days: int = 365,
        purposes: tuple[Purpose, ...] = ALL_PURPOSES,
        choices: ConsentChoices = NARROWEST,
    ) -> ConsentRecord:
        return consent.write_consent(
            name,
            self.person,
            purposes=purposes,
            given_at=GIVEN,
            days=days,
            evidence=evidence(origin=origin),
            notice_version="2026-11-1",
            notice_sha256="c" * 64,
            language="en",
            choices=choices,
        )

    def policy(self, record: ConsentRecord, **changes: Any) -> AvatarPolicy:
        """What the person signed with the record; ``changes`` go to `write_policy`."""
        given: dict[str, Any] = {
            "avatar_id": "f" * 32,
            "studio": self.creator.did,
            "choices": NARROWEST,
            "statement": "I agree.",
            "notice_version": "2026-11-2",
            "signed_at": GIVEN,
        }
        return policy.write_policy(record, self.person, **{**given, **changes})

    def request(self, record: ConsentRecord) -> RenderRequest:
        use = AdapterUse("f" * 32, "d" * 64, "zxq", ClassWord.WOMAN, record.sha256)
        return RenderRequest(
            prompt="a woman at the beach",
            model="mini",
            model_revision="1",
            adapters=(use,),
            seed=2**63,
            num_inference_steps=8,
            guidance_scale=4.0,
            width_px=144,
            height_px=256,
            aspect=Aspect.PORTRAIT,
            num_frames=25,
            fps=12.0,
        )

    def receipt(self, record: ConsentRecord, *, streams: dict[str, str] | None = None, prompt: str = "") -> str:
        words = prompt or self.request(record).prompt
        return receipt.write_receipt(
            record,
            self.creator,
            policy=self.policy(record),
            prompt_sha256=storage.hash_bytes(words.encode()),
            content_sha256=manifest.hash_content(streams or STREAMS),
            parents=(),
            issued_at=GIVEN,
        )

    def manifest(
        self, record: ConsentRecord, receipts: tuple[str, ...], *, streams: dict[str, str] | None = None
    ) -> str:
        return manifest.write_manifest(
            self.request(record),
            self.creator,
            receipts=receipts,
            stream_hashes=streams or STREAMS,
            created_at=GIVEN,
            software_version="0.1.0",
        )


def evidence(*, origin: str = "live", adult: bool = True, takes: int = 2) -> consent.ConsentEvidence:
    kinds = (TakeKind.SCAN, TakeKind.SPEECH)
    made = tuple(
        Take(
            id=f"{number:032x}",
            avatar_id="f" * 32,
            kind=kinds[number % 2],
            origin="file" if origin == "file" and number else "live",
            sha256=f"{number:064x}",
            duration_s=5.0,
            recorded_at=GIVEN,
            sentence="The boat left." if number % 2 else "",
        )
        for number in range(takes)
    )
    return consent.ConsentEvidence(made, "I, Ada, agree.", adult_declared=adult)


def leaves(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in a JSON tree."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from leaves(value, (*path, name))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from leaves(value, (*path, index))
    else:
        yield path


def change(tree: Any, path: tuple[str | int, ...]) -> Any:
    """A copy with the value at ``path`` altered to another of the same kind."""
    changed = copy.deepcopy(tree)
    parent = changed
    for step in path[:-1]:
        parent = parent[step]
    value = parent[path[-1]]
    if isinstance(value, bool):
        parent[path[-1]] = not value
    elif isinstance(value, str):
        swapped = "1" if value[-1:] != "1" else "2"
        parent[path[-1]] = value[:-1] + swapped
    else:
        parent[path[-1]] = 7
    return changed
