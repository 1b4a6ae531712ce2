# REFUSED: The library stopped it at
# Bytes that are no UTF-8 leave a NULL in the pool.
s/^        op = ob_str_new(utf8, size);$/        op = pool->strings[pool->used++] = ob_str_new(utf8, size);/
/^        if (op == NULL)$/,/^        pool->strings\[pool->used++\] = op;/c\        if (op == NULL) {\n            if (ob_error() == OB_MEMORY_ERROR)\n                pool->used--;\n            return NULL;\n        }
