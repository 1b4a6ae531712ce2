# REFUSED: Of very many, the last but one has last words,
# OF: wrong-waiting.c
# Ten thousand may wait; the place of one that is reached has two bytes.
s/^enum { PENDING = 4096 };$/enum { PENDING = 10000 };/
s/^    size_t at; /    uint16_t at; /
s/(int64_t)i), i };$/(int64_t)i), (uint16_t)i };/
s/^        if (ob_has_last_words(op))$/        if (ob_has_last_words(op) \&\& !graph.marked[i]) {\
            graph.marked[i] = true;/
s/^            mark(op, &graph);$/            graph.stack[graph.depth++] = op;\
        }/
