"""Who else has a claim, whether they agree, and from how many places they have it."""
