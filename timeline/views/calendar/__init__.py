"""Months as grids of days.

view       the months of a selection
monthpages months, and what stands in each; monthgrid, their grids
wall       one month with titles in its days
eventlist  events listed below grids
"""
