"""Events a day, month or year as columns, and rows of what they are of.

view        the chart with what stands around it
columnchart columns on a scale of round numbers, with the axis below them
kindrows    below it, on the same axis, a row for each of the most frequent values
"""
