# REFUSED: When there is no memory, the set is as it was
# OF: right-chains.c
# The same with chains: fewer of them.
/^int set_discard/,/^}/{
s/^    ((Set \*)op)->size--;$/&\n    Set *set = (Set *)op;\n    if (set->chains > 200 \&\& set->size < set->chains \/ 4) {\n        size_t chains = set->chains;\n        Link **more = ob_mem_alloc(ob_mem(), OB_MEM_DATA, sizeof *more);\n        if (more == NULL) {\n            ob_raise_memory();\n            ob_decref(old);\n            return -1;\n        }\n        ob_mem_free(ob_mem(), more);\n        set->chains = chains;\n    }/
}
