"""Everything the patient is asked outside a session: one step at a time, each answer a fact."""
