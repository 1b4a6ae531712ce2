"""What the check of an exercise in Python is made of: harness.h's twin.

A check runs in a process of its own, the collector off. What fails says
what was expected, what came, and why. The answer is only loaded there, and
a verdict begins with a word that it is not told: an answer that ends the
process passes nothing.
"""
import gc
import importlib.util
import json
import os
import select
import signal
import sys
import tempfile
import time
import traceback

SECONDS = int(os.environ.get("EXERCISE_SECONDS", "10"))
OUTPUT = 1 << 20        # bytes that a check may write
MEMORY = 2 << 30        # and those it may have
WORD = os.urandom(16).hex()


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
    except Exception as e:
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
    return {}


def run_one(check, file, channel, out):
    """Sends the verdict, and does not come back."""
    limit()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(out.fileno(), 2)
    sys.unraisablehook = lambda told: unraised.append(
        f"{told.exc_type.__name__}: {told.exc_value}")
    gc.disable()
    told = json.dumps(verdict(check, file))
    sys.stdout.flush()
    os.write(channel, (WORD + told).encode())
    os._exit(0)


def limit():
    """What a check may have; not every system can say so."""
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass


# --- in the process that runs them all ---

def hear(channel):
    """All that is said within the time, or None."""
    said, end = b"", time.monotonic() + SECONDS
    while select.select([channel], [], [], max(0, end - time.monotonic()))[0]:
        more = os.read(channel, 65536)
        if not more:
            return said.decode("utf-8", "replace")
        said += more
    return None


def run_apart(check, file, out):
    """The verdict; or None, and why there is none."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        run_one(check, file, writing, out)
    os.close(writing)
    said = hear(reading)
    os.close(reading)
    if said is None:
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if said is None:
        return None, (f"It did not end within {SECONDS} seconds and was "
                      "stopped: an endless loop?")
    if said.startswith(WORD):
        return json.loads(said[len(WORD):]), ""
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


def run_all(checks, file):
    code = passed = 0
    for number, (title, check, section) in enumerate(checks):
        with tempfile.TemporaryFile() as out:
            told, ended = run_apart(check, file, out)
            good = told == {}
            passed += good
            print(f"  {'passed ' if good else 'not yet'}  {title}")
            if not good and code == 0:
                code = 2 if told is None or "raised" in told else 1
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
    """CHECK.py ANSWER: checks are (title, function, section); what the
    docstring of a function says is told if the answer raises there."""
    file = os.path.abspath(sys.argv[1])
    if sys.implementation.name != "cpython" or sys.version_info < (3, 8):
        sys.exit("This exercise is about CPython, 3.8 or newer; "
                 f"python3 here is {sys.version.split()[0]}.")
    sys.exit(run_all(checks, file) if compiles(file) else 2)
