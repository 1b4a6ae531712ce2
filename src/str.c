/* str: strings in UTF-8, and the table of the interned ones.
 *
 * CPython: Objects/unicodeobject.c
 */
#include "ob_values.h"

#include <stdarg.h>
#include <string.h>

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

/* What is wrong at `s`, NULL if nothing; *length is the sequence's. */
static const char *check_sequence(const unsigned char *s, size_t left,
                                  size_t *length)
{
    unsigned char low, high;
    *length = sequence_length(s[0], &low, &high);
    if (*length == 0)
        return "invalid start byte";
    for (size_t i = 1; i < *length; i++) {
        if (i >= left)
            return "unexpected end of data";
        if (s[i] < low || s[i] > high)
            return "invalid continuation byte";
        low = 0x80;
        high = 0xBF;
    }
    return NULL;
}

static int check_utf8(const char *utf8, size_t size)
{
    const unsigned char *s = (const unsigned char *)utf8;
    for (size_t i = 0, length; i < size; i += length) {
        const char *wrong = check_sequence(s + i, size - i, &length);
        if (wrong == NULL)
            continue;
        ob_raise(OB_UNICODE_DECODE_ERROR, "'utf-8' codec can't decode "
                 "byte 0x%02x in position %zu: %s", s[i], i, wrong);
        return -1;
    }
    return 0;
}

/* --- make a string --- */

ObObject *(ob_str_new)(const char *utf8, size_t size)
{
    assert(utf8 != NULL);
    if (check_utf8(utf8, size) < 0)
        return NULL;
    if (size > UINT32_MAX)
        return ob_raise_memory();
    ObObject *op = ob_object_new(&ob_str_type,
                                 sizeof(ObStr) + size + 1);
    if (op == NULL)
        return NULL;
    ObStr *str = (ObStr *)op;
    str->size = (uint32_t)size;
    str->hash = 0;
    memcpy(str->utf8, utf8, size);
    str->utf8[size] = '\0';
    return op;
}

ObObject *(ob_str_from)(const char *utf8)
{
    return ob_str_new(utf8, strlen(utf8));
}

ObObject *(ob_str_format)(const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return ob_str_from(text);
}

const char *ob_str_utf8(const ObObject *op)
{
    assert(ob_type(op) == &ob_str_type);
    return ((const ObStr *)op)->utf8;
}

size_t ob_str_size(const ObObject *op)
{
    assert(ob_type(op) == &ob_str_type);
    return ((const ObStr *)op)->size;
}

size_t ob_str_length(const ObObject *op)
{
    size_t n = 0;
    for (const char *p = ob_str_utf8(op), *end = p + ob_str_size(op);
         p < end; p++)
        n += ((unsigned char)*p & 0xC0) != 0x80;
    return n;
}

/* --- print a string --- */

/* Writes the escape of `c` to `out`; returns its length. */
static size_t escape(char out[8], unsigned char c, char quote)
{
    const char *named = c == '\n' ? "\\n" : c == '\r' ? "\\r"
                      : c == '\t' ? "\\t" : c == '\\' ? "\\\\" : NULL;
    if (named != NULL)
        return (size_t)snprintf(out, 8, "%s", named);
    if (c == (unsigned char)quote)
        return (size_t)snprintf(out, 8, "\\%c", c);
    if (c < 0x20 || c == 0x7F)
        return (size_t)snprintf(out, 8, "\\x%02x", c);
    out[0] = (char)c;
    return 1;
}

/* Writes the repr to `out` unless NULL; returns its length. */
static size_t write_repr(char *out, const ObObject *op)
{
    const char *s = ob_str_utf8(op);
    size_t size = ob_str_size(op), n = 0;
    char quote = memchr(s, '\'', size) && !memchr(s, '"', size) ? '"'
                                                                : '\'';
    char piece[8];
    for (size_t i = 0; i < size + 2; i++) {
        bool end = i == 0 || i == size + 1;
        size_t length = 1;
        if (end)
            piece[0] = quote;
        else
            length = escape(piece, (unsigned char)s[i - 1], quote);
        if (out != NULL)
            memcpy(out + n, piece, length);
        n += length;
    }
    return n;
}

static ObObject *str_repr(ObObject *op)
{
    size_t n = write_repr(NULL, op);
    ObObject *repr = ob_object_new(&ob_str_type, sizeof(ObStr) + n + 1);
    if (repr == NULL)
        return NULL;
    ObStr *str = (ObStr *)repr;
    str->size = (uint32_t)n;
    str->hash = 0;
    write_repr(str->utf8, op);
    str->utf8[n] = '\0';
    return repr;
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
    ObInterned *t = &ob_thread_self->interp->interned;
    size_t size = strlen(utf8);
    if (grow_interned(t) < 0)
        return NULL;
    ObStr **place = find_place(t, utf8, size);
    if (*place == NULL) {
        ObObject *op = ob_str_new(utf8, size);
        if (op == NULL)
            return NULL;
        op->refcnt = OB_IMMORTAL;
        *place = (ObStr *)op;
        t->used++;
    }
    return &(*place)->base;
}

/* find an interned string */
ObObject *ob_str_interned(const char *utf8)
{
    const ObInterned *t = &ob_thread_self->interp->interned;
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
