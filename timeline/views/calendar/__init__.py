"""Months as grids of days.

view       months, and what stands in each; monthgrid, the grids
"""
