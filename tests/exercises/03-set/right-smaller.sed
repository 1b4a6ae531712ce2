# Asks for four times as much, and for less if there is not that much.
s/^    size_t places = 8;$/    size_t places = 32;/
s/^    while (places < 3 \* (set->size + 1))$/    while (places < 12 * (set->size + 1))/
/^    if (larger.place == NULL) {$/i\
    if (larger.place == NULL) {\
        larger.places = places /= 4;\
        larger.place = ob_mem_alloc(ob_mem(), OB_MEM_DATA,\
                                    places * sizeof *larger.place);\
    }
