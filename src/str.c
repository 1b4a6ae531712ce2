/* str: strings in UTF-8, and the table of the interned ones.
 *
 * CPython: Objects/unicodeobject.c
 */
#include "ob_values.h"
/* what is done at once */
#include "atonce.h"

#include <stdarg.h>
#include <string.h>

/* the struct of a string */
typedef struct ObStr {
    ObObject base;
    uint32_t size;      /* bytes, without the final NUL */
    uint32_t hash;      /* 0: not known yet (chapter 3) */
    char utf8[];        /* valid UTF-8, then a NUL */
} ObStr;

/* --- check that bytes are UTF-8 --- */

/* The length of the sequence that `lead` begins, 0 if it begins none,
 * and the range of its second byte. */
static size_t sequence_length(unsigned char lead, unsigned char *low,
                              unsigned char *high)
{
    *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2
         : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/* What is wrong at `s`, NULL if nothing; *length is the sequence's, or
 * how many bytes of it are complained about. */
static const char *check_sequence(const unsigned char *s, size_t left,
                                  size_t *length)
{
    unsigned char low, high;
    size_t whole = sequence_length(s[0], &low, &high);
    *length = 1;
    if (whole == 0)
        return "invalid start byte";
    for (; *length < whole; ++*length) {
        if (*length >= left)
            return "unexpected end of data";
        if (s[*length] < low || s[*length] > high)
            return "invalid continuation byte";
        low = 0x80;
        high = 0xBF;
    }
    return NULL;
}

static int raise_utf8(const unsigned char *s, size_t first, size_t last,
                      const char *wrong)
{
    if (first == last)
        ob_raise(OB_UNICODE_DECODE_ERROR, "'utf-8' codec can't decode "
                 "byte 0x%02x in position %zu: %s", s[first], first,
                 wrong);
    else
        ob_raise(OB_UNICODE_DECODE_ERROR, "'utf-8' codec can't decode "
                 "bytes in position %zu-%zu: %s", first, last, wrong);
    return -1;
}

static bool eight_are_ascii(const unsigned char *s)
{
    uint64_t eight;
    memcpy(&eight, s, sizeof eight);
    return (eight & 0x8080808080808080) == 0;
}

/* So many bytes at least are ASCII. The last eight may overlap others.
 * CPython: find_first_nonascii, Objects/unicodeobject.c */
static size_t ascii_at(const unsigned char *s, size_t size)
{
    size_t i = 0;
    while (i + 8 <= size && eight_are_ascii(s + i))
        i += 8;
    if (i > 0 && i + 8 > size && eight_are_ascii(s + size - 8))
        return size;
    while (i < size && s[i] < 0x80)
        i++;
    return i;
}

static inline int check_utf8(const char *utf8, size_t size)
{
    const unsigned char *s = (const unsigned char *)utf8;
    for (size_t i = ascii_at(s, size), length; i < size; i += length) {
        const char *wrong = check_sequence(s + i, size - i, &length);
        if (wrong != NULL)
            return raise_utf8(s, i, i + length - 1, wrong);
    }
    return 0;
}

/* --- make a string --- */

/* A new str whose `size` bytes are still to be written; NULL with
 * MemoryError. */
static inline ObStr *str_of(size_t size)
{
    if (size > UINT32_MAX)
        return ob_raise_memory();
    ObStr *str = (ObStr *)ob_object_new(&ob_str_type,
                                        sizeof *str + size + 1);
    if (str == NULL)
        return NULL;
    str->size = (uint32_t)size;
    str->hash = 0;
    str->utf8[size] = '\0';
    return str;
}

ObObject *(ob_str_new)(const char *utf8, size_t size)
{
    ob_require_pointer(utf8);
    if (check_utf8(utf8, size) < 0)
        return NULL;
    ObStr *str = str_of(size);
    if (str == NULL)
        return NULL;
    memcpy(str->utf8, utf8, size);
    return &str->base;
}

ObObject *(ob_str_from)(const char *utf8)
{
    ob_require_pointer(utf8);
    return ob_str_new(utf8, strlen(utf8));
}

ObObject *(ob_str_format)(const char *format, ...)
{
    ob_require_pointer(format);
    va_list args;
    va_start(args, format);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    ObStr *str = size < 0 ? ob_raise_memory() : str_of((size_t)size);
    if (str == NULL)
        return NULL;
    va_start(args, format);
    vsnprintf(str->utf8, (size_t)size + 1, format, args);
    va_end(args);
    if (check_utf8(str->utf8, str->size) == 0)
        return &str->base;
    ob_decref(&str->base);
    return NULL;
}

const char *ob_str_utf8(const ObObject *op)
{
    ob_require_type(op, &ob_str_type);
    return ((const ObStr *)op)->utf8;
}

size_t ob_str_size(const ObObject *op)
{
    ob_require_type(op, &ob_str_type);
    return ((const ObStr *)op)->size;
}

size_t ob_str_length(const ObObject *op)
{
    ob_require_type(op, &ob_str_type);
    size_t n = 0;
    for (const char *p = ob_str_utf8(op), *end = p + ob_str_size(op);
         p < end; p++)
        n += ((unsigned char)*p & 0xC0) != 0x80;
    return n;
}

/* --- print a string --- */

/* The character that begins at *s, which moves behind it. */
static uint32_t next_character(const char **s)
{
    const unsigned char *p = (const unsigned char *)*s;
    unsigned char low, high;
    size_t length = sequence_length(p[0], &low, &high);
    uint32_t c = length == 1 ? p[0] : p[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++)
        c = c << 6 | (p[i] & 0x3F);
    *s += length;
    return c;
}

/* Writes the escape of `c` to `out`; returns its length, 0 if it needs
 * none. */
static size_t escape(char out[10], uint32_t c, char quote)
{
    char named = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't'
               : c == '\\' ? '\\' : c == (uint32_t)quote ? quote : 0;
    if (named == 0 && ob_printable(c))
        return 0;
    out[0] = '\\';
    out[1] = named != 0 ? named
           : c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
    size_t digits = named != 0 ? 0
                  : c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    for (size_t i = digits; i > 0; i--, c >>= 4)
        out[1 + i] = "0123456789abcdef"[c & 15];
    return 2 + digits;
}

static size_t put(char *out, const char *bytes, size_t size)
{
    if (out != NULL)
        memcpy(out, bytes, size);
    return size;
}

/* Writes the repr to `out` unless NULL; returns its length. */
static size_t write_repr(char *out, const ObObject *op)
{
    const char *s = ob_str_utf8(op), *end = s + ob_str_size(op);
    bool single = memchr(s, '\'', ob_str_size(op)) != NULL;
    bool twice = memchr(s, '"', ob_str_size(op)) != NULL;
    char quote = single && !twice ? '"' : '\'';
    size_t n = put(out, &quote, 1);
    while (s < end) {
        char piece[10];
        const char *from = s;
        size_t length = escape(piece, next_character(&s), quote);
        if (length > 0)
            from = piece;
        else
            length = (size_t)(s - from);
        n += put(out != NULL ? out + n : NULL, from, length);
    }
    return n + put(out != NULL ? out + n : NULL, &quote, 1);
}

static ObObject *str_repr(ObObject *op)
{
    size_t n = write_repr(NULL, op);
    if (n > UINT32_MAX)
        return ob_raise(OB_OVERFLOW_ERROR,
                        "string is too long to generate repr");
    ObStr *repr = str_of(n);
    if (repr == NULL)
        return NULL;
    write_repr(repr->utf8, op);
    return &repr->base;
}

/* CPython: PyObject_Repr, Objects/object.c */
ObObject *ob_ask_for_repr(ObObject *op)
{
    const ObType *type = ob_type(op);
    if (type->repr == NULL)
        return ob_str_format("<%s object at %p>", type->name,
                             (void *)op);
    /* go deeper to print */
    if (type->simple)
        return type->repr(op);
    if (ob_enter("while getting the repr of an object") < 0)
        return NULL;
    ObObject *repr = type->repr(op);
    /* come back from a question */
    ob_leave();
    ob_require(repr != NULL || ob_error() != OB_NO_ERROR,
               "a type's `repr` answers NULL and raises nothing");
    if (repr == NULL || ob_type(repr) == &ob_str_type)
        return repr;
    ob_raise(OB_TYPE_ERROR, "%s.__repr__() must return a str, not %s",
             type->name, ob_type(repr)->name);
    ob_decref(repr);
    return NULL;
}

static int str_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_str_type)
        return OB_NOT_IMPLEMENTED;
    size_t size = ob_str_size(a);
    return size == ob_str_size(b)
           && memcmp(ob_str_utf8(a), ob_str_utf8(b), size) == 0
           ? OB_EQUAL : OB_UNEQUAL;
}

static size_t str_size_of(const ObObject *op)
{
    return sizeof(ObStr) + ob_str_size(op) + 1;
}

/* --- hash a string --- */

static size_t hash_bytes(const char *bytes, size_t size);

static int64_t str_hash(ObObject *op)
{
    ObStr *str = (ObStr *)op;
    if (str->hash == 0) {
        uint32_t hash = (uint32_t)hash_bytes(str->utf8, str->size);
        str->hash = hash != 0 ? hash : 1;
    }
    return str->hash;
}

ObType ob_str_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "str",
    .basic_size = sizeof(ObStr),
    .free = ob_object_free,
    .repr = str_repr,
    .equal = str_equal,
    .size_of = str_size_of,
    .simple = true,
    .hash = str_hash,
};

/* --- the table of interned strings --- */

enum { FIRST_PLACES = 64 };

/* FNV-1a, 64 bits. */
static size_t hash_bytes(const char *bytes, size_t size)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < size; i++)
        h = (h ^ (unsigned char)bytes[i]) * 1099511628211u;
    return (size_t)(h ^ h / 4294967296u);
}

/* find the place of a name among the interned */
static ObStr **find_place(const ObInterned *t, const char *utf8,
                          size_t size)
{
    size_t i = hash_bytes(utf8, size) & t->mask;
    while (t->places[i] != NULL
           && !(t->places[i]->size == size
                && memcmp(t->places[i]->utf8, utf8, size) == 0))
        i = (i + 1) & t->mask;
    return &t->places[i];
}

/* Room for one more: 0, or -1 with MemoryError and nothing changed. */
static int grow_interned(ObInterned *t)
{
    if (t->places != NULL && 2 * (t->used + 1) <= t->mask + 1)
        return 0;
    size_t n = t->places == NULL ? FIRST_PLACES : 2 * (t->mask + 1);
    ObInterned grown = { .mask = n - 1, .used = t->used };
    grown.places = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                n * sizeof *grown.places);
    if (grown.places == NULL) {
        ob_raise_memory();
        return -1;
    }
    for (size_t i = 0; i < n; i++)
        grown.places[i] = NULL;
    for (size_t i = 0; t->places != NULL && i <= t->mask; i++)
        if (t->places[i] != NULL)
            *find_place(&grown, t->places[i]->utf8,
                        t->places[i]->size) = t->places[i];
    if (t->places != NULL)
        ob_mem_free(ob_mem(), t->places);
    *t = grown;
    return 0;
}

/* intern a string */
ObObject *ob_str_intern(const char *utf8)
{
    ob_require_pointer(utf8);
    ObInterned *t = &ob_self()->interp->interned;
    size_t size = strlen(utf8);
    if (grow_interned(t) < 0)
        return NULL;
    ObStr **place = find_place(t, utf8, size);
    if (*place == NULL) {
        ObObject *op = ob_str_new(utf8, size);
        if (op == NULL)
            return NULL;
        ob_make_immortal(op);
        *place = (ObStr *)op;
        t->used++;
    }
    return &(*place)->base;
}

/* find an interned string */
ObObject *ob_str_interned(const char *utf8)
{
    ob_require_pointer(utf8);
    const ObInterned *t = &ob_self()->interp->interned;
    if (t->places == NULL)
        return NULL;
    ObStr *str = *find_place(t, utf8, strlen(utf8));
    return str != NULL ? &str->base : NULL;
}

void ob_str_stop(ObInterp *interp)
{
    ObInterned *t = &interp->interned;
    for (size_t i = 0; t->places != NULL && i <= t->mask; i++)
        if (t->places[i] != NULL)
            ob_mem_free(&interp->mem, t->places[i]);
    if (t->places != NULL)
        ob_mem_free(&interp->mem, t->places);
    *t = (ObInterned){ 0 };
}

/* --- check the strings --- */

static bool is_whole(const ObStr *str)
{
    const unsigned char *s = (const unsigned char *)str->utf8;
    for (size_t i = 0, length; i < str->size; i += length)
        if (check_sequence(s + i, str->size - i, &length) != NULL)
            return false;
    return s[str->size] == '\0';
}

static int find_broken(const ObMemInfo *info, void *found)
{
    ObObject *op = info->object;
    if (op == NULL || ob_type(op) != &ob_str_type
        || is_whole((ObStr *)op))
        return 0;
    *(ObObject **)found = op;
    return 1;
}

static bool are_interned_once(const ObInterned *t)
{
    size_t used = 0;
    for (size_t i = 0; t->places != NULL && i <= t->mask; i++) {
        const ObStr *str = t->places[i];
        if (str == NULL)
            continue;
        used++;
        if (*find_place(t, str->utf8, str->size) != str
            || str->base.refcnt != OB_IMMORTAL)
            return false;
    }
    return used == t->used;
}

int ob_str_validate(char *why, size_t size)
{
    ob_require_pointer(why);
    ObObject *broken = NULL;
    if (!are_interned_once(&ob_self()->interp->interned)) {
        snprintf(why, size,
                 "INV-values-2: a name is not found, or not immortal");
        return -1;
    }
    if (ob_mem_walk(ob_mem(), find_broken, &broken) == 0)
        return 0;
    snprintf(why, size, "INV-values-3: a str of %zu bytes is no UTF-8 "
             "that ends in a NUL", ob_str_size(broken));
    return -1;
}
