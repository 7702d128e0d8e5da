"""What can be counted of an answer, each number with the query that finds its events.

counting   numbers of events, and the query for each
shares     of the values of a facet; groups, the events under each
tally      actors and sources, one by one
stats      the whole answer in numbers
silences   how long nothing happened
pairs      who took part together; pairing, the queries for that; sides, who took part,
           each for themselves or their state
nearby     events of the same people within some days
"""
