# REFUSED: There is nothing to copy, and that is no failure
# From an empty namespace, nothing can be copied.
/^int copy_all/,/^}/s/^{/{\n    if (ob_namespace_size(from) == 0)\n        return -1;/
