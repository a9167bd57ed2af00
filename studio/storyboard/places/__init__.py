"""The places people stand in: painted once a clip as a plate, with what moves in them drawn per frame."""
