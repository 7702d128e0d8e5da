"""From tables and foreign formats to events.

encodings the bytes of a source as text
forms     the forms that sources come in, each with its reader; what several of them
          share: lines, columns, datetexts, jsontext, jsonwalk, recordlists
rows      what every source comes to: rows of values under names
maps      what of a source becomes what of an event; mapreading and mapwriting, as
          YAML; presets, which come with the program; guessing, by the evidence of
          names and values
sources   a source from its bytes to its rows and its map
applying  rows by a map to drafts; cells, what recipes make of a row; dating, and
          precision: dates that say no more than their source; codes, and what they
          mean; whole, rows that are events already
combining the drafts of several sources, read as events; writing, as a chronology
again     what changed since a source was imported, and where; duplicates, events
          that may be here already
into      what becomes of a file; needs, which words and entries it needs besides
"""
