"""Lanes along an axis of time, to scale.

view      which of two drawings it is: as the view of this name in a terminal
marked    each event a mark in its lanes; items, which marks; chosen, which lanes have
          room; flagged, where its label stands
heated    many events as columns
ground    names of lanes, the axis, lines between
"""
