# REFUSED: The pool holds each of its strings until it is cleared
# Throws out what nobody else holds, when there is no room.
/^static int pool_grow/,/^}/{
/^        return 0;$/a\    if (pool->used >= 64) {\n        size_t kept = 0;\n        for (size_t i = 0; i < pool->used; i++)\n            if (ob_refcnt(pool->strings[i]) == 1)\n                ob_decref(pool->strings[i]);\n            else\n                pool->strings[kept++] = pool->strings[i];\n        if (kept < pool->used) {\n            pool->used = kept;\n            return 0;\n        }\n    }
}
