"""The only part that knows HTTP: pages, forms and the live socket. It decides nothing."""
