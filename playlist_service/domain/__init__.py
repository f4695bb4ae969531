"""Values and rules of curation; pure: no I/O, no clock, no framework."""
