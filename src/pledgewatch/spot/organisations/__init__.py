"""Who is named in an article, what kind each is, whom other words mean, and whose a measure is."""
