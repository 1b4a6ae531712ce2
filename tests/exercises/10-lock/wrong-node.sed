# REFUSED: Whoever is to wait waits as long as it takes, and comes back with the lock.
# Each who waits needs memory.
s/^    if (wait && !taken) {$/&\n        void *node = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 64);\n        if (node == NULL)\n            return false;\n        ob_mem_free(ob_mem(), node);/
