"""Names of sealed files in an avatar's vault folder, beside takes and adapters."""

COVERAGE = "scan.note"
PORTRAIT = "portrait.picture"
VOICE_NOTE = "voice/sample.note"
