"""Geometry of views: groups, gaps; later axes and lanes. Knows no output format."""
