"""A drawing that is drawn again when a file changes, on a screen of its own.

    watch       what can be watched, and the whole of it from the first drawing on
    looking     what files look like from outside, and when a change is worth reading
    redrawing   the drawing of a question, again and again; the last one that could be
                drawn stays where a new one cannot
    place       which line stands on top: moved by keys, kept when all is drawn anew
    keys        what is typed
    frame       the rows of a screen: drawing, what is told below it, status
    screen      the terminal: its modes, what is painted on it, what comes from it
    loop        waits, looks, reads, paints

Only `screen` knows of terminals and signals, and only `looking` of files: the others
are given what they judge, the time included.
"""
