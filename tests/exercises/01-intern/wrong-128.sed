# REFUSED: the pool grows
# There is room for 128, whatever comes.
s/size_t capacity = pool->capacity == 0 ? 8 : 2 \* pool->capacity;/size_t capacity = 128;\n    if (pool->capacity == 128)\n        return 0;/
