"""Events down an axis of time, to scale, with their labels beside it.

view       which events, and how all is put together
rail       the axis with its marks in tracks; of many events, bars of how many
columns    the labels, in one column or two, and the lines that lead to them
"""
