"""Days, months and years as grids.

view       which of them is drawn
monthpages months, and what stands in each; monthgrid, their grids
wall       one month with titles in its days
eventlist  events listed below grids; daylabels, their dates, and counts
years      many years, a row each
yeargrid   one busy year, a cell a day
"""
