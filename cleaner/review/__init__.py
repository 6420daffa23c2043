"""Findings one by one, for a person to accept or reject: questions, answers and what comes of them. No terminal and no
page here; both stand above."""
