"""What the product costs under a team's ordinary play, measured through the pages' own protocol."""
