"""Names: who finds them, how they are merged, what each kind of entity says of itself."""
