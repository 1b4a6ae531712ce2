# REFUSED: asked again, it finds the same cycle
# Answers a question three times.
s/^    Search search = {/    static ObObject *last;\n    static int times;\n    times = last == op ? times + 1 : 0;\n    last = op;\n    if (times > 3)\n        return ob_list_new();\n&/
