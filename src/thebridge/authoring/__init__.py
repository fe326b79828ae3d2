"""Scenario folders, read, checked, packed and proven."""
