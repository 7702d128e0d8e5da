"""Reports: a selection as a document for people, with notes and an appendix of sources.

escaping   text as Markdown that is read back as that text
citing     a citation in words; an event's note
citekeys   the works that events cite, each with a key
grouping   the headings, and what stands under each
events     an event as paragraphs
sources    the appendix
writing    the document
placeholders, stories   a document of the user's own with events filled in
pandoc, printing        the programs that make .docx and .pdf of it
markdown, docx, pdf, csl   the formats
"""
