"""A page of HTML: one file that reads without a script, and asks no network.

What is written stands in the file as text, for readers, printers and search; the
script adds pictures and filters, and takes all words from the text. Nothing of a
chronology is ever markup, style or script.

html       the page as a whole
mast       its head: how much there is, and how well that is known
markup     text as HTML
assets     the style and the script, and the policy that allows these alone
periods    which events stand under which heading
cards      an event
dating     how its date stands there, and what is not known of it
people     who took part, in what office
citing     what it rests on, and the list of all sources
accounts   where its sources differ
land       the shape of the land around some places
data       what the script is told: numbers and names, no text twice
offers     the values that it offers, and which events have them, how surely
asking     the condition of each, as a question with it has it
together   doubtful values of which one is certain
lanes      the rows in which the marks of its lanes stand
searching  texts that it searches and that are not shown as they are
script/    the script, in parts: assets says in which order
"""
