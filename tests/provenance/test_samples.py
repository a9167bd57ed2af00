"""The drawn samples are known by what is shipped: no more, no less."""

from collections.abc import Sequence
from dataclasses import replace

from studio.core.paths import shipped_dir
from studio.core.storage import hash_file
from studio.domain.avatar import Take
from studio.domain.consent import ALL_PURPOSES, CaptureEvidence, Grade
from studio.provenance.consent import ConsentEvidence, write_consent
from studio.provenance.samples import SAMPLE_SHA256S
from tests.fakes.papers import live_checks
from tests.provenance.scene import GIVEN, Scene, evidence


def test_the_digests_are_those_of_the_shipped_recordings() -> None:
    folder = shipped_dir("assets") / "samples"
    shipped = {hash_file(path) for path in folder.rglob("*") if path.suffix in {".mp4", ".wav"}}
    assert shipped == SAMPLE_SHA256S, (
        "the samples were drawn anew: write their digests into studio/provenance/samples.py"
    )


def grade(scene: Scene, takes: Sequence[Take], checks: Sequence[CaptureEvidence] = ()) -> Grade:
    """The grade of a consent with this evidence."""
    return write_consent(
        "Ada",
        scene.person,
        purposes=ALL_PURPOSES,
        given_at=GIVEN,
        days=9,
        evidence=ConsentEvidence(tuple(takes), "I agree.", True, tuple(checks)),
        notice_version="1",
        notice_sha256="c" * 64,
        language="en",
    ).grade


def test_a_live_grade_needs_live_takes_and_both_checks_passed_live(scene: Scene) -> None:
    live, mixed = evidence(origin="live").takes, evidence(origin="file").takes
    presence, spoken = live_checks(GIVEN)
    assert grade(scene, live, (presence, spoken)) is Grade.LIVE
    for takes, checks in (
        (mixed, (presence, spoken)),
        (live, ()),
        (live, (presence,)),
        (live, (presence, replace(spoken, passed=False))),
        (live, (presence, replace(spoken, origin="file"))),
    ):
        assert grade(scene, takes, checks) is Grade.IMPORTED


def test_a_sample_is_one_only_when_every_take_is_one(scene: Scene) -> None:
    drawn = [replace(evidence(takes=1).takes[0], origin="file", sha256=sha256) for sha256 in sorted(SAMPLE_SHA256S)]
    assert grade(scene, drawn) is Grade.SAMPLE
    assert grade(scene, [*drawn, evidence(origin="file").takes[1]]) is Grade.IMPORTED
