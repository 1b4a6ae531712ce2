# REFUSED: The collector has found it, and it lives on
# Lets go of the references, and not of the keys.
# OF: right-chain.c
/^static void cache_clear/,/^}/{
s/^    while (self->first != NULL) {$/    for (Entry *entry = self->first; entry != NULL; entry = entry->next)/
/^        Entry \*entry = /d
/^        forget(entry);$/d
/^    }$/d
}
