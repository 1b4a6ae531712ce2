# The collector is off meanwhile, if it was on.
s/^    Search search = {/    bool on = ob_gc_is_enabled();\n    ob_gc_disable();\n&/
s/^    return cycle;$/    if (on)\n        ob_gc_enable();\n&/
