"""Lanes along an axis of time.

view       the axis, its lanes and what stands around them
marks      how marks in a lane look; numbered, the legend that tells what they are
"""
