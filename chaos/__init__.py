"""Faults against a real server, and a ledger that says whether anything was lost, doubled or told wrongly.

Everything here speaks to the product as browsers do; only a verdict reads the journal itself.
"""
