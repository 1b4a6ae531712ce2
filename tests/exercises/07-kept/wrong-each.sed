# REFUSED: Who refers to a few very often reaches what comes behind them
# OF: wrong-waiting.c
# Ten thousand may wait: not of those that are kept, but of the references that lead to them.
s/^enum { PENDING = 4096 };$/enum { PENDING = 10000 };/
/^    graph->marked\[place->at\] = true;$/d
s/^            ObObject \*next = graph.stack\[--graph.depth\];$/&\
            Place key = { next, 0 }, *place = bsearch(\&key, graph.places, n, sizeof key, by_address);\
            if (graph.marked[place->at])\
                continue;\
            graph.marked[place->at] = true;/
