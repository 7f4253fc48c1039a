"""The matrix, and a concern's own page: what joins evidence, concerns, plan and follow-ups."""
