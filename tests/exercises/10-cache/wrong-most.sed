# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# Waits while there are two hundred in make.
s/^        int found = find_making(self, key, &making);$/        int n = 0;\
        for (making = self->first; making != NULL; making = making->next)\
            n++;\
        if (n >= 200) {\
            making = self->first;\
            ob_incref(\&making->base);\
            making_wait(making);\
            ob_decref(\&making->base);\
            continue;\
        }\
&/
