"""From tables and foreign formats to events.

rows      what every source comes to: rows of values under names
forms     the forms that sources come in, each with its reader
presets   maps that come with the program, for well-known data
codes     numbers and letters of states, actors and acts, and what they mean
precision dates that say no more than their source
"""
