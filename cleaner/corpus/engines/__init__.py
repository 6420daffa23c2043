"""Engines run the same functions: one in this process and its children, one in Spark."""
