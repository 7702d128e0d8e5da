"""Days, months and years as grids, drawn to scale.

drawing   which of them is drawn
months    months side by side; monthblock, one of them with its events; wall, one alone
          with titles in its days; daymarks and bars, what stands in days
years     many years, a row each; yeargrid, one busy year; heat, squares for numbers
"""
