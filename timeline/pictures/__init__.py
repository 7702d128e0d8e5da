"""Drawings to scale: shapes and text in place of lines of cells.

Knows what the views know, and puts it where `timeline.layout` says.
"""
