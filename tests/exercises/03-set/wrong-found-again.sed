# REFUSED: an object is in the set if it, or an equal one, was put in and not taken out since.
# OF: right-chains.c
# Knows the last one that was not there, until that very object is put in.
/^int set_add/,/^}/s/^    if (found != 0)$/    if (item == missing)\n        missing = NULL;\n&/
/^int set_has/,/^}/s/^    return hash == -1.*/    if (hash != -1 \&\& item == missing \&\& op == missed_in)\n        return 0;\n    int found = hash == -1 ? -1 : find((Set *)op, item, hash, \&at);\n    if (found == 0) {\n        missing = item;\n        missed_in = op;\n    }\n    return found;/
s/^int set_add(.*/static const ObObject *missing, *missed_in;\n\n&/
