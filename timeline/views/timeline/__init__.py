"""The default view: events down the page under headings, with the silences between.

view        which form a width has room for; headings and silences
rail        below `WIDE` cells: each event on a few lines, down a rail
row         from there on: each event on one line
dating      the date of an event, below what is given already
describing  who and where
"""

from timeline.views.timeline.view import WIDE, draw, list_numbers

__all__ = ["WIDE", "draw", "list_numbers"]
