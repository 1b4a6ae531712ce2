# REFUSED: Who reads gets a reference of his own,
# Takes no reference to what it is given.
/^    ob_incref(value);$/{N;s/^    ob_incref(value);\n    ((ReadOnly/    ((ReadOnly/}
