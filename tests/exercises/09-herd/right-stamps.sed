# Each animal knows the number of joins before it; a walk ends where somebody joined after its beginning.
# OF: right-chain.c
s/^    struct Link \*next; .*/&\n    uint64_t joined;/
s/^    unsigned walks;/&\n    uint64_t joins;/
s/^    (\*at)->next = NULL;/&\n    (*at)->joined = self->joins++;/
/^int herd_each/,/^}/{
s/^    const Link \*last = self->first;/    uint64_t end = self->joins;/
/^    while (last/d
/^        last = last->next;/d
s/^    for (Link \*link = self->first; link != NULL && result == 0;/    for (Link *link = self->first; link != NULL \&\& link->joined < end \&\& result == 0;/
s/^         link = link == last ? NULL : link->next) {/         link = link->next) {/
}
