"""Paper: state to a document model of handout, log sheet and report. No Qt."""
