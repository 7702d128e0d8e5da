"""Geometry of drawings: where things go, in columns and rows. Knows no output format.

axis       a proportional axis of time; ticks, its marks and labels
bars       how a date lies along it; lanes, rows of bars with labels
buckets    events by day, month or year; columns, those as columns to a scale
months     pages of a calendar
"""
