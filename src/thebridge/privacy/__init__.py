"""How long traces of people are kept, and how they go: retention, erasure, and what is handed over on request."""
