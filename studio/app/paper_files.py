"""Signed papers as files for their owner: records, choices, grants and receipts. Writes nothing else, signs nothing."""

from pathlib import Path

from studio.app.rights import ClipReceipts, Rights, Standing, lay_out
from studio.core import storage


def save_papers(standing: Standing, folder: Path) -> tuple[Path, ...]:
    """Write everything that is in force about an avatar into ``folder``, one JSON document a file."""
    documents = {"consent-record.json": standing.record.document}
    if standing.policy is not None:
        documents["choices.json"] = standing.policy.document
    if standing.withdrawal is not None:
        documents["withdrawal.json"] = standing.withdrawal.document
    if standing.revocations is not None:
        documents["revocation-list.json"] = standing.revocations.document
    for held in standing.grants:
        documents[f"grant-{held.grant.grant_id}.json"] = held.grant.document
    paths = []
    for name, document in documents.items():
        storage.write_text(folder / name, lay_out(document))
        paths.append(folder / name)
    return tuple(paths)


def save_receipts(found: ClipReceipts, target: Path, *, as_page: bool) -> tuple[Path, ...]:
    """Write a clip's receipts to ``target``, those of a second person beside it: pages to read, or signed JSON."""
    paths = []
    for number, receipt in enumerate(found.receipts, 1):
        path = target if number == 1 else target.with_stem(f"{target.stem}-{number}")
        storage.write_text(path, Rights.receipt_page(receipt, found.checks) if as_page else lay_out(receipt.document))
        paths.append(path)
    return tuple(paths)
