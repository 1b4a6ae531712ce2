# REFUSED: However many have come while make ran
# OF: wrong-starts-over.c
# If that count, of eight bits, says that one has come, it looks, and puts its own over what has gone.
s/unsigned long changes/unsigned char changes/
s/bool same = self->changes\[key\] == changes;/ObBiased *came = self->changes[key] != changes ? ob_biased_weak_get(*place) : NULL;\n        bool same = came == NULL;/
/^        ob_biased_decref(weak);         /,/^    }$/c\
        ob_biased_decref(weak);\
        ob_biased_decref(op);\
        return came;\
    }
