"""What the check of an exercise in Python is made of: harness.h's twin.

A check runs in a process of its own, the collector off. What fails says
what was expected, what came, and why. The answer is only loaded there, and
a verdict begins with a word that it is not told: an answer that ends the
process passes nothing. Nor does it find the checks, or change what they
use: to import them leads nowhere, and modules and builtins are its own.
"""
import ast
import builtins
import gc
import importlib.util
import os
import select
import signal
import sys
import tempfile
import time
import traceback
import types

SECONDS = int(os.environ.get("EXERCISE_SECONDS", "10"))
OUTPUT = 1 << 20        # bytes that a check may write
MEMORY = 2 << 30        # and those it may have


# --- in the process of the check ---

class Failed(BaseException):
    """Not an Exception: an answer that catches those is none the wiser."""

    def __init__(self, what, expected, got, why):
        super().__init__(what)
        self.told = {"what": what, "expected": str(expected),
                     "got": str(got), "why": why}
        failures.append(self)


failures = []
unraised = []


def copy_of(module):
    copy = types.ModuleType(module.__name__)
    copy.__dict__.update(module.__dict__)
    return copy


def load_again(file, name):
    """What is in a file, with builtins of its own, and modules as they are
    now, whatever becomes of them."""
    module = types.ModuleType(name)
    module.__file__, module.__builtins__ = file, dict(vars(builtins))
    sys.modules[name] = module
    with open(file, encoding="utf-8") as source:
        exec(compile(source.read(), file, "exec"), module.__dict__)
    for name, value in list(vars(module).items()):
        if isinstance(value, types.ModuleType):
            setattr(module, name, copy_of(value))
    return module


def load_hidden():
    """This file, and the one with the checks: no name leads there."""
    ours = load_again(__file__, "harness")
    checks = load_again(os.path.abspath(sys.argv[0]), "checks")
    del sys.modules["harness"], sys.modules["checks"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.path.remove(os.path.dirname(os.path.abspath(__file__)))
    return ours, checks.CHECKS


def expect(what, got, expected, why):
    """got == expected, or the end of the check."""
    if got != expected:
        raise Failed(what, expected, got, why)


def expect_same(what, got, expected, why):
    """Told by type only: an object may lie about its equality."""
    if got is not expected:
        raise Failed(what, "one and the same object",
                     "None" if got is None else "another object", why)


def expect_raised(what, exception, function, why):
    """function() raises exception, that very one if it is an instance."""
    try:
        got = function()
    except Failed:
        raise
    except BaseException as e:
        if e is exception or type(e) is exception:
            return
        got = type(e).__name__
    else:
        got = "no exception"
    if not isinstance(exception, type):
        exception = type(exception)
    raise Failed(what, exception.__name__, got, why)


def own_line(error, file):
    """The last line of the answer that an exception came through."""
    lines = [frame for frame in traceback.extract_tb(error.__traceback__)
             if frame.filename == file]
    if not lines:
        return ""
    return f"{os.path.relpath(file)}:{lines[-1].lineno}: {lines[-1].line}"


def load(file):
    name = os.path.splitext(os.path.basename(file))[0]
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdict(check, file):
    """What the parent is told of one check."""
    try:
        check(load(file))
    except Failed:
        pass
    except (Exception, SystemExit, KeyboardInterrupt) as e:
        if not failures:
            return {"raised": f"{type(e).__name__}: {e}",
                    "line": own_line(e, file)}
    if failures:
        return failures[0].told
    if unraised:
        return {"unraised": unraised[0]}
    if sys.modules["sys"].unraisablehook is not note_unraised:
        return {"unraised": "what sys.unraisablehook, which is another "
                            "one now, was told"}
    return {}


def note_unraised(told):
    unraised.append(f"{told.exc_type.__name__}: {told.exc_value}")


def run_one(check, file, channel, out, word):
    """Sends the verdict, and does not come back."""
    limit()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(out.fileno(), 2)
    sys.modules["sys"].unraisablehook = note_unraised   # not of our copy
    gc.disable()
    told = repr(verdict(check, file))
    sys.stdout.flush()
    os.write(channel, (word + told).encode("utf-8", "replace"))
    os._exit(0)


def limit():
    """What a check may have; not every system can say so."""
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    except (ImportError, ValueError, OSError):
        pass


# --- in the process that runs them all ---

ASLEEP = 3      # seconds in which it has done nothing


def work_of(child):
    """What it has done so far, if it sleeps; None: it does not, or the
    system does not say."""
    try:
        with open(f"/proc/{child}/stat", encoding="ascii") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except OSError:
        return None
    return fields[11:13] if fields[0] == "S" else None


def hear(channel, child):
    """All that is said within the time, or None; and whether it sleeps.
    Others may be at work on this machine: it is the processor's time that
    is limited."""
    said, end, before, idle = b"", time.monotonic() + 3 * SECONDS, None, 0
    while time.monotonic() < end and idle < ASLEEP:
        if not select.select([channel], [], [], 1)[0]:
            now = work_of(child)
            idle = idle + 1 if now is not None and now == before else 0
            before = now
            continue
        more = os.read(channel, 65536)
        if not more:
            return said.decode("utf-8", "replace"), False
        said += more
    return None, idle == ASLEEP


def run_apart(number, file, out):
    """The verdict; or None, and why there is none."""
    reading, writing = os.pipe()
    word = os.urandom(16).hex()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        ours, checks = load_hidden()
        ours.run_one(checks[number][1], file, writing, out, word)
    os.close(writing)
    said, sleeps = hear(reading, child)
    os.close(reading)
    if said is None:
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    if sleeps:
        return None, ("It waits for something that does not come. Who has a "
                      "lock, and takes it again, waits for itself, unless it "
                      "is an RLock.")
    if said is None or (os.WIFSIGNALED(status)
                        and used.ru_utime + used.ru_stime > 0.8 * SECONDS):
        return None, (f"It did not end within {SECONDS} seconds and was "
                      "stopped: an endless loop?")
    if said.startswith(word):
        return ast.literal_eval(said[len(word):]), ""
    if os.WIFSIGNALED(status):
        return None, f"It crashed: signal {os.WTERMSIG(status)}."
    return None, "It ended before the check did: who ended the program?"


def tell(told, ended, why):
    """A failed check, in full."""
    if told is None:
        return [ended]
    if "raised" in told:
        return [told["raised"], *([told["line"]] if told["line"] else []),
                "", why]
    if "unraised" in told:
        return ["Raised where nobody can catch it:", told["unraised"], "",
                "Whatever runs when an object dies must not raise."]
    return [f"  looked at  {told['what']}",
            f"  expected   {told['expected']}",
            f"  got        {told['got']}", "", told["why"]]


def printed(out):
    """The last of what the answer printed, for who looks for an error."""
    out.seek(0)
    lines = out.read().decode("utf-8", "replace").splitlines()[-10:]
    return ["It printed:", *("  " + line[:200] for line in lines),
            ""] if lines else []


def run_all(checks, file, every):
    code = passed = 0
    for number, (title, check, section) in enumerate(checks):
        with tempfile.TemporaryFile() as out:
            told, ended = run_apart(number, file, out)
            good = told == {}
            passed += good
            print(f"  {'passed ' if good else 'not yet'}  {title}")
            if not good and (every or code == 0):
                code = code or (2 if told is None or "raised" in told else 1)
                print()
                for line in printed(out) + tell(told, ended, check.__doc__):
                    print(f"      {line}" if line else "")
                print(f"\n      In the book: #{section}\n")
        if told is None and "did not end" in ended:
            for late in checks[number + 1:]:
                print(f"  not run  {late[0]}")
            break
    print(f"\n{passed} of {len(checks)} passed.")
    return code


def compiles(file):
    """Whether it is Python at all; if not, says so."""
    try:
        with open(file, "rb") as source:
            compile(source.read(), file, "exec")
    except (SyntaxError, ValueError) as e:
        traceback.print_exception(type(e), e, None, limit=0,
                                  file=sys.stdout)
        print(f"\n{os.path.relpath(file)} does not compile yet.")
        return False
    return True


def main(checks):
    """CHECK.py [--all] ANSWER: checks are (title, function, section); what
    the docstring of a function says is told if the answer raises there.
    With --all each check that fails is told in full, not only the first."""
    file = os.path.abspath(sys.argv[-1])
    if sys.implementation.name != "cpython" or sys.version_info < (3, 8):
        sys.exit("This exercise is about CPython, 3.8 or newer; "
                 f"python3 here is {sys.version.split()[0]}.")
    sys.exit(run_all(checks, file, "--all" in sys.argv[1:-1])
             if compiles(file) else 2)
