"""Events a day, month or year as columns.

view        the chart with what is told below; columnchart, columns and their axes
stacks      what columns are made up of
"""
