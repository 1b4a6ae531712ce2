"""Exercise 9.5: the weak cache, in Python."""
import gc
import os
import sys
import weakref

sys.path.insert(0, os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
import harness
from harness import expect, expect_raised, expect_same

SAME = "The object that was made for a key is found as long as anybody holds it."
EQUAL = "A key that is equal to the first finds the same object, and others do not."
HASH = "A key is anything with a hash; for others: TypeError, and `make` is not called."
THIS = ("An object is made for a key, and found for this one, and for those that are equal: a "
        "key need not equal itself.")
ONCE = "While an object lives, none is made for its key."
STRONG = "The cache must not keep its objects alive."
LOST = ("A WeakValueDictionary does not hold what you put into it. Until you "
        "return it, you have to hold it, by a name.")
RETURNS = "`get` returns the object, and nothing else."
DEAD = "What is returned is alive: a dead reference answers None."
KEYS = "When an object dies, its key goes with it, at once."
KEYS_OF_ALL = ("When an object dies, its keys go with it, at once, from each cache that has it: "
               "two caches have nothing in common.")
NEWER = ("When an object died, its key may have another one by the time that "
         "you hear of it: take away the entry that died, and no other.")
INNER = ("While `make` ran, an object for this key has come to live. That one "
         "is returned, and the new one is dropped.")
FALSE = "Is there an object? That is asked by `is None`: it may be false, or equal to anything."
FAILED = "If `make` fails, its exception is the caller's, and nothing is remembered."
LEFT = "Nothing is left of a `get` in which `make` failed: neither its key nor the cache is held."
LEFT_TYPE = "Nothing is left of a `get` that ended with TypeError: it does not hold the cache."
DROPPED = "The new one is dropped: when `get` has returned, nobody holds it."
OTHERS = ("When one of the objects dies, all its keys have gone, or have new objects by the time "
          "that you hear of it: take away what was the dead one's, key by key.")
TYPE = "What cannot be weakly referenced: TypeError, and nothing is remembered."
ANY = ("Whatever can be weakly referenced may be made, and is told apart by `is`. Whether it can, "
       "weakref says.")
BETWEEN = ("Between two looks into the dictionary the object may die. Look once, "
           "and hold what you found.")
SHARED = "Two caches have nothing in common."
ALONE = "A cache that nobody refers to dies at once, also one that was asked for nothing."
DIES = ("A cache that nobody refers to dies at once: what waits for the death of "
        "an object must not hold the cache.")


class Thing:
    """Whatever is expensive."""

    def __init__(self, key):
        self.key = key


class Key:
    """Keys that are equal, and told apart."""

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return "Key"


class Factory:
    """make, which counts its calls, and knows whether what it made last lives."""

    def __init__(self):
        self.calls = 0

    def __call__(self, key):
        self.calls += 1
        thing = Thing(None)
        self.last = weakref.ref(thing)
        return thing

    def has_lost(self):
        return self.calls > 0 and self.last() is None


def cache_of(module, make):
    if not hasattr(module, "WeakCache"):
        raise harness.Failed("the file", "a class WeakCache", "none",
                             "Keep the name that the starter has.")
    return module.WeakCache(make)


def expect_thing(cache, key, has_died, why):
    """What get returns: a Thing. `why`, if there is none as one has died."""
    try:
        thing = cache.get(key)
    except KeyError:
        if not has_died():
            raise
        raise harness.Failed("what get returns", "an object", "nothing: it raised KeyError", why)
    expect("the type of what get returns", type(thing).__name__, "Thing",
           why if thing is None and has_died() else RETURNS)
    return thing


def found(module):
    """A key that has an object, or not: get returns one."""
    make = Factory()
    cache = cache_of(module, make)
    one = expect_thing(cache, "a", make.has_lost, LOST)
    two = cache.get("b")
    expect_same("get('a')", cache.get("a"), one, SAME)
    expect_same("get('b')", cache.get("b"), two, SAME)
    expect("calls of make", make.calls, 2, ONCE)


def equal_keys(module):
    """Any hashable object may be a key."""
    make = Factory()
    cache = cache_of(module, make)
    keys = [Key("a"), Key("b"), 1, "1", (1, 2), (1, "2"), None, -1, -2,
            2**61 - 1, 0]
    again = [Key("a"), Key("b"), 1.0, str(1), tuple([1, 2]),
             tuple([1, "2"]), None, -1.0, -2.0, 2**61 - 1, False]
    kept = [cache.get(key) for key in keys]
    expect("objects for different keys", len(set(map(id, kept))), len(keys),
           EQUAL)
    for key, thing in zip(again, kept):
        expect_same(f"get({key!r})", cache.get(key), thing, EQUAL)
    expect("calls of make", make.calls, len(keys), ONCE)


class Unhashable(Key):
    """A key that equals others, and has no hash."""

    __eq__ = Key.__eq__
    __hash__ = None


class Strange(Key):
    """A key that equals nothing, not even itself."""

    def __eq__(self, other):
        return False

    __hash__ = Key.__hash__


def this_key(module):
    """An object is found for the very key that it was made for."""
    make = Factory()
    cache = cache_of(module, make)
    keys = [float("nan"), Strange("a"), (float("nan"), 1)]
    kept = [cache.get(key) for key in keys]
    for key, thing in zip(keys, kept):
        expect_same("get of the same key, which does not equal itself",
                    cache.get(key), thing, THIS)
    expect("calls of make", make.calls, len(keys), THIS)


def unhashable(module):
    """A key without a hash is an exception."""
    make = Factory()
    cache = cache_of(module, make)
    for key in [], ([],), {}, set():
        expect_raised(f"get({key!r})", TypeError, lambda: cache.get(key), HASH)
        expect("calls of make", make.calls, 0, "Ask before you make.")
    things = [cache.get(Key("a")), cache.get(Key("b"))]
    for name in "a", "b":
        expect_raised("get of a key without a hash that is equal to one with an object",
                      TypeError, lambda: cache.get(Unhashable(name)), HASH)
    expect("calls of make", make.calls, len(things), HASH)


def gone(module):
    """Get works for a key whose object has died."""
    make = Factory()
    cache = cache_of(module, make)
    for turn in range(1, 4):
        thing = expect_thing(cache, "a", make.has_lost, DEAD if turn > 1 else LOST)
        expect("calls of make", make.calls, turn, ONCE)
        ref = weakref.ref(thing)
        del thing
        expect("whether it lives when nobody holds it", ref() is not None,
               False, STRONG)


def keys_go(module):
    """Keys go with their objects."""
    cache = cache_of(module, Factory())
    first, second = Key("a"), Key("a")
    thing = cache.get(first)
    expect_same("get of an equal key", cache.get(second), thing, EQUAL)
    refs = [weakref.ref(first), weakref.ref(second)]
    del first, second
    expect("whether the second key lives", refs[1]() is not None, False,
           "The cache holds one key for an object, the first.")
    del thing
    expect("whether the key lives after its object", refs[0]() is not None,
           False, KEYS)


def many(module):
    """Four thousand objects may die at once."""
    make = Factory()
    cache = cache_of(module, make)
    keys = [Key(i) for i in range(4200)]
    refs = [weakref.ref(key) for key in keys]
    things = [cache.get(key) for key in keys]
    expect("different objects", len(set(map(id, things))), 4200, EQUAL)
    lost = [i for i, thing in enumerate(things) if cache.get(Key(i)) is not thing]
    expect("keys whose object lives, and is not found", len(lost), 0, SAME)
    del keys
    del things[:2100]
    expect("keys of the living", sum(r() is not None for r in refs), 2100,
           KEYS)
    expect_same("the last again", cache.get(Key(4199)), things[-1], SAME)
    things.append(things)
    del things
    gc.collect()
    expect("keys in the end", sum(r() is not None for r in refs), 0, KEYS)
    expect("calls of make", make.calls, 4200, ONCE)


def newer(module):
    """Get works in a callback, for the key of what has died."""
    make = Factory()
    cache = cache_of(module, make)
    kept, raised = [], []

    def ask(ref):
        try:
            kept.append(cache.get("a"))
        except Exception as e:
            raised.append(e)

    thing = cache.get("a")
    watch = weakref.ref(thing, ask)
    del thing
    for error in raised:
        raise error
    expect("objects made by the callback", len(kept), 1, DEAD)
    expect_same("get afterwards", cache.get("a"), kept[0], NEWER)
    expect("calls of make", make.calls, 2, NEWER)
    del watch
    gc.collect()
    expect_same("get after a collection", cache.get("a"), kept[0], NEWER)


def newer_of_three(module):
    """One of the dead one's three keys has a new object before the cache hears of it."""
    for asked in "a", "b", "c":
        held, kept, raised = [Thing(None)], [], []
        cache = cache_of(module, lambda key: held[0] if held else Thing(key))
        for key in "a", "b", "c":
            cache.get(key)

        def ask(ref):
            try:
                kept.append(cache.get(asked))
            except Exception as e:
                raised.append(e)

        watch = weakref.ref(held[0], ask)
        held.clear()
        for error in raised:
            raise error
        expect("objects made by the callback", len(kept), 1, DEAD)
        expect_same("get afterwards", cache.get(asked), kept[0], OTHERS)
        del watch


def inner(module):
    """make may call get, also for the same key."""
    kept = []

    def make(key):
        if key == 0:
            return Thing(key)
        thing = Thing(key)
        thing.below = cache.get(key - 1)
        return thing

    cache = cache_of(module, make)
    top = cache.get(200)
    expect_same("what get(199) returns", cache.get(199), top.below, SAME)

    def again(key):
        if len(kept) < 1:
            kept.append(None)
            kept[0] = other.get(key)
        return Thing(key)

    other = cache_of(module, again)
    expect_same("what get returns", other.get("a"), kept[0], INNER)
    expect_same("and again", other.get("a"), kept[0], INNER)


def inner_in_turn(module):
    """Of two that were made for a key, the second is dropped, with its key, and the cache can die."""
    made, keys, kept = [], [], []

    class Make:
        def __call__(self, key):
            made_now = Thing(None)
            made.append(weakref.ref(made_now))
            if not kept:
                kept.append(None)
                again = Key("a")
                keys.append(weakref.ref(again))
                kept[0] = asking.get(again)
            return made_now

    make = Make()
    asking, ref = cache_of(module, make), weakref.ref(make)
    key = Key("a")
    keys.append(weakref.ref(key))
    expect_same("what get returns", asking.get(key), kept[0], INNER)
    expect("whether the new one lives on", made[0]() is not None, False, DROPPED)
    del key
    expect("keys of the object", sum(k() is not None for k in keys), 1,
           "The cache holds one key for an object.")
    kept.clear()
    expect("keys of the dead", sum(k() is not None for k in keys), 0, KEYS)
    del make, asking
    expect("whether the cache lives on", ref() is not None, False,
           "A cache that nobody refers to dies at once, also one that has dropped an object.")


class Odd(Thing):
    """False, of no length, and equal to everything."""

    def __bool__(self):
        return False

    def __len__(self):
        return 0

    def __eq__(self, other):
        return True

    __hash__ = None


def false(module):
    """An object may be false, without a hash, and equal to everything."""
    made = []
    cache = cache_of(module, lambda key: made.append(1) or Odd(key))
    one, two = cache.get("a"), cache.get("b")
    expect_same("get('a')", cache.get("a"), one, FALSE)
    expect_same("get('b')", cache.get("b"), two, FALSE)
    expect("calls of make", len(made), 2, FALSE)
    within = []

    def make(key):
        if not within:
            within.append(None)
            within[0] = asking.get(key)
        return Odd(key)

    asking = cache_of(module, make)
    expect_same("get('a'), whose make has called get('a')", asking.get("a"), within[0], FALSE)


class Unheard(BaseException):
    """An exception that is of no kind that one knows."""


ERRORS = [OSError("no such file"), KeyError("a"), TypeError("not this"),
          AttributeError("make"), ReferenceError("gone"), MemoryError(),
          RecursionError("too deep"), StopIteration(), KeyboardInterrupt(),
          SystemExit(), GeneratorExit(), Unheard("of")]


def failing(module):
    """make may fail, whatever it raises, and get then does."""
    for error in ERRORS:
        failing_with(module, error)


def failing_with(module, error):
    calls, key = [], type(error).__name__

    def make(key):
        calls.append(key)
        if len(calls) < 3:
            raise error
        return Thing(key)

    cache = cache_of(module, make)
    expect_raised("get, as make raises", error, lambda: cache.get(key), FAILED)
    expect_raised("get once more", error, lambda: cache.get(key), FAILED)
    thing = cache.get(key)
    expect("the type of what the third returns", type(thing).__name__,
           "Thing", FAILED)
    expect_same("the fourth", cache.get(key), thing, SAME)
    expect("calls of make", len(calls), 3, FAILED)


def failing_within(module):
    """make may call get for the same key, and one of them may fail."""
    for error in ERRORS:
        for outer_fails in True, False:
            failing_once(module, error, outer_fails)


def failing_once(module, error, outer_fails):
    calls, held, name = [], [], f"{type(error).__name__} {outer_fails}"

    def make(key):
        calls.append(key)
        if len(calls) == 1 and outer_fails:
            held.append(cache.get(key))
            raise error
        if len(calls) == 1:
            expect_raised("get within make", error, lambda: cache.get(key), FAILED)
        elif not outer_fails:
            raise error
        return Thing(key)

    cache = cache_of(module, make)
    if outer_fails:
        expect_raised("get, as make raises when it has got an object for its key",
                      error, lambda: cache.get(name), FAILED)
    else:
        held.append(cache.get(name))
    expect_same("get afterwards", cache.get(name), held[0], SAME)
    expect("calls of make", len(calls), 2, ONCE)


def nothing_left(module):
    """make may fail, and then key and cache die when nobody needs them."""
    for error in ERRORS:
        nothing_left_of(module, type(error))


class Failing:
    """make, which raises a new exception each time."""

    def __init__(self, exception):
        self.exception = exception

    def __call__(self, key):
        raise self.exception()


def nothing_left_of(module, exception):
    make = Failing(exception)
    cache, ref = cache_of(module, make), weakref.ref(make)
    del make, cache
    expect("whether a cache that was asked for nothing lives on", ref() is not None, False,
           ALONE)
    make, key = Failing(exception), Key("a")    # held by cache and get only
    refs = [weakref.ref(key), weakref.ref(make)]
    cache = cache_of(module, make)
    del make
    expect_raised("get, as make raises", exception, lambda: cache.get(key),
                  FAILED)
    del key
    expect("whether the key lives on", refs[0]() is not None, False, LEFT)
    del cache
    expect("whether the cache lives on", refs[1]() is not None, False, LEFT)


def no_reference(module):
    """An int cannot be weakly referenced."""
    made = []
    cache = cache_of(module, lambda key: made.append(key) or len(made))
    key = Key("a")
    ref = weakref.ref(key)
    for turn in 1, 2:
        expect_raised("get, as make returns an int", TypeError,
                      lambda: cache.get(key), TYPE)
    expect("calls of make", len(made), 2, TYPE)
    made.clear()
    del key
    expect("whether the key lives on", ref() is not None, False, TYPE)
    none = cache_of(module, lambda key: None)
    expect_raised("get, as make returns None", TypeError,
                  lambda: none.get("a"), TYPE)


def no_reference_at_all(module):
    """What cannot be weakly referenced may be of any type; and nothing is left of it."""
    make = Factory()
    cache, ref = cache_of(module, make), weakref.ref(make)
    expect_raised("get([])", TypeError, lambda: cache.get([]), HASH)
    del make, cache
    expect("whether the cache lives on", ref() is not None, False, LEFT_TYPE)
    for value in None, 1.5, "spam", (1, 2), [], {}, object(), Slotted():
        made = Returning(value)
        cache, ref = cache_of(module, made), weakref.ref(made)
        expect_raised(f"get, as make returns {type(value).__name__}", TypeError,
                      lambda: cache.get("a"), TYPE)
        del made, cache
        expect("whether the cache lives on", ref() is not None, False, LEFT_TYPE)


class Returning:
    """make, which returns what it was given."""

    def __init__(self, value):
        self.value = value

    def __call__(self, key):
        return self.value


class Slotted:
    """Cannot be weakly referenced, for it has no place for that."""

    __slots__ = ()


class Many(list):
    """A list that can."""


class Names(dict):
    """A dict that can."""


class Text(str):
    """A str that can."""


def any_object(module):
    """What can be weakly referenced may be of any type."""
    for value in (Many(), Names(), Text("spam"), set(), frozenset(), Thing, len, os,
                  Thing(1).__init__):
        cache = cache_of(module, Returning(value))
        for turn in range(2):
            expect_same(f"what get returns, as make returns {type(value).__name__}",
                        cache.get("a"), value, ANY)
    a, b, c, d = Many([1]), Many([1]), Odd(1), Thing(1)
    named = [("a", a), ("b", b), ("c", c), ("d", d), ("a", a), ("d", d)]
    cache = cache_of(module, dict(named).get)
    for key, value in named:
        expect_same("what get returns, where another object is equal", cache.get(key), value, ANY)


def under_three_keys(module):
    """make may return what is there under another key."""
    held = [Thing(None)]
    cache = cache_of(module, lambda key: held[0])
    keys = [Key("a"), Key("b"), Key("c")]
    refs = [weakref.ref(key) for key in keys]
    for key in keys:
        expect_same("what get returns", cache.get(key), held[0], SAME)
    del key, keys
    expect("keys of the living", sum(r() is not None for r in refs), 3, SAME)
    ref = weakref.ref(held.pop())
    expect("whether it lives when nobody holds it", ref() is not None, False,
           STRONG)
    expect("keys of the dead", sum(r() is not None for r in refs), 0, KEYS)


class Killer(Key):
    """A key whose n-th comparison drops the object."""

    left = 0

    def __eq__(self, other):
        Killer.left -= 1
        if Killer.left == 0:
            things.clear()
        return super().__eq__(other)

    __hash__ = Key.__hash__


things = []


def get_between(cache):
    """A get in which things may die: what it returns is alive."""
    thing = expect_thing(cache, Killer("a"), lambda: not things, BETWEEN)
    Killer.left = 0
    expect_same("get afterwards", cache.get(Killer("a")), thing, BETWEEN)
    del thing
    things.clear()


def between(module):
    """The object may die while it is looked for."""
    for n in range(1, 8):
        Killer.left = 0
        cache = cache_of(module, Factory())
        things[:] = [cache.get(Killer("a"))]
        Killer.left = n
        get_between(cache)
    for n in range(1, 12):
        between_makes(module, n)


def between_makes(module, n):
    """make has asked for the key itself, and what it got dies."""
    Killer.left = 0

    def make(key):
        if not things:
            things.append(None)
            things[0] = cache.get(Killer("a"))
            Killer.left = n
        return Thing(key)

    cache = cache_of(module, make)
    get_between(cache)


class Cat(Thing):
    """Saves itself, once."""

    saved = []

    def __del__(self):
        Cat.saved.append(self)


def resurrected(module):
    """What its own __del__ saves is there still."""
    calls = []
    cache = cache_of(module, lambda key: calls.append(key) or Cat(key))
    cat = cache.get("a")
    del cat
    expect("saved", len(Cat.saved), 1, STRONG)
    expect_same("get of what was saved", cache.get("a"), Cat.saved[0], SAME)
    expect("calls of make", len(calls), 1, ONCE)
    ref = weakref.ref(Cat.saved[0])
    Cat.saved.clear()
    expect("whether it lives when it is let go", ref() is not None, False,
           STRONG)
    cat = cache.get("a")
    expect("calls of make", len(calls), 2, DEAD)
    cat.me = cat
    del cat
    gc.collect()
    expect("saved from a collection", len(Cat.saved), 1, STRONG)
    cat = cache.get("a")
    expect("the type of what get returns", type(cat).__name__, "Cat", DEAD)
    if cat is not Cat.saved[0]:
        del Cat.saved[0].me
        Cat.saved.clear()
    expect_same("get once more", cache.get("a"), cat, NEWER)


def two(module):
    """There may be several caches."""
    one, other = cache_of(module, Factory()), cache_of(module, Factory())
    thing = one.get("a")
    expect("whether the other has the same", other.get("a") is thing, False,
           SHARED)
    expect_same("get of the first", one.get("a"), thing, SHARED)
    make = Factory()
    caches = [cache_of(module, make) for _ in range(3)]
    expect("caches of one make", len(set(map(id, caches))), 3, SHARED)
    kept = [cache.get("a") for cache in caches]
    expect("objects in three caches of one make", len(set(map(id, kept))), 3, SHARED)
    for cache, thing in zip(caches, kept):
        expect_same("get of one of them", cache.get("a"), thing, SHARED)


def two_of_one(module):
    """An object may be in several caches, and under several keys of each."""
    held = [Thing(None)]
    caches = [cache_of(module, lambda key: held[0]) for _ in range(3)]
    keys = [[Key(name) for name in "ab"] for _ in caches]
    refs = [weakref.ref(key) for some in keys for key in some]
    for cache, some in zip(caches, keys):
        for key in some:
            expect_same("what get returns", cache.get(key), held[0], SHARED)
    del key, some, keys
    expect("keys of the living", sum(r() is not None for r in refs), 6, SHARED)
    held.clear()
    expect("keys of the dead", sum(r() is not None for r in refs), 0, KEYS_OF_ALL)


def dies(module):
    """A cache dies, and its objects live."""
    make = Factory()        # which the cache holds, and nobody else
    cache, ref = cache_of(module, make), weakref.ref(make)
    thing = cache.get("a")
    del make, cache
    expect("whether the cache lives on", ref() is not None, False, DIES)
    del thing
    cache = cache_of(module, Factory())
    thing = cache.get("b")
    thing.cache = cache
    ref = weakref.ref(thing)
    del thing, cache
    gc.collect()
    expect("an object that refers to its cache", ref() is not None, False,
           STRONG)


CHECKS = [
    ("it is made, and found again", found, "weak-cache"),
    ("keys that are equal, and others", equal_keys, "weak-cache"),
    ("a key without a hash", unhashable, "weak-cache"),
    ("objects that nobody holds", gone, "weak-cache"),
    ("their keys", keys_go, "keeps-everything"),
    ("four thousand", many, "keeps-everything"),
    ("a new one before the old is forgotten", newer, "which-entry"),
    ("two caches", two, "weak-cache"),
    ("make fails", failing, "weak-cache"),
    ("make fails within make", failing_within, "weak-cache"),
    ("what is left when make has failed", nothing_left, "weak-cache"),
    ("make calls the cache", inner, "weak-cache"),
    ("objects that are false", false, "weak-cache"),
    ("make returns an int", no_reference, "weak-cache"),
    ("one for three keys", under_three_keys, "weak-cache"),
    ("an object that dies meanwhile", between, "is-it-there"),
    ("one that saves itself", resurrected, "back"),
    ("the cache dies", dies, "must-not-hold"),
    ("a key that does not equal itself", this_key, "weak-cache"),
    ("a new one for one of three keys", newer_of_three, "which-entry"),
    ("one object in three caches", two_of_one, "weak-cache"),
    ("make returns what cannot be referenced", no_reference_at_all, "weak-cache"),
    ("make returns anything", any_object, "weak-cache"),
    ("the second of two is dropped", inner_in_turn, "weak-cache"),
]

if __name__ == "__main__":
    harness.main(CHECKS)
