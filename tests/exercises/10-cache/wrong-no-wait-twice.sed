# REFUSED: Whoever is in make is found until it has made what it makes
# OF: right-elders.c
# Who has waited for one that failed does not ask those who stand before that one.
s/^        ob_decref(&claim->base);$/&\
        if (same == 1)\
            break;/
