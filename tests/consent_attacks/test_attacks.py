"""At least forty ways to use a likeness without valid consent, each in words, each refused, none with a clip.

Every one goes through the real code: the use cases or the command line, the queue, the worker's own checks, filing and
export. Only the drawing of frames is the fakes'. That the same library gives clips by right is shown beside it.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from studio.domain.grant import Publish
from tests.consent_attacks import asking, files, grants, leaving, papers, rows, worker
from tests.consent_attacks.scene import Scene, Template, make_template, run_attack


@dataclass(frozen=True)
class Attack:
    """What is tried, in words; ``codes`` are those of the refusals that are right."""

    words: str
    act: Callable[[Scene], None]
    codes: str


ATTACKS = (
    Attack("using an avatar after the consent has ended", asking.after_it_ended, "consent-expired"),
    Attack("using it with the clock at a time before it was given", asking.before_it_began, "clock-set-back"),
    Attack("using it although its person lets nobody use it", asking.of_somebody_who_lets_nobody, "use-not-allowed"),
    Attack("using it while its person has suspended it", asking.of_a_suspended_avatar, "use-not-allowed"),
    Attack("a clip without consent to videos", asking.without_consent_to_videos, "consent-missing"),
    Attack("a spoken line without consent to the voice", asking.with_a_voice_that_was_not_allowed, "consent-missing"),
    Attack("a training without consent to training", asking.training_that_was_not_allowed, "consent-missing"),
    Attack(
        "a clip after videos were taken out of the choices",
        asking.videos_that_were_taken_out_of_the_choices,
        "consent-missing",
    ),
    Attack("words that this person forbids", asking.what_the_person_forbids, "prompt-refused"),
    Attack(
        "words that this person forbids since the job was queued",
        asking.what_the_person_forbids_since,
        "prompt-refused",
    ),
    Attack("using it after a withdrawal", asking.after_a_withdrawal, "consent-revoked not-found"),
    Attack(
        "resuming a job that was queued before a withdrawal",
        asking.queued_before_the_withdrawal,
        "gone consent-revoked invalid-input",
    ),
    Attack("a job that was queued before nobody was chosen", asking.queued_before_nobody, "use-not-allowed"),
    Attack("a withdrawal while the clip is being made", asking.withdrawn_while_it_runs, "stopped"),
    Attack("nobody chosen while the clip is being made", asking.narrowed_while_it_runs, "use-not-allowed"),
    Attack("by command: somebody who lets nobody", asking.by_command_of_somebody_who_lets_nobody, "use-not-allowed"),
    Attack("by command: words that this person forbids", asking.by_command_with_forbidden_words, "prompt-refused"),
    Attack(
        "by command: wider choices that nobody agreed to",
        asking.by_command_choices_that_nobody_agreed_to,
        "use-not-allowed",
    ),
    Attack(
        "by command: an avatar of nobody who is of age", asking.by_command_an_avatar_without_an_adult, "consent-missing"
    ),
    Attack(
        "by command: an avatar that nobody agreed to",
        asking.by_command_an_avatar_that_nobody_agreed_to,
        "consent-missing",
    ),
    Attack(
        "by command: a grant where only the person may",
        asking.by_command_a_grant_that_the_choices_leave_no_room_for,
        "use-not-allowed",
    ),
    Attack(
        "another recording under a drawn sample's digest", asking.recordings_that_were_not_examined, "invalid-input"
    ),
    Attack("a job's row that names another consent", rows.job_under_another_consent, "consent-invalid"),
    Attack("a job's row turned to another avatar", rows.job_of_another_avatar, "use-not-allowed"),
    Attack("a job's row with the LoRA of another avatar", rows.job_with_the_adapter_of_another, "adapter-invalid"),
    Attack("a job's row with forbidden words", rows.job_with_other_words, "prompt-refused"),
    Attack(
        "a job's row with naked words for the model alone",
        rows.job_with_forbidden_words_for_the_model_alone,
        "prompt-refused",
    ),
    Attack(
        "a job's row with this person's forbidden words for the model alone",
        rows.job_with_advertising_for_the_model_alone,
        "prompt-refused",
    ),
    Attack(
        "a job's row with a line in another voice",
        rows.job_with_a_line_of_another_voice,
        "consent-invalid unsupported-by-model",
    ),
    Attack("a training's row with another person's scan", rows.training_on_another_persons_scan, "consent-invalid"),
    Attack("a later end written into the consent's row", rows.later_end_in_the_row, "consent-expired"),
    Attack("the record edited in its row", rows.edited_record, "consent-invalid"),
    Attack("the record edited, with a digest that fits", rows.record_with_a_hash_that_fits_the_edit, "consent-invalid"),
    Attack("the record signed again by a thief", rows.record_signed_again_by_a_thief, "consent-invalid"),
    Attack("another person's genuine record", rows.record_of_another_person, "consent-invalid"),
    Attack(
        "the withdrawal cut out of the rows, the vault put back",
        rows.withdrawal_taken_out_of_the_rows,
        "consent-rolled-back",
    ),
    Attack("the newest choices deleted", rows.newest_choices_deleted, "consent-rolled-back"),
    Attack("all choices deleted", rows.all_choices_deleted, "consent-rolled-back"),
    Attack("older choices numbered as the newest", rows.older_choices_numbered_as_the_newest, "consent-rolled-back"),
    Attack(
        "the newest choices deleted, and the log's line about them",
        rows.choices_deleted_and_the_log_with_them,
        "consent-rolled-back",
    ),
    Attack("the choices edited in their row", rows.edited_choices, "consent-invalid"),
    Attack("the choices signed again by a thief", rows.choices_signed_again_by_a_thief, "consent-invalid"),
    Attack(
        "another avatar's choices put in their place", rows.choices_of_another_avatar_put_in_place, "consent-invalid"
    ),
    Attack("a line of the log edited", rows.edited_line_of_the_log, "consent-invalid"),
    Attack("the whole database of an earlier day put back", files.older_library_put_back, "consent-rolled-back"),
    Attack("the sealed ledger of an earlier day put back", files.older_ledger_put_back, "consent-rolled-back"),
    Attack("the avatar's vault folder of an earlier day put back", files.older_vault_put_back, "consent-rolled-back"),
    Attack("the sealed ledger deleted", files.ledger_deleted, "consent-rolled-back"),
    Attack("the sealed ledger of another avatar", files.ledger_of_another_avatar, "library-damaged"),
    Attack("the sealed key of another person", files.key_of_another_person, "library-damaged"),
    Attack("the vault folder of another avatar", files.folder_of_another_avatar, "vault-locked"),
    Attack("vault and database copied to another studio", files.library_copied_to_another_studio, "use-not-allowed"),
    Attack("a vault folder copied without its rows", files.folder_copied_without_its_rows, "not-found"),
    Attack("the LoRA's file of another avatar", files.adapter_file_of_another, "adapter-invalid"),
    Attack(
        "another's LoRA sealed as hers and put into her row", files.lora_swapped_in_vault_and_row, "adapter-invalid"
    ),
    Attack("the same with a note that a thief signed", files.lora_swapped_with_a_thiefs_note, "adapter-invalid"),
    Attack("the same with the note of her own LoRA", files.lora_with_the_note_of_another, "adapter-invalid"),
    Attack("her own LoRA without its signed note", files.note_deleted, "adapter-invalid"),
    Attack("the clock set back after the consent ended", files.clock_set_back_after_it_ended, "clock-set-back"),
    Attack(
        "the clock set back, and the rows of the later days deleted",
        files.clock_set_back_and_rows_with_it,
        "consent-rolled-back clock-set-back",
    ),
    Attack(
        "the clock set back, and the ledger of an earlier day",
        files.clock_set_back_with_an_older_ledger,
        "clock-set-back",
    ),
    Attack("the worker's clock behind the app's", files.clock_of_the_worker_set_back, "clock-set-back"),
    Attack("another studio without a grant", grants.no_grant, "use-not-allowed"),
    Attack("accepting a grant that was given to somebody else", grants.grant_to_somebody_else, "use-not-allowed"),
    Attack(
        "a grant of somebody else written into the rows", grants.grant_to_somebody_else_in_the_rows, "use-not-allowed"
    ),
    Attack("a grant that another person signed", grants.grant_of_another_person, "consent-invalid"),
    Attack("accepting a grant that a thief signed", grants.grant_of_a_thief, "consent-invalid"),
    Attack("a grant edited for more clips", grants.edited_grant, "consent-invalid"),
    Attack("a grant that has ended", grants.ended_grant, "consent-expired"),
    Attack("one clip more than was granted", grants.one_clip_too_many, "use-not-allowed"),
    Attack(
        "one more after the first was erased", grants.one_clip_too_many_after_the_first_was_erased, "use-not-allowed"
    ),
    Attack(
        "one more after the count was deleted", grants.one_clip_too_many_after_the_count_was_deleted, "use-not-allowed"
    ),
    Attack(
        "one more by a database of before the first", grants.one_clip_too_many_by_an_older_library, "use-not-allowed"
    ),
    Attack("two at once by a grant for one", grants.two_at_once, "use-not-allowed"),
    Attack("accepting a grant that replays a nonce", grants.replayed_nonce, "consent-rolled-back"),
    Attack(
        "a grant that replays a nonce, in the rows",
        grants.replayed_nonce_in_the_rows,
        "consent-rolled-back use-not-allowed",
    ),
    Attack("the same grant signed for more, over its row", grants.same_grant_signed_for_more, "consent-rolled-back"),
    Attack("a grant that was taken back", grants.grant_that_was_taken_back, "consent-revoked"),
    Attack("a grant that was taken back, with the list deleted", grants.list_deleted, "consent-rolled-back"),
    Attack("accepting an older list of what was taken back", grants.older_list_accepted, "consent-rolled-back"),
    Attack("a grant with a list that is out of date", grants.list_that_is_out_of_date, "consent-missing"),
    Attack("a studio that was shut out", grants.studio_that_was_shut_out, "consent-revoked"),
    Attack("a grant for a remix used for a new clip", grants.remix_grant_for_a_new_clip, "use-not-allowed"),
    Attack("a grant for new clips used for a remix", grants.grant_for_rendering_used_to_remix, "use-not-allowed"),
    Attack("a remix that the person does not allow", grants.remix_that_the_person_never_allows, "use-not-allowed"),
    Attack("a grant for a remix of another clip", grants.remix_of_another_clip, "use-not-allowed"),
    Attack("a grant after its person chose only me", grants.choices_narrowed_since, "use-not-allowed"),
    Attack("a grant under a policy that says withdrawn", grants.policy_that_says_withdrawn, "consent-revoked"),
    Attack("accepting older choices", grants.older_choices_accepted, "consent-rolled-back"),
    Attack(
        "accepting other choices under the same number",
        grants.other_choices_under_the_same_number,
        "consent-rolled-back",
    ),
    Attack(
        "a grant under choices that were never signed",
        grants.grant_under_choices_that_were_never_signed,
        "consent-invalid",
    ),
    Attack("training in a studio that holds a grant", grants.avatar_trained_elsewhere, "use-not-allowed"),
    Attack(
        "the person's studio exchanged in the signed choices",
        grants.another_studios_identity_copied_halfway,
        "consent-invalid",
    ),
    Attack("a grant that begins later", papers.grant_that_begins_later, "consent-expired"),
    Attack("a grant in which a name stands twice", papers.grant_with_a_name_that_stands_twice, "consent-invalid"),
    Attack("a grant for a number that no form allows", papers.grant_for_a_huge_number, "consent-invalid"),
    Attack("the newest list without its entries", papers.list_with_fewer_entries, "consent-invalid"),
    Attack("choices that begin later", papers.choices_that_begin_later, "consent-missing"),
    Attack("choices that outlast the consent", papers.choices_that_outlast_the_consent, "consent-expired"),
    Attack("the vault key of another avatar", grants.vault_key_of_another_avatar, "vault-locked"),
    Attack("a job that comes to the worker without papers", worker.without_papers, "consent-missing"),
    Attack("a job with the papers of another avatar", worker.with_the_papers_of_another, "consent-missing"),
    Attack("a job with the record of another person", worker.with_the_record_of_another, "consent-invalid"),
    Attack("a job without the person's choices", worker.without_choices, "consent-missing"),
    Attack("a job with the choices of another person", worker.with_the_choices_of_another, "consent-invalid"),
    Attack("a job with older choices than the app saw", worker.with_older_choices, "consent-rolled-back"),
    Attack("a job with edited choices", worker.with_edited_choices, "consent-invalid"),
    Attack("a job in the name of another studio", worker.in_the_name_of_another_studio, "use-not-allowed"),
    Attack("a job in nobody's name", worker.in_nobodys_name, "use-not-allowed"),
    Attack("a job with a broken withdrawal", worker.with_a_broken_withdrawal, "consent-invalid"),
    Attack(
        "choices signed after the permit was given",
        worker.after_choices_that_the_app_did_not_see,
        "consent-rolled-back",
    ),
    Attack("export that was not allowed", leaving.export_that_was_not_allowed, "consent-missing"),
    Attack("export of recordings that came from files", leaving.export_of_recordings_from_files, "use-not-allowed"),
    Attack("export after a withdrawal", leaving.export_after_a_withdrawal, "consent-revoked"),
    Attack("export after the consent has ended", leaving.export_after_it_ended, "consent-expired"),
    Attack("export after nobody was chosen", leaving.export_after_nobody, "use-not-allowed"),
    Attack("export after it was taken out of the choices", leaving.export_taken_out_of_the_choices, "consent-missing"),
    Attack("export after videos were taken back", leaving.export_after_videos_were_taken_back, "consent-missing"),
    Attack(
        "export of what she says after the voice alone was taken back",
        leaving.export_of_her_voice_after_it_was_taken_back,
        "consent-missing",
    ),
    Attack("export by a studio that was shut out", leaving.export_by_a_studio_that_was_shut_out, "consent-revoked"),
    Attack("export by a grant that was taken back", leaving.export_by_a_grant_that_was_taken_back, "consent-revoked"),
    Attack("export of a clip that was taken back", leaving.export_of_a_clip_that_was_taken_back, "consent-revoked"),
    Attack(
        "export with the people cut out of the rows",
        leaving.export_with_the_people_cut_out_of_the_rows,
        "use-not-allowed",
    ),
    Attack("export by a private grant", leaving.export_of_a_private_grant, "use-not-allowed"),
    Attack(
        "export to everybody by a grant for peers", leaving.export_to_everybody_by_a_grant_for_peers, "use-not-allowed"
    ),
    Attack(
        "export after the choices behind a grant narrowed",
        leaving.export_after_the_grants_choices_narrowed,
        "use-not-allowed",
    ),
    Attack("export of a clip whose file was swapped", leaving.swapped_clip_file, "library-damaged"),
    Attack("export with the receipt of another clip", leaving.receipt_of_another_clip, "verification-failed"),
    Attack("export of a clip that a thief signed", leaving.clip_signed_by_a_thief, "verification-failed"),
    Attack("export of a clip without its signed note", leaving.clip_without_its_note, "verification-failed"),
    Attack("somebody from a file who is called like a sample", leaving.sample_name_without_a_sample, "use-not-allowed"),
    Attack("a second export after nobody was chosen", leaving.folder_of_an_earlier_export, "use-not-allowed"),
)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return make_template(tmp_path_factory.mktemp("attacked"))


@pytest.fixture
def scene(template: Template, tmp_path: Path) -> Scene:
    shutil.copytree(template.home, tmp_path / "library")
    return Scene(tmp_path / "library", tmp_path / "out", template)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.words.replace(" ", "-"))
def test_no_clip_without_consent(scene: Scene, attack: Attack) -> None:
    code = run_attack(scene, attack.act)
    assert scene.count_clips() <= scene.rightful
    assert not scene.out.exists()
    assert (code or "gone") in attack.codes.split(), code


def test_the_list_is_long_and_says_each_thing_once() -> None:
    assert len(ATTACKS) >= 40
    assert len({attack.words for attack in ATTACKS}) == len({attack.act for attack in ATTACKS}) == len(ATTACKS)


def test_by_right_the_same_library_gives_a_clip_and_an_export(scene: Scene) -> None:
    scene.render()
    assert not scene.codes
    assert scene.count_clips() == scene.rightful + 1
    scene.export()
    assert len(list(scene.out.glob("*.mp4"))) == scene.rightful + 1


def test_by_a_grant_another_studio_makes_and_exports_its_clip(scene: Scene) -> None:
    scene.move_elsewhere()
    grants.use_up(scene, publish=Publish.PUBLIC)
    scene.export(base_url="https://clips.example")
    assert len(list(scene.out.glob("*.mp4"))) == 1
