"""Runs a rude program on Python, and logs what the library logs.

Whoever operates on objects holds them, and lets go of them in the order a, b, c: hence the `del`s. A function that raises
holds nothing by then, as the traceback would keep it. What the collector sees are the program's objects only: all else is
frozen, or is never in its way.
"""
import gc
import sys
import types
import weakref

NAMES, SELF, OTHER, INTS = 6, 6, 7, 8
RUNS, NESTED, BIRTHS, ROOM, HEAVY, INSTANCES = 3, 4, 48, 8, 100, 20
EQUALS, HASHES, PRINTS, FINALIZES, INITS, CALLS, CALLBACKS, SLOTS = range(8)
ATTRIBUTES = "abcxy"
FRIENDS = [f"f{i}" for i in range(ROOM)]

log = []
names = [None] * NAMES
numbers = {}                # id of what lives -> its number
manners = {}                # of instances, by number
attributes = {}             # number of an instance -> number of its dict
made = {}                   # class -> how many instances
births = nested = 0
scripts = runs = classes = None


class Oops(OverflowError):
    pass


# --- rude types


def polite(slot):
    """Counts a run; whether it is one too many."""
    if nested == NESTED:
        return True
    runs[slot] += 1
    return runs[slot] > RUNS


def play(manner, slot, self, other):
    """What a script answers."""
    global nested
    actions, answer = scripts[manner * SLOTS + slot]
    if polite(manner * SLOTS + slot):
        return "False" if answer == "raise" else answer
    nested += 1
    for action in actions:
        act(action, self, other)
    nested -= 1
    return answer


class Rude:
    """One tracked object, like the library's: its friends are in slots, and die in their order."""
    __slots__ = "number", "manner", "__weakref__", *FRIENDS

    def __init__(self, number, manner):
        self.number, self.manner = number, manner

    def __eq__(self, other):
        log.append(f"equal {self.number} {number_of(other)}")
        answer = play(self.manner, EQUALS, self, other)
        del self, other
        if answer == "raise":
            raise Oops
        return NotImplemented if answer == "NotImplemented" else answer == "True"

    def __hash__(self):
        log.append(f"hash {self.number}")
        answer, manner = play(self.manner, HASHES, self, None), self.manner
        del self
        if answer == "raise":
            raise Oops
        return manner % 3

    def __repr__(self):
        log.append(f"repr {self.number}")
        answer, number = play(self.manner, PRINTS, self, None), self.number
        del self
        if answer == "raise":
            raise Oops
        return f"R{number}"

    def __del__(self):
        log.append(f"finalize {self.number}")
        answer = play(self.manner, FINALIZES, self, None)
        del self
        if answer == "raise":
            raise Oops

    def __len__(self):
        return sum(hasattr(self, name) for name in FRIENDS)

    def append(self, friend):
        setattr(self, FRIENDS[len(self)], friend)

    def clear(self):
        while size := len(self):
            for i in range(1, size):
                self.swap(i - 1, i)
            delattr(self, FRIENDS[size - 1])

    def swap(self, i, k):
        a, b = getattr(self, FRIENDS[i]), getattr(self, FRIENDS[k])
        setattr(self, FRIENDS[i], b)
        setattr(self, FRIENDS[k], a)


# --- classes


def instance_init(self, manner):
    number = register(self)
    manners[number] = manner
    log.append(f"init {number}")
    answer = play(manner, INITS, self, None)
    del self
    if answer == "raise":
        raise Oops
    return 1 if answer == "NotImplemented" else None


def instance_play(self, verb, slot):
    number = numbers[id(self)]
    log.append(f"{verb} {number}")
    answer = play(manners[number], slot, self, None)
    del self
    if answer == "raise":
        raise Oops
    return number


def instance_del(self):
    instance_play(self, "finalize", FINALIZES)


def instance_call(self):
    instance_play(self, "call", CALLS)


def instance_repr(self):
    return f"I{instance_play(self, 'repr', PRINTS)}"


def function(of, name, code):
    """CPython says of a bound method where it was defined."""
    new = types.FunctionType(code.__code__, globals(), name)
    new.__qualname__ = f"{of}.{name}"
    return new


def class_of(number, base, slots, learns, begins, ends):
    name = f"C{number}"
    inside = {}
    if slots is not None:
        inside["__slots__"] = slots
    if learns:
        inside["__static_attributes__"] = ("a", "c")
    if base < 0:
        inside["m"] = function(name, "m", instance_call)
        inside["__repr__"] = function(name, "__repr__", instance_repr)
    if begins:
        inside["__init__"] = function(name, "__init__", instance_init)
    if ends:
        inside["__del__"] = function(name, "__del__", instance_del)
    return type(name, (classes[base],) if base >= 0 else (), inside)


def callback_of(manner):
    def callback(ref):
        log.append(f"callback {numbers[id(ref)]}")
        answer = play(manner, CALLBACKS, ref, None)
        del ref
        if answer == "raise":
            raise Oops

    return callback


callbacks = [callback_of(manner) for manner in range(6)]


def unraisable(told):
    log.append("unraisable OverflowError")


# --- operands


def register(op):
    global births
    numbers[id(op)] = births
    births += 1
    return births - 1


def number_of(op):
    if op is None:
        return -1
    if type(op) is int:
        return -2 - op
    return op.number if type(op) is Rude else numbers[id(op)]


def kind_of(op):
    kind = type(op)
    if kind is dict and numbers[id(op)] in attributes.values():
        return "attrs"
    return KIND_OF.get(kind, "instance" if kind in made else "int")


KIND_OF = {
    list: "list", dict: "dict", tuple: "tuple", Rude: "rude", types.MethodType: "method", weakref.ref: "ref",
    weakref.ProxyType: "proxy", weakref.CallableProxyType: "proxy",
}


def value_of(operand, self, other):
    if operand < NAMES:
        return names[operand]
    return self if operand == SELF else other if operand == OTHER else operand - INTS


def find(operand, kinds, self, other):
    op = value_of(operand, self, other)
    for i in range(NAMES):
        if kind_of(op) in kinds:
            return op
        op = value_of((operand + i + 1) % NAMES, self, other)
    return None


def weigh(op, path, cut):
    if any(op is other for other in path):
        return 1 if cut else HEAVY
    if kind_of(op) == "proxy" and not cut:
        return HEAVY
    if type(op) not in (list, dict, tuple):
        return 1
    weight = 1
    path = path + [op]
    for item in [part for pair in op.items() for part in pair] if type(op) is dict else op:
        weight += weigh(item, path, cut)
        if weight >= HEAVY:
            break
    return weight


def is_heavy(op, cut=False):
    return weigh(op, [], cut) >= HEAVY


def is_key(op):
    """A tuple asks for a hash only once, and addresses differ."""
    if kind_of(op) == "ref":
        return op() is not None and is_key(op())
    return op is not None and kind_of(op) not in ("tuple", "instance", "method")


# --- steps


def bind(operand, op):
    if op is not None and type(op) is not int:
        log.append(f"bind {operand % NAMES} {number_of(op)}")
        names[operand % NAMES] = op


def make_instance(step):
    """NULL, as it were, when it fails; it holds nothing then."""
    cls = classes[step[6] % len(classes)]
    if made[cls] == INSTANCES:
        return None
    made[cls] += 1
    try:
        if cls.__init__ is not object.__init__:
            return cls(step[5])
        op = cls()
    except (Oops, TypeError) as error:
        log.append("made " + ("OverflowError" if type(error) is Oops else "TypeError"))
        return None
    manners[register(op)] = step[5]
    return op


def make(step, b, c):
    kind, operand, index = step[1], step[2], step[5]
    if births == BIRTHS:
        return
    items = [b, c][:(index > 0) + (index > 3)]
    if kind in ("Rude", "Imp"):
        op = Rude(births, index)
        register(op)
        for item in items if kind == "Rude" else []:
            op.append(item)
        item = None
    elif kind == "List":
        register(op := items)
    elif kind == "Dict":
        register(op := dict(enumerate(items)))
    elif kind == "Tuple":
        register(op := tuple([0 if item is None else item for item in [b, c][:1 + (index > 3)]]))
    else:
        del items
        items = None
        op = make_instance(step)
    del items
    bind(operand, op)


def unbind(operand):
    for i in range(NAMES):
        name = (operand + i) % NAMES
        if names[name] is not None:
            log.append(f"unbind {name}")
            names[name] = None
            return


def copy(into, a):
    if births < BIRTHS and type(a) is list:
        op = a.copy()
        register(op)
        bind(into, op)


def tell(step, a, b, c):
    verb, _, dst, _, into, index, _ = step
    if verb == "make":
        make(step, b, c)
    elif verb == "bind":
        bind(dst, b)
    elif verb == "unbind":
        unbind(dst)
    elif verb == "clear":
        a.clear()
    elif verb == "extend":
        if type(b) in (list, tuple) and len(a) + len(b) <= ROOM:
            a.extend(b)
    elif verb == "copy":
        copy(into, a)
    elif verb == "append":
        if len(a) < ROOM:
            a.append(b)
    elif verb == "collect":
        log.append("collect")
        log.append(f"collected {gc.collect(index % 3)}")
    elif verb == "tracked":
        log.append(f"tracked {gc.is_tracked(a)}")
    elif verb == "sizes":
        log.append(f"sizes {len(values)} {len(keys)} {len(items)}")
    elif verb == "walk":
        walk(step)
    elif verb == "weakcount":
        log.append(f"weakcount {weakref.getweakrefcount(a)}")
    elif len(a) == 0:
        return
    elif verb == "set":
        a[index % len(a)] = b
    elif verb == "pop":
        a.pop()
    elif verb == "erase":
        del a[index % len(a)]
    elif verb == "fetch":
        bind(into, a[index % len(a)])


def no_key(b):
    """The library's text says which key it was; Python's says it when asked."""
    try:
        repr(b)
    except Oops:
        pass
    return "KeyError"


def get(verb, into, a, b):
    try:
        value = a[b] if verb == "get" else a.pop(b)
        found = True
    except KeyError:
        found = False
    if not found:
        return no_key(b)
    log.append(verb + " 0")
    bind(into, value)
    return None


def attribute(step, a, b):
    verb, name = step[0], ATTRIBUTES[step[6] % len(ATTRIBUTES)]
    if verb == "setattr":
        if type(a) is dict:
            a[name] = b
        else:
            setattr(a, name, b)
        return 0
    if verb == "delattr":
        if type(a) is dict:
            del a[name]
        else:
            delattr(a, name)
        return 0
    value = a[name] if type(a) is dict else getattr(a, name)
    log.append("getattr 0")
    bind(step[4], value)
    return None


def register_dict(a):
    number = numbers[id(a)]
    if number not in attributes:
        attributes[number] = register(vars(a))


def of_instance(step, a):
    verb = step[0]
    if births == BIRTHS:
        return None
    if verb == "bound":
        op = a.m
        register(op)
    elif verb == "vars":
        op = vars(a)
        register_dict(a)
    else:
        a.__class__ = classes[step[6] % len(classes)]
        if hasattr(a, "__dict__"):
            register_dict(a)
        return 0
    log.append(verb + " 0")
    bind(step[4], op)
    return None


def make_ref(step, a):
    """Without a callback it may be one that there is already."""
    if births == BIRTHS:
        return None
    new, callback = {"weakref": weakref.ref, "proxy": weakref.proxy}[step[0]], None
    if step[5] >= 3:
        callback = callbacks[step[5]]
    before = [id(ref) for ref in weakref.getweakrefs(a)]
    op = new(a, callback)
    if id(op) not in before:
        register(op)
    log.append(step[0] + " 0")
    bind(step[4], op)
    return None


def finalizer_of(manner):
    def finalizer(number):
        log.append(f"final {number}")
        if play(manner, CALLBACKS, None, None) == "raise":
            raise Oops

    return finalizer


finalizers = [finalizer_of(manner) for manner in range(6)]
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
items = weakref.WeakSet()


def put_weakly(step, a, b):
    """The references that it makes have numbers, too."""
    global births
    verb = step[0]
    if births == BIRTHS:
        return None
    if verb == "wkset" and a in keys:
        keys[a] = b
        return 0
    before = [id(ref) for ref in weakref.getweakrefs(a)]
    if verb == "finally":
        weakref.finalize(a, finalizers[step[5]], births)
    elif verb == "wvset":
        values[step[5]] = a
    elif verb == "wkset":
        keys[a] = b
    else:
        items.add(a)
    for ref in [id(ref) for ref in weakref.getweakrefs(a)]:
        if ref not in before:
            numbers[ref] = births
            births += 1
    return 0


def ask_container(step, a, b):
    verb = step[0]
    if verb == "wvdel":
        del values[step[5]]
    elif verb == "wkdel":
        del keys[a]
    elif verb == "wsdiscard":
        items.discard(a)
    elif verb in ("wvget", "wkget"):
        value = values[step[5]] if verb == "wvget" else keys[a]
        log.append(verb + " 0")
        bind(step[4], value)
        return None
    else:
        return put_weakly(step, a, b)
    return 0


def walk(step):
    operand = step[2]
    for value in values.values():
        log.append(f"walk {number_of(value)}")
        unbind(operand)
        operand += 1


def deref(step, a):
    to = a()
    log.append(f"deref {number_of(to)}")
    bind(step[4], to)


def ask(step, a, b, c):
    verb = step[0]
    if verb in ("weakref", "proxy"):
        return make_ref(step, a)
    if verb == "deref":
        return deref(step, a)
    if verb in CONTAINERS:
        return ask_container(step, a, b)
    if verb == "equal":
        return int(a == b)
    if verb == "hash":
        return hash(a)
    if verb == "repr":
        return "weak" if "<weak" in (text := repr(a)) else text
    if verb in ("get", "take"):
        return get(verb, step[4], a, b)
    if verb in ("setattr", "getattr", "delattr"):
        return attribute(step, a, b)
    if verb in ("vars", "bound", "reclass"):
        return of_instance(step, a)
    if verb == "call":
        a()
        return 0
    if verb == "contains":
        return int(b in a)
    if verb == "remove":
        return remove(a, b)
    if len(a) < ROOM:
        a[b] = c
        return 0
    return None


def remove(a, b):
    try:
        del a[b]
        found = True
    except KeyError:
        found = False
    return 0 if found else no_key(b)


def may_ask(verb, a, b):
    if verb == "repr":
        return not is_heavy(a, cut=True)
    if verb == "hash":
        return not is_heavy(a) and is_key(a)
    if verb == "equal" or verb == "contains" and type(a) is list:
        return not is_heavy(a) and not is_heavy(b)
    return verb not in KEYED or not is_heavy(b) and is_key(b)


KEYED = "put", "get", "take", "remove", "contains"
ASKS = *KEYED, "equal", "hash", "repr", "setattr", "getattr", "delattr", "vars", "bound", "call", "reclass", \
    "weakref", "proxy", "deref", "wvset", "wvget", "wvdel", "wkset", "wkget", "wkdel", "wsadd", "wsdiscard", "finally"
CONTAINERS = ASKS[-9:]
SAID = {"equal": "equals", "hash": "hashes", "repr": "reprs", "call": "called"}


def answer_of(step, a, b, c):
    try:
        return ask(step, a, b, c)
    except Oops:
        return "OverflowError"
    except (TypeError, RecursionError, AttributeError, KeyError, ReferenceError) as error:
        return type(error).__name__


ALL = "list", "dict", "attrs", "tuple", "rude", "instance", "method", "ref", "proxy"
WEAKLY = "instance", "rude", "method", "dict", "proxy"
KINDS = {
    "append": ("list", "rude"), "set": ("list",), "pop": ("list",), "fetch": ("list", "tuple"),
    "clear": ("list", "dict", "attrs", "rude"), "erase": ("list",), "extend": ("list",), "copy": ("list", "dict"),
    "put": ("dict",), "get": ("dict",), "take": ("dict",), "remove": ("dict",), "contains": ("list", "dict"),
    "equal": ALL, "hash": ALL, "repr": ALL, "count": ALL, "tracked": ALL,
    "setattr": ("instance", "attrs", "proxy"), "getattr": ("instance", "attrs", "proxy"),
    "delattr": ("instance", "attrs", "proxy"), "weakref": WEAKLY, "proxy": WEAKLY, "deref": ("ref",),
    "weakcount": ("instance", "rude"), "wvset": WEAKLY, "finally": WEAKLY, "wkset": ("instance",),
    "wkget": ("instance",), "wkdel": ("instance",), "wsadd": ("instance",), "wsdiscard": ("instance",), "vars": ("instance",), "bound": ("instance", "proxy"), "call": ("method",), "reclass": ("instance",),
}


def count(op):
    """Whoever asks has one; what is passed on is borrowed."""
    log.append(f"count {sys.getrefcount(op) - 1}")


def act(step, self, other):
    verb, a = step[0], None
    if verb in KINDS:
        a = find(step[2], KINDS[verb], self, other)
        if a is None:
            return
    if verb == "count":
        count(a)
        return
    b, c = value_of(step[3], self, other), value_of(step[4], self, other)
    if verb not in ASKS:
        tell(step, a, b, c)
    elif may_ask(verb, a, b):
        answer = answer_of(step, a, b, c)
        if answer is not None:
            log.append(f"{SAID.get(verb, verb)} {answer}")
    del a
    del b
    del c


def run(manners, shapes, steps):
    global scripts, runs, classes
    sys.unraisablehook = unraisable
    scripts, runs, classes = manners, [0] * len(manners), []
    for number, shape in enumerate(shapes):
        classes.append(class_of(number, *shape))
        made[classes[-1]] = 0
    weakref.finalize(run, print).detach()       # the first of all imports something
    gc.disable()
    gc.collect()
    gc.freeze()
    for step in steps:
        act(step, None, None)
    sys.unraisablehook = sys.__unraisablehook__
    sys.stdout.write("".join(line + "\n" for line in log))
    sys.stdout.flush()
    import os
    os._exit(0)
