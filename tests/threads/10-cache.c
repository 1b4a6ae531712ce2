/* The weak cache of exercise 10.4, asked by eight threads of an interpreter: of what is alive, there is one. */
#include "eight.h"
#include "cache.h"

enum { ROUNDS = 100, KEYS = 4 };

static ObObject *cache;
static int making[KEYS], made;      /* under the GIL */

static ObObject *make(ObObject *key, void *arg)
{
    int64_t k = ob_int_value(key);
    (void)arg;
    wrong += making[k]++ != 0;
    ob_thread_attach(ob_thread_detach());
    making[k]--;
    made++;
    return ob_doomed_new("picture");
}

static void *ask(void *state)
{
    ob_thread_attach(state);
    for (int i = 0; i < ROUNDS; i++) {
        ObObject *key = ob_int_new(i * 7 % KEYS);
        ObObject *first = cache_get(cache, key);
        ob_thread_attach(ob_thread_detach());
        ObObject *second = cache_get(cache, key);
        wrong += first == NULL || first != second;
        ob_decref(first);
        ob_decref(second);
        ob_decref(key);
        ob_checkpoint();
    }
    ob_thread_end();
    return NULL;
}

int main(void)
{
    void *states[THREADS];
    ObInterp *interp = ob_interp_new(NULL);
    if (interp == NULL || (cache = cache_new(make, NULL)) == NULL)
        return 1;
    for (int i = 0; i < THREADS; i++)
        states[i] = ob_thread_new();
    OB_BEGIN_ALLOW_THREADS
    in_eight_threads(ask, states);
    OB_END_ALLOW_THREADS
    wrong += made < KEYS;
    ob_decref(cache);
    wrong += ob_interp_free(interp) != 0;
    return judged();
}
