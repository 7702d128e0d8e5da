"""How an event gets into a file: what `timeline add` is made of.

given       its options; composing, the keys that they and a line give
settling    names and words that may be another's spelling: asked about
prompting   an event asked for key by key
templates   events typed in an editor, with what is wrong with them as comments
target      the file they go into, written once it is proved
adder       puts them there; telling, what is wrong with them then
"""
