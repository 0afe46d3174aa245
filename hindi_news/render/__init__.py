"""Two skins for one reading: HTML and the terminal."""
