# REFUSED: The copy lists its attributes in the order of op:
# Lists them in the order of the class.
s|^    memcpy.*$|    uint8_t *order = (uint8_t *)\&to->value[to->room], n = 0;\n    for (uint8_t i = 0; i < to->room; i++)\n        if (to->value[i] != NULL)\n            order[n++] = i;|
