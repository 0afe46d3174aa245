"""Which mentions speak of the same thing."""
