/* The weak cache of exercise 11.4, asked by eight threads at the same time: of what is alive, there is one. */
#include "eight.h"
#include "cache.h"

enum { ROUNDS = 1000 };

typedef struct Picture {
    ObBiased base;
    void *weak;
    int key;
} Picture;

static const ObBiasedType picture_type = {
    .name = "picture", .weak_offset = offsetof(Picture, weak),
};

static ObBiasedWorld *world;
static ObBiased *cache;

static ObBiased *make(int key, void *arg)
{
    (void)arg;
    Picture *op = (Picture *)ob_biased_new(&picture_type, sizeof *op);
    if (op != NULL)
        op->key = key;
    return (ObBiased *)op;
}

static void *ask(void *arg)
{
    ob_biased_enter(world);
    for (int i = 0; i < ROUNDS; i++) {
        int key = i * 7 % KEYS;
        ObBiased *first = cache_get(cache, key);
        ObBiased *second = cache_get(cache, key);
        wrong += first == NULL || first != second
                 || ((Picture *)first)->key != key;
        ob_biased_decref(first);
        ob_biased_decref(second);
        if (i % 10 == 0)
            ob_biased_checkpoint();
    }
    ob_biased_leave();
    return arg;
}

int main(void)
{
    void *nothing[THREADS] = { NULL };
    world = ob_biased_world_new(NULL);
    if (world == NULL)
        return 1;
    ob_biased_enter(world);
    cache = cache_new(make, NULL);
    if (cache == NULL)
        return 1;
    ob_biased_detach();
    in_eight_threads(ask, nothing);
    ob_biased_attach();
    ob_biased_decref(cache);
    ob_biased_leave();
    wrong += ob_biased_world_end(world) != 0;
    return judged();
}
