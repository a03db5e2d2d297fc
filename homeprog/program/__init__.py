"""The rules: facts in, state and plans out. Pure: no Qt, no SQL, no files, no present time."""
