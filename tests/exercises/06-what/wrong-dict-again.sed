# REFUSED: Who says nothing about slots gets a dict
# Takes the layout of the parent for that of the child.
s/forgot = 56/forgot = 40/
