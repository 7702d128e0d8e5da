"""Silences, and what is left to find out.

view       the longest silences; questions, what else is open
"""
