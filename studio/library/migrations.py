"""The schema, as steps that are only ever appended: a step that has shipped is never edited.

Every table is STRICT, times are UTC text (see `rows.utc_text`), ``…_json`` columns hold JSON. Paths and
biometrics never stand in the database: files are named by their sha256.
"""

from collections.abc import Callable

from sqlite_utils import Database, Migrations

SET_NAME = "likeness-library"


def _make_append_only(db: Database, table: str, why: str) -> None:
    """Refuse UPDATE and DELETE in the database itself. REPLACE too, as recursive triggers are on."""
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )


def m001_consents(db: Database) -> None:
    db.executescript("""
        CREATE TABLE consents (
            number INTEGER PRIMARY KEY,
            record_id TEXT NOT NULL UNIQUE,
            pii_principal_id TEXT NOT NULL,
            principal_name TEXT NOT NULL,
            purposes_json TEXT NOT NULL,
            given_at TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            live_capture INTEGER NOT NULL CHECK (live_capture IN (0, 1)),
            document TEXT NOT NULL,
            sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
        ) STRICT;
        CREATE TABLE revocations (
            record_id TEXT NOT NULL PRIMARY KEY REFERENCES consents (record_id),
            revoked_at TEXT NOT NULL,
            reason TEXT NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
    """)
    _make_append_only(db, "consents", "consents are append-only")
    _make_append_only(db, "revocations", "revocations are append-only")


def m002_avatars(db: Database) -> None:
    # The adapter in use must be one of the avatar's own, hence the foreign key over two columns.
    db.executescript("""
        CREATE TABLE avatars (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL CHECK (length(name) > 0),
            class_word TEXT NOT NULL,
            trigger_word TEXT NOT NULL CHECK (length(trigger_word) > 0),
            consent_id TEXT NOT NULL REFERENCES consents (record_id),
            created_at TEXT NOT NULL,
            adapter_sha256 TEXT,
            erased_at TEXT,
            FOREIGN KEY (id, adapter_sha256) REFERENCES adapters (avatar_id, sha256)
        ) STRICT;
        CREATE UNIQUE INDEX avatars_living_trigger ON avatars (trigger_word) WHERE erased_at IS NULL;
        CREATE INDEX avatars_consent ON avatars (consent_id);
        CREATE TABLE adapters (
            sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
            avatar_id TEXT NOT NULL REFERENCES avatars (id),
            model TEXT NOT NULL,
            model_revision TEXT NOT NULL,
            trigger_word TEXT NOT NULL,
            class_word TEXT NOT NULL,
            rank INTEGER NOT NULL,
            steps INTEGER NOT NULL,
            trained_at TEXT NOT NULL,
            job_id TEXT NOT NULL,
            UNIQUE (avatar_id, sha256)
        ) STRICT;
    """)


def m003_takes(db: Database) -> None:
    # ``number`` keeps the order in which sentences were read: an implicit rowid may change in a VACUUM.
    db.executescript("""
        CREATE TABLE takes (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            avatar_id TEXT NOT NULL REFERENCES avatars (id),
            kind TEXT NOT NULL CHECK (kind IN ('scan', 'speech')),
            origin TEXT NOT NULL CHECK (origin IN ('live', 'file')),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            duration_s REAL NOT NULL,
            recorded_at TEXT NOT NULL,
            sentence TEXT NOT NULL
        ) STRICT;
        CREATE INDEX takes_avatar ON takes (avatar_id);
        CREATE TABLE voices (
            avatar_id TEXT NOT NULL PRIMARY KEY REFERENCES avatars (id),
            engine TEXT NOT NULL,
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            enrolled_at TEXT NOT NULL
        ) STRICT;
    """)


def m004_clips(db: Database) -> None:
    # The full-text index refers to rows by number, which must survive a VACUUM: an INTEGER PRIMARY KEY does.
    db.executescript("""
        CREATE TABLE clips (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            job_id TEXT NOT NULL UNIQUE,
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            poster_sha256 TEXT NOT NULL CHECK (length(poster_sha256) = 64),
            prompt TEXT NOT NULL,
            recipe TEXT NOT NULL,
            width_px INTEGER NOT NULL,
            height_px INTEGER NOT NULL,
            duration_s REAL NOT NULL,
            fps REAL NOT NULL,
            has_speech INTEGER NOT NULL CHECK (has_speech IN (0, 1)),
            created_at TEXT NOT NULL,
            parents_json TEXT NOT NULL
        ) STRICT;
        CREATE INDEX clips_created ON clips (created_at);
        CREATE INDEX clips_sha256 ON clips (sha256);
        CREATE INDEX clips_poster ON clips (poster_sha256);
        CREATE TABLE clip_avatars (
            clip_id TEXT NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
            avatar_id TEXT NOT NULL REFERENCES avatars (id),
            position INTEGER NOT NULL,
            PRIMARY KEY (clip_id, avatar_id)
        ) STRICT;
        CREATE INDEX clip_avatars_avatar ON clip_avatars (avatar_id);
    """)
    db.table("clips").enable_fts(["prompt"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")


def m005_jobs(db: Database) -> None:
    # No foreign key binds clips or adapters to jobs: a finished job may leave the list, what it made stays.
    db.executescript("""
        CREATE TABLE jobs (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            request_kind TEXT NOT NULL,
            request_json TEXT NOT NULL,
            state_kind TEXT NOT NULL
                CHECK (state_kind IN ('queued', 'running', 'paused', 'done', 'failed', 'stopped')),
            state_json TEXT NOT NULL,
            created_at TEXT NOT NULL,
            position INTEGER NOT NULL,
            attempt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX jobs_order ON jobs (position, number);
    """)


def m006_audit_log(db: Database) -> None:
    db.executescript("""
        CREATE TABLE audit_log (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            event TEXT NOT NULL,
            subject TEXT NOT NULL,
            facts_json TEXT NOT NULL,
            prev TEXT NOT NULL,
            hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
        ) STRICT;
    """)
    _make_append_only(db, "audit_log", "the audit log is append-only")


def m007_adapters_by_model(db: Database) -> None:
    # An avatar has one adapter in use for each model since: its newest. The single one in use is forgotten, and its
    # column stays empty: SQLite cannot drop a column that a foreign key speaks of.
    db.executescript("""
        UPDATE avatars SET adapter_sha256 = NULL;
        CREATE INDEX adapters_newest ON adapters (avatar_id, model, trained_at);
    """)


def m008_rights(db: Database) -> None:
    # Policies, grants and revocation lists as they were signed, and one row for every clip that was made by a grant.
    # The columns are for finding; what holds is read out of the documents.
    db.executescript("""
        CREATE TABLE policies (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('policy', 'revocations')),
            avatar_id TEXT NOT NULL,
            seq INTEGER NOT NULL CHECK (seq > 0),
            document TEXT NOT NULL,
            sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
        ) STRICT;
        CREATE INDEX policies_avatar ON policies (avatar_id, kind, seq);
        CREATE TABLE grants (
            number INTEGER PRIMARY KEY,
            avatar_id TEXT NOT NULL,
            grant_id TEXT NOT NULL UNIQUE,
            nonce TEXT NOT NULL UNIQUE,
            document TEXT NOT NULL,
            sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
        ) STRICT;
        CREATE INDEX grants_avatar ON grants (avatar_id);
        CREATE TABLE grant_uses (
            number INTEGER PRIMARY KEY,
            grant_id TEXT NOT NULL,
            job_id TEXT NOT NULL,
            used_at TEXT NOT NULL,
            UNIQUE (grant_id, job_id)
        ) STRICT;
    """)
    for table in ("policies", "grants", "grant_uses"):
        _make_append_only(db, table, f"{table} are append-only")


def m009_job_priorities(db: Database) -> None:
    # Low, usual, high: within one the place decides, as before.
    db.executescript("""
        ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN -1 AND 1);
        DROP INDEX jobs_order;
        CREATE INDEX jobs_order ON jobs (priority DESC, position, number);
    """)


def m010_clip_marks(db: Database) -> None:
    # What people note on clips. The model's name is read out of the recipe, so that a search needs no JSON.
    db.executescript("""
        CREATE TABLE clip_marks (
            clip_id TEXT PRIMARY KEY REFERENCES clips (id) ON DELETE CASCADE,
            rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
            binned_at TEXT
        ) STRICT;
        CREATE INDEX clip_marks_binned ON clip_marks (binned_at) WHERE binned_at IS NOT NULL;
        CREATE TABLE clip_labels (
            clip_id TEXT NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('tag', 'album')),
            name TEXT NOT NULL,
            PRIMARY KEY (clip_id, kind, name)
        ) STRICT;
        CREATE INDEX clip_labels_name ON clip_labels (kind, name);
        ALTER TABLE clips ADD COLUMN model TEXT
            AS (CASE WHEN json_valid(recipe) THEN json_extract(recipe, '$.model') END) VIRTUAL;
        CREATE INDEX clips_model ON clips (model);
        CREATE INDEX clips_order ON clips (created_at DESC, number DESC);
        CREATE VIEW kept_clips AS SELECT clips.* FROM clips WHERE NOT EXISTS (
            SELECT 1 FROM clip_marks WHERE clip_marks.clip_id = clips.id AND clip_marks.binned_at IS NOT NULL);
    """)


STEPS: tuple[Callable[[Database], None], ...] = (
    m001_consents,
    m002_avatars,
    m003_takes,
    m004_clips,
    m005_jobs,
    m006_audit_log,
    m007_adapters_by_model,
    m008_rights,
    m009_job_priorities,
    m010_clip_marks,
)


def library_migrations() -> Migrations:
    """All steps that this version of the studio knows, in order."""
    migrations = Migrations(SET_NAME)
    for step in STEPS:
        migrations(name=step.__name__)(step)
    return migrations


def known_names(migrations: Migrations) -> frozenset[str]:
    """Names of the steps registered in ``migrations``: in an empty database all of them are pending."""
    blank = Database(memory=True, execute_plugins=False)
    try:
        return frozenset(step.name for step in migrations.pending(blank))
    finally:
        blank.close()
