# The newest entry stands last.
# OF: right-chain.c
/^    entry->next = self->first;/,/^    self->first = entry;/c\
    Entry **at = &self->first;\
    while (*at != NULL)\
        at = &(*at)->next;\
    *at = entry;
