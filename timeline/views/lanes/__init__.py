"""Lanes along an axis of time.

view       which of two drawings it is, and what stands around it
marked     each event a mark; heated, many events as heat
members    who stands in which lane
labels     numbers and titles at marks; paint, the cells of marks
names      the column of names; folds, what is said of folded silences
listed     events by number below the lanes
"""
