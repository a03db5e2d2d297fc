"""Everything that lives on disk: the journal, profiles, the library, settings, exchange."""
