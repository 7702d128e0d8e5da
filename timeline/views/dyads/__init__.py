"""Actors against actors.

view       all pairs; contacts, the history of one
variants   spellings that may be one
"""
