# REFUSED: gets a new reference, each time, and lets go of it
# One text for all, which the first who asks lets go of.
s/^    return ob_str_from("<readonly>");/    static ObObject *text;\n    if (text == NULL)\n        return text = ob_str_from("<readonly>");\n    ob_incref(text);\n    return text;/
