"""SQLite: the tables of a selection, for SQL, Datasette, DuckDB and pandas.

docs/sqlite.md is the reference.

document   the file: opened in memory, filled, made the same everywhere
schema     its tables and indexes; views
events     rows of what events hold; people, of whom their names mean
meetings   rows of who met whom, as the analysis counts it
registry   rows of the actors, sources and places that events name
row        what rows are made of
"""
