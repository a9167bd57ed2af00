"""Parts of the avatars' page: picture, consent, scan, voice, training."""
