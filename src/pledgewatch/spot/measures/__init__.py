"""Every sum of money, share, quantity and dated aim of an article: the candidates."""
