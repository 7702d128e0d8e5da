"""Geometry of drawings: where things go, in columns and rows. Knows no output format.

framing    which days an axis shows: what was asked for, else where most events begin
axis       a proportional axis of time; ticks, its marks and labels
bars       how a date lies along it; lanes, rows of bars with labels
buckets    events by day, month or year; columns, those as columns to a scale
figures    a date as a shape to scale; rows, things that must not touch
heat       many events in units of one width, and the steps of their scale
months     pages of a calendar; yearweeks, years as rows of weeks
unitaxis   labels below units of one width; tiles, boxes of one size in an area
"""
