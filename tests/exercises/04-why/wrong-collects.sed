# REFUSED: Who looks changes nothing:
# Collects first, so that it meets no garbage.
s/^    Search search = {/    ob_gc_collect();\n&/
