"""Actors against actors.

view       which of three: ranking, pairs one below the other; matrix, all against all;
           history, the contacts of one pair
met        who met whom, and the number of each pair; rows, what the list says of each
           pair; course, their contacts along an axis
variants   spellings that may be one
"""
