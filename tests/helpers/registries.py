"""Entries of a registry that many tests have: people who changed or kept an office.

They stand below `actors:`, in whatever order.
"""

CLINTON = """\
  clinton:
    name: Hillary Clinton
    roles: [{office: Secretary of State, of: US, when: 2009-01-21/2013-02-01}]
"""
"""In office until the day on which Kerry took it up."""
KERRY = """\
  kerry:
    name: John Kerry
    roles:
    - {office: Senator, of: US, when: 1985-01-02/2013-02-01}
    - {office: Secretary of State, of: United States, when: 2013-02-01/2017-01-20}
"""
"""With two offices on one day, of one state under two names."""
KERRY_AS_SECRETARY = """\
  kerry:
    name: John Kerry
    roles: [{office: Secretary of State, of: US, when: 2013-02-01/2017-01-20}]
"""
OBAMA = """\
  obama:
    name: Barack Obama
    roles:
    - {office: President, of: US, when: 2009-01-20/2013-01-20}
    - {office: President, of: US, when: 2013-01-20/2017-01-20}
"""
"""With one office twice, without a day between."""
LAVROV = """\
  lavrov:
    name: Sergei Lavrov
    roles: [{office: Foreign Minister, of: Russia, when: 2004-03-09/..}]
"""
FSB = """\
  fsb: {name: FSB, type: organisation, of: Russia}
"""
