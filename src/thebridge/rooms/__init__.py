"""A session while people are connected: one task per team room decides, records, evolves and tells. No SQL, no HTTP."""
