# REFUSED: Tracked are lists, dicts, and tuples that hold a container.
# Takes every container for tracked.
s/tracked = 3/tracked = 5/
