"""How an event gets into a file: what `timeline add` is made of.

target      the file it goes into, written once it is proved
settling    names and words that may be another's spelling: asked about
prompting   an event asked for key by key
templates   an event typed in an editor, with what is wrong with it as comments
"""
