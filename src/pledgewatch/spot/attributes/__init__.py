"""What an article says of a pledge once it is found: kind, status, dates, parts, themes, recipient, region."""
