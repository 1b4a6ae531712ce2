# REFUSED: Who looks changes nothing:
# Turns the collector off, and on again.
s/^    Search search = {/    ob_gc_disable();\n&/
s/^    return cycle;$/    ob_gc_enable();\n&/
