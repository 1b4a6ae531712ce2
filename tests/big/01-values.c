/* What takes long to ask: the repr of a string of a thousand million bytes, and of each character there is. */
#define _DEFAULT_SOURCE     /* MAP_ANONYMOUS */
#include "support.h"

#include <sys/mman.h>

/* A str as str.c has it. */
typedef struct ObStr {
    ObObject base;
    uint32_t size, hash;
    char utf8[];
} ObStr;

/* 2**30 + 1 control characters make a repr of 2**32 + 6 bytes, more than a str has room for. They need no
 * memory: pages of zeros that nobody writes to are one page. */
static void a_repr_may_be_too_long(void **state)
{
    (void)state;
    size_t size = ((size_t)1 << 30) + 1;
    ObStr *str = mmap(NULL, sizeof *str + size + 1, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    assert_true(str != MAP_FAILED);
    *str = (ObStr){ OB_STATIC_HEADER(&ob_str_type), (uint32_t)size, 0 };
    assert_null(ob_repr(&str->base));
    assert_raised(OB_OVERFLOW_ERROR, "string is too long to generate repr");
    assert_int_equal(munmap(str, sizeof *str + size + 1), 0);
}

/* How Python 3.15 prints them, as FNV-1a of repr(chr(c)) for c in range(1, 0x110000), surrogates left out. */
static void each_character_prints_as_pythons_does(void **state)
{
    (void)state;
    uint64_t digest = 14695981039346656037u;
    for (uint32_t c = 1; c < 0x110000; c = c == 0xD7FF ? 0xE000 : c + 1) {
        char utf8[5] = { 0 };
        int length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        uint32_t rest = c;
        for (int i = length - 1; i > 0; i--, rest >>= 6)
            utf8[i] = (char)(0x80 | (rest & 0x3F));
        utf8[0] = (char)((length == 1 ? 0 : 0xF00u >> length & 0xF0) | rest);
        ObObject *op = ob_str_from(utf8), *repr = op == NULL ? NULL : ob_repr(op);
        assert_non_null(repr);
        for (const char *p = ob_str_utf8(repr); *p != '\0'; p++)
            digest = (digest ^ (unsigned char)*p) * 1099511628211u;
        ob_decref(repr);
        ob_decref(op);
    }
    assert_true(digest == 0x8f4d2d70179d8981u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(a_repr_may_be_too_long),
        checked_test(each_character_prints_as_pythons_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
