"""Actors against actors, drawn to scale.

drawing   which of three: ranking, pairs one below the other; matrix, all against all;
          history, the contacts of one pair, with lanes
course    contacts of a pair along an axis; pairnames, as there is room for them;
          footnotes, what is said below;
          room, what is refused without it
"""
