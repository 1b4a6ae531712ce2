# REFUSED: Who looks changes nothing:
# Leaves the collector off where there is no memory.
s/^    Search search = {/    bool on = ob_gc_is_enabled();\n    ob_gc_disable();\n&/
s/^    return cycle;$/    if (on \&\& cycle != NULL)\n        ob_gc_enable();\n&/
