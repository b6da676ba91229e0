"""The rules of resolutions as pure functions: numbering, signing, judging. No database here."""
