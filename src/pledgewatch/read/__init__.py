"""Page -> Article: canonical addresses, the screen before reading, extraction, and where each field was found."""
