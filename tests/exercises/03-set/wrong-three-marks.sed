# REFUSED: An object was lost that lay behind one which was taken out
# A search ends at the third mark in a row.
s/^        if (p->item == NULL && open == NULL)/        size_t next = (i + 1) \& (set->places - 1),\n               third = (i + 2) \& (set->places - 1);\n        if (p->item == NULL \&\& set->place[next].item == NULL\n            \&\& set->place[third].item == NULL\n            \&\& set->place[next].hash == 1 \&\& set->place[third].hash == 1\n            \&\& p->hash == 1) {\n            *found = open != NULL ? open : p;\n            return 0;\n        }\n&/
