"""A small model of edited English: what words stand beside each other, and how likely another word is there.

Read from one mapped file, opened when a text is English and asks. It has no opinions: what follows from its numbers is
for the rules to weigh.
"""
