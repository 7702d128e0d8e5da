"""From tables and foreign formats to events.

rows      what every source comes to: rows of values under names
forms     the forms that sources come in, each with its reader
"""
