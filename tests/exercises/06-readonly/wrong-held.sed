# REFUSED: Who reads gets a reference of his own,
# Lends the value.
/^    ob_incref(value);$/{N;s/^    ob_incref(value);\n    return value;/    return value;/}
