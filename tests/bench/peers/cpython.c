/* CPython through its C API: a module with one function,
 * run(workload, n). Any version from 3.9 on. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "bench.h"

typedef PyObject *Obj;
#define none Py_None

static PyObject *made(PyObject *op)
{
    if (op == NULL) {
        PyErr_Print();
        exit(1);
    }
    return op;
}

static inline Obj pair(Obj a, Obj b)
{
    Obj list = made(PyList_New(2));
    Py_INCREF(a);
    Py_INCREF(b);
    PyList_SET_ITEM(list, 0, a);
    PyList_SET_ITEM(list, 1, b);
    return list;
}

static inline Obj tuple(Obj a, Obj b)
{
    Obj op = made(PyTuple_New(2));
    Py_INCREF(a);
    Py_INCREF(b);
    PyTuple_SET_ITEM(op, 0, a);
    PyTuple_SET_ITEM(op, 1, b);
    return op;
}

static inline void put(Obj list, int i, Obj x)
{
    Py_INCREF(x);
    PyList_SetItem(list, i, x);
}

static inline void drop(Obj x)
{
    Py_DECREF(x);
}

static inline void hold(Obj x)
{
    Py_INCREF(x);
}

static Obj *room(size_t n)
{
    Obj *r = calloc(n, sizeof *r);
    made(r == NULL ? PyErr_NoMemory() : none);
    memset(r, 1, n * sizeof *r);        /* so that it is in memory */
    memset(r, 0, n * sizeof *r);
    return r;
}

static void room_end(Obj *r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        Py_XDECREF(r[i]);
    free(r);
}

static Obj root(Obj *r, size_t n)
{
    Obj list = made(PyList_New((Py_ssize_t)n));
    for (size_t i = 0; i < n; i++)
        PyList_SET_ITEM(list, (Py_ssize_t)i, r[i]);
    return list;
}

/* PyGC_Collect does nothing when the collector is disabled: that none
 * begins by itself is what the threshold says. */
static void collect(void)
{
    PyGC_Collect();
}

static PyObject *set_threshold, *zero, *usual, *gc_freeze;

static void freeze(void)
{
    Py_DECREF(made(PyObject_CallNoArgs(gc_freeze)));
}

static void automatic(bool on)
{
    Py_DECREF(made(PyObject_Call(set_threshold, on ? usual : zero,
                                 NULL)));
}

/* Up to 3.11 a collection begins when a container is born, from 3.12
 * on between two instructions of Python, or here. */
static inline void checkpoint(void)
{
#if PY_VERSION_HEX >= 0x030C0000
    PyErr_CheckSignals();
#endif
}

static inline Obj small(size_t i)
{
    return made(PyLong_FromLong((long)(i % 200)));
}

static inline Obj number(size_t i)
{
    return made(PyLong_FromSsize_t((Py_ssize_t)i));
}

static inline Obj fraction(double x)
{
    return made(PyFloat_FromDouble(x));
}

static inline Obj text(const char *bytes)
{
    return made(PyUnicode_FromStringAndSize(bytes, 12));
}

static PyObject *slotted, *open_class, *speaker, *cache_class;
static PyObject *name_a, *name_b, *name_c, *name_get;

static inline Obj instance(void)
{
    return made(PyObject_CallNoArgs(slotted));
}

static inline Obj plain(void)
{
    return made(PyObject_CallNoArgs(open_class));
}

static Obj person(void)
{
    Obj op = plain();
    PyObject_SetAttr(op, name_a, none);
    PyObject_SetAttr(op, name_b, none);
    PyObject_SetAttr(op, name_c, none);
    return op;
}

static Obj cycle(bool speaks)
{
    Obj cls = speaks ? speaker : open_class;
    Obj one = made(PyObject_CallNoArgs(cls));
    Obj two = made(PyObject_CallNoArgs(cls));
    PyObject_SetAttr(one, name_a, two);
    PyObject_SetAttr(two, name_a, one);
    Py_DECREF(two);
    return one;
}

static inline Obj refer(Obj x)
{
    return made(PyWeakref_NewRef(x, NULL));
}

static inline Obj follow(Obj ref)
{
#if PY_VERSION_HEX >= 0x030D0000
    Obj to;
    PyWeakref_GetRef(ref, &to);
#else
    Obj to = PyWeakref_GetObject(ref);
    Py_INCREF(to);
#endif
    return made(to);
}

static Obj cache(void)
{
    return made(PyObject_CallNoArgs(cache_class));
}

static inline void cache_put(Obj d, Obj key, Obj x)
{
    PyObject_SetItem(d, key, x);
}

static inline Obj cache_get(Obj d, Obj key)
{
    return made(PyObject_CallMethodOneArg(d, name_get, key));
}

#include "counting.h"

static void gil(size_t n)
{
    size_t many = n * times(n);
    start();
    for (size_t i = 0; i < many; i++)
        PyEval_RestoreThread(PyEval_SaveThread());
    stop();
    say_time("gil", n);
}

static const Work works[] = {
    WORK_FOR_ALL, WORK_THAT_COUNTS, { "gil", gil }, { NULL, NULL }
};

static const char program[] =
    "import gc, weakref\n"
    "gc.collect()\n"
    "gc.freeze()\n"
    "class Slotted: __slots__ = 'a', 'b', 'c'\n"
    "class Open: pass\n"
    "class Speaker:\n"
    "    def __del__(self): pass\n"
    "cache = weakref.WeakValueDictionary\n"
    "set_threshold = gc.set_threshold\n"
    "freeze = gc.freeze\n"
    "usual = gc.get_threshold()\n"
    "zero = (0,)\n";

static PyObject *take(PyObject *from, const char *name)
{
    return made(PyObject_GetItem(from, PyUnicode_FromString(name)));
}

/* The module ends with the process: what it has is not given back. */
static void prepare(void)
{
    PyObject *names = made(PyDict_New());
    PyDict_SetItemString(names, "__builtins__", PyEval_GetBuiltins());
    PyDict_SetItemString(names, "__name__",
                         PyUnicode_FromString("bench"));
    made(PyRun_String(program, Py_file_input, names, names));
    slotted = take(names, "Slotted");
    open_class = take(names, "Open");
    speaker = take(names, "Speaker");
    cache_class = take(names, "cache");
    set_threshold = take(names, "set_threshold");
    usual = take(names, "usual");
    gc_freeze = take(names, "freeze");
    zero = take(names, "zero");
    name_a = PyUnicode_InternFromString("a");
    name_b = PyUnicode_InternFromString("b");
    name_c = PyUnicode_InternFromString("c");
    name_get = PyUnicode_InternFromString("get");
}

static PyObject *run(PyObject *module, PyObject *args)
{
    const char *workload;
    Py_ssize_t n;
    (void)module;
    if (!PyArg_ParseTuple(args, "sn", &workload, &n))
        return NULL;
    prepare();
    return PyLong_FromLong(run_work(works, workload, (size_t)n));
}

static PyMethodDef functions[] = {
    { "run", run, METH_VARARGS, "Runs a workload." },
    { NULL, NULL, 0, NULL }
};

static PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "bench", .m_size = -1,
    .m_methods = functions
};

PyMODINIT_FUNC PyInit_bench(void);
PyMODINIT_FUNC PyInit_bench(void)
{
    return PyModule_Create(&module);
}
