"""What a shell may complete.

completers   of each kind of parameter; candidates, words by field
prompt       the line as the shell has it; offering, what is safe to offer
"""
