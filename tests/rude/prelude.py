"""Runs a rude program on Python, and logs what the library logs.

Whoever operates on objects holds them, and lets go of them in the order a, b, c: hence the `del`s. A function that raises
holds nothing by then, as the traceback would keep it.
"""
import gc
import sys

NAMES, SELF, OTHER, INTS = 6, 6, 7, 8
RUNS, NESTED, BIRTHS, ROOM, HEAVY = 3, 4, 48, 8, 100
EQUALS, HASHES, PRINTS, FINALIZES, SLOTS = 0, 1, 2, 3, 4

log = []
names = [None] * NAMES
numbers = {}                # id of what lives and is not rude -> its number
births = nested = 0
scripts = runs = None


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


class Behaviour:
    __slots__ = "number", "manner"

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


class Imp(Behaviour):
    __slots__ = ()


class Rude(Behaviour):
    __slots__ = "friends",

    def __init__(self, number, manner, friends):
        super().__init__(number, manner)
        self.friends = friends


def unraisable(told):
    log.append("unraisable OverflowError")


# --- operands


def number_of(op):
    if op is None:
        return -1
    if type(op) is int:
        return -2 - op
    return op.number if isinstance(op, Behaviour) else numbers[id(op)]


def value_of(operand, self, other):
    if operand < NAMES:
        return names[operand]
    return self if operand == SELF else other if operand == OTHER else operand - INTS


def find(operand, kinds, self, other):
    op = value_of(operand, self, other)
    for i in range(NAMES):
        if type(op) in kinds:
            return op
        op = value_of((operand + i + 1) % NAMES, self, other)
    return None


def weigh(op, path, cut):
    if any(op is other for other in path):
        return 1 if cut else HEAVY
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
    """A tuple asks for a hash only once."""
    return op is not None and type(op) is not tuple


# --- steps


def bind(operand, op):
    if op is not None and type(op) is not int:
        log.append(f"bind {operand % NAMES} {number_of(op)}")
        names[operand % NAMES] = op


def make(step, b, c):
    global births
    kind, operand, index = step[1], step[2], step[5]
    if births == BIRTHS:
        return
    items = [b, c][:(index > 0) + (index > 3)]
    if kind == "Rude":
        made = Rude(births, index, items)
    elif kind == "Imp":
        made = Imp(births, index)
    elif kind == "List":
        made = items
    elif kind == "Dict":
        made = dict(enumerate(items))
    else:
        made = tuple([0 if item is None else item for item in [b, c][:1 + (index > 3)]])
    numbers[id(made)] = births
    births += 1
    del items
    bind(operand, made)


def unbind(operand):
    for i in range(NAMES):
        name = (operand + i) % NAMES
        if names[name] is not None:
            log.append(f"unbind {name}")
            names[name] = None
            return


def clear(op):
    if type(op) is not Rude:
        op.clear()
        return
    friends = op.friends
    while friends:
        friends.pop()


def copy(into, a):
    global births
    if births < BIRTHS and type(a) is list:
        made = a.copy()
        numbers[id(made)] = births
        births += 1
        bind(into, made)


def tell(step, a, b, c):
    verb, _, dst, _, into, index = step
    if verb == "make":
        make(step, b, c)
    elif verb == "bind":
        bind(dst, b)
    elif verb == "unbind":
        unbind(dst)
    elif verb == "clear":
        clear(a)
    elif verb == "extend":
        if type(b) in (list, tuple) and len(a) + len(b) <= ROOM:
            a.extend(b)
    elif verb == "copy":
        copy(into, a)
    elif verb == "append":
        items = a.friends if type(a) is Rude else a
        if len(items) < ROOM:
            items.append(b)
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
    except KeyError:
        return no_key(b)
    log.append(verb + " 0")
    bind(into, value)
    return None


def ask(step, a, b, c):
    verb = step[0]
    if verb == "equal":
        return int(a == b)
    if verb == "hash":
        return hash(a)
    if verb == "repr":
        return repr(a)
    if verb in ("get", "take"):
        return get(verb, step[4], a, b)
    if verb == "contains":
        return int(b in a)
    if verb == "remove":
        try:
            del a[b]
        except KeyError:
            return no_key(b)
        return 0
    if len(a) < ROOM:
        a[b] = c
        return 0
    return None


def may_ask(verb, a, b):
    if verb == "repr":
        return not is_heavy(a, cut=True)
    if verb == "hash":
        return not is_heavy(a) and is_key(a)
    if verb == "equal" or verb == "contains" and type(a) is list:
        return not is_heavy(a) and not is_heavy(b)
    return not is_heavy(b) and is_key(b)


ASKS = "put", "get", "take", "remove", "contains", "equal", "hash", "repr"
SAID = {"equal": "equals", "hash": "hashes", "repr": "reprs"}


def answer_of(step, a, b, c):
    try:
        return ask(step, a, b, c)
    except Oops:
        return "OverflowError"
    except (TypeError, RecursionError) as error:
        return type(error).__name__


KINDS = {
    "append": (list, Rude), "set": (list,), "pop": (list,), "fetch": (list, tuple), "clear": (list, dict, Rude),
    "erase": (list,), "extend": (list,), "copy": (list, dict),
    "put": (dict,), "get": (dict,), "take": (dict,), "remove": (dict,), "contains": (list, dict),
    "equal": (list, dict, tuple, Rude, Imp), "hash": (list, dict, tuple, Rude, Imp),
    "repr": (list, dict, tuple, Rude, Imp),
}


def act(step, self, other):
    verb, a = step[0], None
    if verb in KINDS:
        a = find(step[2], KINDS[verb], self, other)
        if a is None:
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


def run(manners, steps):
    global scripts, runs
    gc.disable()
    sys.unraisablehook = unraisable
    scripts, runs = manners, [0] * len(manners)
    for step in steps:
        act(step, None, None)
    sys.unraisablehook = sys.__unraisablehook__
    sys.stdout.write("".join(line + "\n" for line in log))
    sys.stdout.flush()
    import os
    os._exit(0)
