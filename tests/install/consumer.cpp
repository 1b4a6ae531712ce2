/* A C++ program with a type of its own: a pair holds two objects. It
 * makes some, counts, has a cycle collected, and prints what it saw. */
#include <ouroboros.h>

#include <array>
#include <cstdio>

namespace {

struct Pair {
    ObObject base;
    std::array<ObObject *, 2> items;
};

int pairs_alive;

Pair *pair_of(ObObject *op)
{
    return reinterpret_cast<Pair *>(op);
}

ObObject *take_one(Pair *pair)
{
    for (ObObject *&item : pair->items)
        if (item != nullptr) {
            ObObject *taken = item;
            item = nullptr;
            return taken;
        }
    return nullptr;
}

void pair_free(ObObject *op)
{
    pairs_alive--;
    ob_object_free(op);
}

#if CHAPTER >= 2
ObObject *pair_drop_next(ObObject *op)
{
    ObObject *item = take_one(pair_of(op));
    return item != nullptr ? ob_dropped(item) : nullptr;
}
#else
void pair_let_go(ObObject *op)
{
    while (ObObject *item = take_one(pair_of(op)))
        ob_decref(item);
    pair_free(op);
}
#endif

#if CHAPTER >= 3
int pair_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    for (ObObject *item : pair_of(op)->items)
        if (item != nullptr)
            if (int result = visit(item, arg))
                return result;
    return 0;
}
#endif

#if CHAPTER >= 4
void pair_clear(ObObject *op)
{
    while (ObObject *item = take_one(pair_of(op)))
        ob_decref(item);
}
#endif

ObType make_pair_type()
{
    ObType type{};
    type.base = OB_STATIC_HEADER(&ob_type_type);
    type.name = "Pair";
    type.basic_size = sizeof(Pair);
#if CHAPTER >= 2
    type.free = pair_free;
    type.drop_next = pair_drop_next;
#else
    type.free = pair_let_go;
#endif
#if CHAPTER >= 3
    type.traverse = pair_traverse;
#endif
#if CHAPTER >= 4
    type.clear = pair_clear;
#endif
    return type;
}

ObType pair_type = make_pair_type();

/* Takes over one reference to each. */
ObObject *pair_steal(ObObject *a, ObObject *b)
{
    ObObject *op = ob_object_new(&pair_type, sizeof(Pair));
    if (op == nullptr)
        return nullptr;
    pairs_alive++;
    pair_of(op)->items = { a, b };
#if CHAPTER >= 4
    ob_track(op);
#endif
    return op;
}

#if CHAPTER >= 4
/* A pair of which the first item is the pair itself. */
bool make_cycle()
{
    ObObject *op = pair_steal(nullptr, ob_float_new(1.5));
    if (op == nullptr)
        return false;
    pair_of(op)->items[0] = op;     /* the reference that we had */
    return true;
}
#endif

}

int main()
{
    ObConfig config{};
    config.debug_mem = true;
    ObInterp *interp = ob_interp_new(&config);
    if (interp == nullptr)
        return 1;
    ObObject *op = pair_steal(ob_int_new(5000), ob_str_from("spam"));
    if (op == nullptr)
        return 1;
    ob_incref(op);
    std::printf("count %u, ", static_cast<unsigned>(ob_refcnt(op)));
    ob_decref(op);
    ob_decref(op);
    std::printf("then %d alive", pairs_alive);
#if CHAPTER >= 4
    if (!make_cycle())
        return 1;
    std::printf(", a cycle of %d, ", pairs_alive);
    std::printf("collected %u", static_cast<unsigned>(ob_gc_collect()));
#endif
    std::printf("\n");
    return ob_interp_free(interp) + pairs_alive;
}
