"""What the journal shows afterwards."""
