/* Chapter 1: names and objects. */
#include "support.h"
#include "fatal.h"

#include <fenv.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <wchar.h>

/* --- mem --- */

static void mem_counts_blocks_and_bytes(void **state)
{
    (void)state;
    ObMem mem = ob_mem_new(ob_mem_malloc(), true);
    void *a = ob_mem_alloc(&mem, OB_MEM_DATA, 10);
    void *b = ob_mem_alloc(&mem, OB_MEM_DATA, 20);
    void *c = ob_mem_alloc(&mem, OB_MEM_DATA, 30);
    assert_true(a && b && c);
    assert_int_equal(ob_mem_blocks(&mem), 3);
    assert_int_equal(ob_mem_bytes(&mem), 60);
    ob_mem_free(&mem, b);           /* from the middle of the list */
    ob_mem_free(&mem, c);           /* from its head */
    assert_int_equal(ob_mem_blocks(&mem), 1);
    assert_int_equal(ob_mem_bytes(&mem), 10);
    assert_int_equal(mem.peak, 60);
    ob_mem_free(&mem, a);
    assert_int_equal(ob_mem_bytes(&mem), 0);
    assert_int_equal(ob_mem_allocations(&mem), 3);
    assert_null(mem.live);
}

static void mem_refuses_the_nth(void **state)
{
    (void)state;
    for (int check = 0; check < 2; check++) {
        ObMem mem = ob_mem_new(ob_mem_malloc(), check);
        ob_mem_fail_nth(&mem, 2);
        void *a = ob_mem_alloc(&mem, OB_MEM_DATA, 1);
        assert_non_null(a);
        assert_null(ob_mem_alloc(&mem, OB_MEM_DATA, 1));
        void *b = ob_mem_alloc(&mem, OB_MEM_DATA, 1);
        assert_non_null(b);         /* once, not from then on */
        ob_mem_fail_nth(&mem, 1);
        assert_null(ob_mem_resize(&mem, b, 2));
        ob_mem_fail_nth(&mem, 1);
        ob_mem_fail_nth(&mem, 0);
        b = ob_mem_resize(&mem, b, 2);
        assert_non_null(b);
        ob_mem_free(&mem, a);
        ob_mem_free(&mem, b);
        assert_null(mem.live);
    }
}

static void mem_fills_and_moves(void **state)
{
    (void)state;
    ObMem mem = ob_mem_new(ob_mem_malloc(), true);
    unsigned char *a = ob_mem_alloc(&mem, OB_MEM_DATA, 4);
    assert_memory_equal(a, "\xCD\xCD\xCD\xCD", 4);
    memcpy(a, "spam", 4);
    unsigned char *b = ob_mem_resize(&mem, a, 6);
    assert_ptr_not_equal(a, b);
    assert_memory_equal(b, "spam\xCD\xCD", 6);
    unsigned char *c = ob_mem_resize(&mem, b, 2);
    assert_memory_equal(c, "sp", 2);
    assert_int_equal(ob_mem_bytes(&mem), 2);
    ob_mem_free(&mem, c);
    ObMem plain = ob_mem_new(ob_mem_malloc(), false);
    char *d = ob_mem_alloc(&plain, OB_MEM_DATA, 5);
    memcpy(d, "eggs", 5);
    d = ob_mem_resize(&plain, d, 50000);
    assert_string_equal(d, "eggs");
    ob_mem_free(&plain, d);
    assert_int_equal(ob_mem_blocks(&plain), 0);
}

/* An allocator that keeps what is freed, to look at it afterwards. */
static unsigned char kept[256];

static void *keep_alloc(void *ctx, size_t size)
{
    ++*(int *)ctx;
    return size <= sizeof kept ? kept : NULL;
}

static void keep_free(void *ctx, void *block)
{
    --*(int *)ctx;
    assert_ptr_equal(block, kept);
}

static void mem_fills_what_is_freed(void **state)
{
    (void)state;
    int live = 0;
    ObMem mem = ob_mem_new((ObAllocator){ &live, keep_alloc, NULL,
                                          keep_free }, true);
    unsigned char *a = ob_mem_alloc(&mem, OB_MEM_DATA, 3);
    assert_int_equal(live, 1);
    ob_mem_free(&mem, a);
    assert_int_equal(live, 0);
    assert_memory_equal(a - 1, "\xDD\xDD\xDD\xDD\xDD", 5);
    assert_null(ob_mem_alloc(&mem, OB_MEM_DATA, 4096));
    assert_null(ob_mem_alloc(&mem, OB_MEM_DATA, SIZE_MAX));
    assert_int_equal(ob_mem_blocks(&mem), 0);
}

static int stop_at_second(const ObMemInfo *info, void *arg)
{
    unsigned long *serial = arg;
    *serial = info->serial;
    assert_non_null(strstr(info->where, "_test.c:"));
    assert_int_equal(info->domain, OB_MEM_DATA);
    return *serial == 2 ? 7 : 0;
}

static void mem_walks_newest_first(void **state)
{
    (void)state;
    ObMem mem = ob_mem_new(ob_mem_malloc(), true);
    void *block[3];
    for (int i = 0; i < 3; i++)
        block[i] = ob_mem_alloc(&mem, OB_MEM_DATA, 8);
    unsigned long serial = 0;
    assert_int_equal(ob_mem_walk(&mem, stop_at_second, &serial), 7);
    assert_int_equal(serial, 2);
    for (int i = 0; i < 3; i++)
        ob_mem_free(&mem, block[i]);
    assert_int_equal(ob_mem_walk(&mem, stop_at_second, &serial), 0);
}

static void mem_reports_by_place(void **state)
{
    (void)state;
    ObMem mem = ob_mem_new(ob_mem_malloc(), true);
    void *block[4];
    for (int i = 0; i < 4; i++)
        block[i] = i == 1
            ? ob_mem_alloc_at(&mem, OB_MEM_DATA, 5, "b.c:2")
            : ob_mem_alloc_at(&mem, OB_MEM_DATA, 8, "a.c:1");
    char text[200] = "";
    FILE *out = tmpfile();
    assert_non_null(out);
    ob_mem_report(&mem, out);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_string_equal(text, "3 blocks, 24 bytes from a.c:1\n"
                              "1 block, 5 bytes from b.c:2\n");
    for (int i = 0; i < 4; i++)
        ob_mem_free(&mem, block[i]);
}

static void mem_notices_fallen_fences(void **state)
{
    (void)state;
    char why[200] = "";
    ObMem mem = ob_mem_new(ob_mem_malloc(), true);
    char *a = ob_mem_alloc_at(&mem, OB_MEM_DATA, 5, "a.c:1");
    assert_int_equal(ob_mem_validate(&mem, why, sizeof why), 0);
    for (int at = -4; at < 13; at = at == -1 ? 5 : at + 1) {
        a[at] = (char)(a[at] ^ 1);
        assert_int_equal(ob_mem_validate(&mem, why, sizeof why), -1);
        assert_string_equal(why, "INV-mem-2: a write past the end of "
                                 "the 5 bytes from a.c:1");
        a[at] = (char)(a[at] ^ 1);
    }
    mem.blocks = 2;
    assert_int_equal(ob_mem_validate(&mem, why, sizeof why), -1);
    assert_string_equal(why, "INV-mem-1: 1 blocks on the list, "
                             "2 counted");
    mem.blocks = 1;
    mem.bytes++;
    assert_int_equal(ob_mem_validate(&mem, why, sizeof why), -1);
    mem.bytes--;
    ob_mem_free(&mem, a);
}

/* --- state --- */

static void errors_are_kept_and_cleared(void **state)
{
    (void)state;
    assert_int_equal(ob_error(), OB_NO_ERROR);
    assert_string_equal(ob_error_text(), "");
    assert_string_equal(ob_exc_name(OB_NO_ERROR), "");
    assert_null(ob_raise(OB_NAME_ERROR, "name '%s' is not defined", "x"));
    assert_string_equal(ob_exc_name(ob_error()), "NameError");
    assert_raised(OB_NAME_ERROR, "name 'x' is not defined");
    assert_int_equal(ob_error(), OB_NO_ERROR);
    ob_raise(OB_TYPE_ERROR, "something else");
    assert_null(ob_raise_memory());
    assert_raised(OB_MEMORY_ERROR, "");
    char longest[400];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    ob_raise(OB_TYPE_ERROR, "%s", longest);
    assert_int_equal(strlen(ob_error_text()), 159);
    ob_error_clear();
    assert_string_equal(ob_error_text(), "");
    ob_raise(OB_NAME_ERROR, "bad number");
    ob_raise(OB_TYPE_ERROR, "in line %d: %s", 3, ob_error_text());
    assert_raised(OB_TYPE_ERROR, "in line 3: bad number");
}

/* --- objects --- */

static void the_header_is_sixteen_bytes(void **state)
{
    (void)state;
    assert_int_equal(sizeof(ObObject), 8 + sizeof(void *));
    assert_int_equal(sizeof(ObFloat), sizeof(ObObject) + 8);
}

static void counts_go_up_and_down(void **state)
{
    (void)state;
    ObObject *op = ob_int_new(3000);
    size_t blocks = ob_mem_blocks(ob_mem());
    assert_int_equal(ob_refcnt(op), 1);
    ob_incref(op);
    assert_int_equal(ob_refcnt(op), 2);
    ob_decref(op);
    assert_int_equal(ob_refcnt(op), 1);
    assert_int_equal(ob_mem_blocks(ob_mem()), blocks);
    ob_decref(op);
    assert_int_equal(ob_mem_blocks(ob_mem()), blocks - 1);
}

static void assert_immortal(ObObject *op)
{
    uint32_t count = ob_refcnt(op);
    assert_int_equal(count, 3221225472u);
    assert_true(ob_is_immortal(op));
    ob_incref(op);
    ob_decref(op);
    ob_decref(op);
    assert_int_equal(ob_refcnt(op), count);
}

static void immortal_objects_do_not_count(void **state)
{
    (void)state;
    assert_immortal(ob_none());
    assert_immortal(ob_bool(true));
    assert_immortal(ob_bool(false));
    assert_immortal(ob_int_new(-5));
    assert_immortal(ob_int_new(1024));
    assert_immortal(ob_str_intern("spam"));
    assert_immortal(&ob_int_type.base);
    assert_immortal(&ob_type_type.base);
}

static void a_count_between_the_limits_never_dies(void **state)
{
    (void)state;
    ObObject *op = ob_float_new(1.5);
    op->refcnt = OB_MORTAL_LIMIT - 1;
    assert_false(ob_is_immortal(op));
    ob_incref(op);                      /* an old extension's incref */
    assert_true(ob_is_immortal(op));
    ob_incref(op);
    assert_int_equal(ob_refcnt(op), OB_MORTAL_LIMIT + 1);
    ob_decref(op);
    assert_int_equal(ob_refcnt(op), OB_MORTAL_LIMIT + 1);
    op->refcnt = 1;
    ob_decref(op);
}

/* --- values --- */

static void small_ints_are_shared(void **state)
{
    (void)state;
    for (int64_t i = -7; i < 1030; i++) {
        ObObject *a = ob_int_new(i), *b = ob_int_new(i);
        assert_int_equal(ob_int_value(a), i);
        assert_int_equal(ob_is(a, b), -5 <= i && i <= 1024);
        ob_decref(a);
        ob_decref(b);
    }
}

static void ints_add(void **state)
{
    (void)state;
    ObObject *most = ob_int_new(INT64_MAX), *least = ob_int_new(INT64_MIN);
    ObObject *one = ob_int_new(1), *minus = ob_int_new(-1);
    assert_repr_steal(ob_int_add(most, minus), "9223372036854775806");
    assert_repr_steal(ob_int_add(minus, most), "9223372036854775806");
    assert_repr_steal(ob_int_add(most, least), "-1");
    assert_repr_steal(ob_int_add(ob_bool(true), ob_bool(true)), "2");
    assert_null(ob_int_add(most, one));
    assert_raised(OB_OVERFLOW_ERROR, "int too large for 64 bits");
    assert_null(ob_int_add(least, minus));
    assert_raised(OB_OVERFLOW_ERROR, "int too large for 64 bits");
    assert_null(ob_int_add(ob_none(), one));
    assert_raised(OB_TYPE_ERROR, "unsupported operand type(s) for +: "
                                 "'NoneType' and 'int'");
    assert_null(ob_int_add(one, ob_none()));
    assert_raised(OB_TYPE_ERROR, "unsupported operand type(s) for +: "
                                 "'int' and 'NoneType'");
    ob_decref(most);
    ob_decref(least);
}

static void reprs_are_pythons(void **state)
{
    (void)state;
    assert_repr_steal(ob_none(), "None");
    assert_repr_steal(ob_bool(true), "True");
    assert_repr_steal(ob_bool(false), "False");
    assert_repr_steal(ob_int_new(INT64_MIN), "-9223372036854775808");
    assert_repr_steal(&ob_str_type.base, "<class 'str'>");
    static const struct { double value; const char *repr; } floats[] = {
        { 0.0, "0.0" }, { -0.0, "-0.0" }, { 1.0, "1.0" },
        { -1.5, "-1.5" }, { 0.1, "0.1" }, { 0.1 + 0.2,
        "0.30000000000000004" }, { 100.0, "100.0" }, { 123.456,
        "123.456" }, { 0.0001, "0.0001" }, { 0.00001, "1e-05" },
        { 1.25e-5, "1.25e-05" }, { 1e15, "1000000000000000.0" },
        { 1e16, "1e+16" }, { 1.5e16, "1.5e+16" }, { 1e100, "1e+100" },
        { 123456789012345678.0, "1.2345678901234568e+17" },
        { 1.7976931348623157e308, "1.7976931348623157e+308" },
        { 5e-324, "5e-324" }, { INFINITY, "inf" }, { -INFINITY, "-inf" },
        { NAN, "nan" }, { -NAN, "nan" }, { 0.001, "0.001" }, { 0.012, "0.012" },
        { 9007199254740993.0, "9007199254740992.0" },
    };
    for (size_t i = 0; i < sizeof floats / sizeof floats[0]; i++)
        assert_repr_steal(ob_float_new(floats[i].value), floats[i].repr);
}

/* FNV-1a, so that many reprs are compared by one number. */
static uint64_t add_to_digest(uint64_t digest, const char *text)
{
    for (; *text != '\0'; text++)
        digest = (digest ^ (unsigned char)*text) * 1099511628211u;
    return digest;
}

static uint64_t add_repr_steal(uint64_t digest, ObObject *op)
{
    assert_non_null(op);
    ObObject *repr = ob_repr(op);
    assert_non_null(repr);
    digest = add_to_digest(digest, ob_str_utf8(repr));
    ob_decref(repr);
    ob_decref(op);
    return digest;
}

/* The digest is that of Python 3.15: repr(2.0 ** e) + "\n" for e in range(-1074, 1024). */
static void powers_of_two_print_as_short_as_pythons(void **state)
{
    (void)state;
    static const struct { int power; const char *repr; } some[] = {
        { -1017, "7.120236347223045e-307" }, { -44, "5.684341886080802e-14" },
        { -24, "5.960464477539063e-08" }, { -1, "0.5" },
        { 122, "5.316911983139664e+36" }, { -1074, "5e-324" },
    };
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++)
        assert_repr_steal(ob_float_new(ldexp(1, some[i].power)),
                          some[i].repr);
    uint64_t digest = 14695981039346656037u;
    for (int power = -1074; power < 1024; power++) {
        digest = add_repr_steal(digest, ob_float_new(ldexp(1, power)));
        digest = add_to_digest(digest, "\n");
    }
    assert_true(digest == 0x8a2ce174d3479c89u);
}

/* Sets a locale in which 1.5 is written with something else than a
 * point; false if this machine has none of these. */
static bool write_fractions_with_a_comma(void)
{
    static const char *const locales[] = {
        "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "es_ES.UTF-8",
        "pt_BR.UTF-8", "ru_RU.UTF-8", "de_DE", "fr_FR", "ps_AF.UTF-8", "",
    };
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++)
        if (setlocale(LC_ALL, locales[i]) != NULL
            && strcmp(localeconv()->decimal_point, ".") != 0)
            return true;
    return false;
}

static void floats_print_alike_however_numbers_are_rounded(void **state)
{
    (void)state;
    static const int modes[] = { FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
    for (int i = 0; i < 3; i++) {
        fesetround(modes[i]);
        assert_repr_steal(ob_float_new(0.1), "0.1");
        assert_repr_steal(ob_float_new(-0.30000000000000004),
                          "-0.30000000000000004");
        assert_repr_steal(ob_float_new(0x1p-44), "5.684341886080802e-14");
        assert_repr_steal(ob_float_new(0x1p-1074), "5e-324");
        assert_repr_steal(ob_float_new(1e22), "1e+22");
        assert_int_equal(fegetround(), modes[i]);
    }
    fesetround(FE_TONEAREST);
}

/* As Python's ==: no floating-point exception is left behind. */
static void nan_is_compared_in_silence(void **state)
{
    (void)state;
    ObObject *nan = ob_float_new(NAN), *one = ob_float_new(1.0);
    ObObject *int_one = ob_int_new(1);
    feclearexcept(FE_ALL_EXCEPT);
    assert_int_equal(ob_equal(nan, one), 0);
    assert_int_equal(ob_equal(one, nan), 0);
    assert_int_equal(ob_equal(nan, int_one), 0);
    assert_int_equal(ob_equal(int_one, nan), 0);
    assert_int_equal(fetestexcept(FE_INVALID), 0);
    ob_decref(nan);
    ob_decref(one);
}

static void floats_print_alike_in_every_country(void **state)
{
    (void)state;
    char before[100];
    snprintf(before, sizeof before, "%s", setlocale(LC_ALL, NULL));
    if (!write_fractions_with_a_comma()) {
        print_message("(no locale here that writes 1,5: skipped)\n");
        return;
    }
    assert_repr_steal(ob_float_new(1.5), "1.5");
    assert_repr_steal(ob_float_new(-0.30000000000000004),
                      "-0.30000000000000004");
    assert_repr_steal(ob_float_new(0x1p-1022), "2.2250738585072014e-308");
    assert_repr_steal(ob_float_new(0x1p-44), "5.684341886080802e-14");
    setlocale(LC_ALL, before);
}

static void strings_print_as_pythons_do(void **state)
{
    (void)state;
    static const char *const strings[][2] = {
        { "", "''" }, { "spam", "'spam'" }, { "don't", "\"don't\"" },
        { "\"don't\"", "'\"don\\'t\"'" }, { "a\nb\r\t\\", "'a\\nb\\r\\t\\\\'" },
        { "\x01\x1f\x7f", "'\\x01\\x1f\\x7f'" }, { "é猫", "'é猫'" },
        { "\"", "'\"'" }, { "\xc2\x80\xc2\x9f\u00a0\u00ad", "'\\x80\\x9f\\xa0\\xad'" },
        { "\u0378\u200b\u2028\ue000\u3000",
          "'\\u0378\\u200b\\u2028\\ue000\\u3000'" },
        { "😀\U000e0001\U0010ffff", "'😀\\U000e0001\\U0010ffff'" },
    };
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        assert_repr_steal(ob_str_from(strings[i][0]), strings[i][1]);
    ObObject *nul = ob_str_new("a\0b", 3), *repr = ob_repr(nul);
    assert_string_equal(ob_str_utf8(repr), "'a\\x00b'");
    ob_decref(repr);
    ob_decref(nul);
}

/* The digest is that of Python 3.15, of the repr of the same
 * characters. tests/big asks about each there is. */
static void characters_print_as_pythons_do(void **state)
{
    (void)state;
    uint64_t digest = 14695981039346656037u;
    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 37) {
        if (c >= 0xD800 && c < 0xE000)
            c = 0xE000;
        char utf8[5] = { 0 };
        int length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        uint32_t rest = c;
        for (int i = length - 1; i > 0; i--, rest >>= 6)
            utf8[i] = (char)(0x80 | (rest & 0x3F));
        utf8[0] = (char)((length == 1 ? 0 : 0xF00u >> length & 0xF0) | rest);
        digest = add_repr_steal(digest, ob_str_from(utf8));
    }
    assert_true(digest == 0xd07620ec3072b3bu);
    assert_true(ob_printable('a') && !ob_printable(0x10FFFF));
}

/* 200 characters of two bytes each: longer than any buffer that one
 * would guess, and no place to cut. */
static void any_length_is_formatted(void **state)
{
    (void)state;
    char text[401] = { 0 };
    for (int i = 0; i < 200; i++)
        memcpy(text + 2 * i, "ä", 2);
    ObObject *op = ob_str_format("<%s>", text);
    assert_non_null(op);
    assert_int_equal(ob_str_size(op), 402);
    assert_int_equal(ob_str_length(op), 202);
    assert_string_equal(ob_str_utf8(op) + 399, "ä>");
    ob_decref(op);
    assert_repr_steal(ob_str_format("%s", ""), "''");
    assert_null(ob_str_format("%.3s", "ää"));
    assert_raised(OB_UNICODE_DECODE_ERROR, "'utf-8' codec can't decode byte"
                  " 0xc3 in position 2: unexpected end of data");
    assert_null(ob_str_format("%lc", (wint_t)0xFFFFFFFEu));
    assert_raised(OB_MEMORY_ERROR, "");
}

static void strings_are_utf8(void **state)
{
    (void)state;
    ObObject *op = ob_str_from("é猫😀x");
    assert_int_equal(ob_str_size(op), 10);
    assert_int_equal(ob_str_length(op), 4);
    ob_decref(op);
    static const struct { const char *bytes; const char *text; } bad[] = {
        { "\x80", "byte 0x80 in position 0: invalid start byte" },
        { "a\xff", "byte 0xff in position 1: invalid start byte" },
        { "abcdefgh\xff", "byte 0xff in position 8: invalid start byte" },
        { "abcdefghij\xff" "klm", "byte 0xff in position 10: invalid start byte" },
        { "abcdefghij\xff" "klmnopqrst", "byte 0xff in position 10: invalid start byte" },
        { "\xc0\xaf", "byte 0xc0 in position 0: invalid start byte" },
        { "\xc1\xbf", "byte 0xc1 in position 0: invalid start byte" },
        { "\xf5\x80\x80\x80", "byte 0xf5 in position 0: invalid start byte" },
        { "\xc3", "byte 0xc3 in position 0: unexpected end of data" },
        { "\xe7\x8c", "bytes in position 0-1: unexpected end of data" },
        { "\xc3(", "byte 0xc3 in position 0: invalid continuation byte" },
        { "\xe0\x9f\xbf", "byte 0xe0 in position 0: invalid continuation byte" },
        { "\xed\xa0\x80", "byte 0xed in position 0: invalid continuation byte" },
        { "\xf0\x8f\xbf\xbf", "byte 0xf0 in position 0: "
                              "invalid continuation byte" },
        { "\xf4\x90\x80\x80", "byte 0xf4 in position 0: "
                              "invalid continuation byte" },
        { "\xf0\x9f\x98(", "bytes in position 0-2: "
                           "invalid continuation byte" },
        { "ab\xf0\x90\x80", "bytes in position 2-4: "
                            "unexpected end of data" },
        { "\xe2\x82(", "bytes in position 0-1: invalid continuation byte" },
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char text[120];
        snprintf(text, sizeof text, "'utf-8' codec can't decode %s",
                 bad[i].text);
        assert_null(ob_str_from(bad[i].bytes));
        assert_raised(OB_UNICODE_DECODE_ERROR, text);
    }
    assert_repr_steal(ob_str_from("\xed\x9f\xbf\xf4\x8f\xbf\xbf"),
                      "'\\ud7ff\\U0010ffff'");
}

static void interned_strings_are_one(void **state)
{
    (void)state;
    ObObject *spam = ob_str_intern("spam");
    ObObject *made = ob_str_from("spam");
    assert_true(ob_is(spam, ob_str_intern("spam")));
    assert_false(ob_is(spam, made));
    assert_int_equal(ob_equal(spam, made), 1);
    assert_ptr_equal(ob_str_interned("spam"), spam);
    assert_null(ob_str_interned("spa"));
    assert_null(ob_str_interned("eggs"));
    char name[20];
    for (int i = 0; i < 500; i++) {     /* the table grows */
        snprintf(name, sizeof name, "name%d", i);
        assert_string_equal(ob_str_utf8(ob_str_intern(name)), name);
    }
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "name%d", i);
        assert_ptr_equal(ob_str_interned(name), ob_str_intern(name));
    }
    assert_true(ob_is(spam, ob_str_intern("spam")));
    assert_null(ob_str_intern("\xff"));
    assert_int_equal(ob_error(), OB_UNICODE_DECODE_ERROR);
    ob_error_clear();
    ob_decref(made);
}

static void equal_steal(ObObject *a, ObObject *b, int expected)
{
    assert_int_equal(ob_equal(a, b), expected);
    assert_int_equal(ob_equal(b, a), expected);
    ob_decref(a);
    ob_decref(b);
}

static void equality_is_pythons(void **state)
{
    (void)state;
    equal_steal(ob_int_new(3000), ob_int_new(3000), 1);
    equal_steal(ob_int_new(3000), ob_int_new(3001), 0);
    equal_steal(ob_int_new(1), ob_bool(true), 1);
    equal_steal(ob_int_new(0), ob_bool(true), 0);
    equal_steal(ob_int_new(1), ob_float_new(1.0), 1);
    equal_steal(ob_int_new(1), ob_float_new(1.5), 0);
    equal_steal(ob_int_new(INT64_C(9007199254740993)),
                ob_float_new(9007199254740992.0), 0);
    equal_steal(ob_int_new(INT64_MAX), ob_float_new(0x1p63), 0);
    equal_steal(ob_int_new(INT64_MIN), ob_float_new(-0x1p63), 1);
    equal_steal(ob_int_new(INT64_MIN), ob_float_new(-0x1p64), 0);
    equal_steal(ob_int_new(0), ob_float_new(NAN), 0);
    equal_steal(ob_float_new(NAN), ob_float_new(NAN), 0);
    equal_steal(ob_float_new(0.0), ob_float_new(-0.0), 1);
    equal_steal(ob_float_new(1.5), ob_float_new(2.5), 0);
    equal_steal(ob_str_from("a"), ob_str_from("a"), 1);
    equal_steal(ob_str_from("a"), ob_str_from("ab"), 0);
    equal_steal(ob_str_from("a"), ob_str_from("b"), 0);
    equal_steal(ob_str_from("1"), ob_int_new(1), 0);
    equal_steal(ob_str_from("1"), ob_float_new(1.0), 0);
    equal_steal(ob_none(), ob_none(), 1);
    equal_steal(ob_none(), ob_bool(false), 0);
}

static void sizes_leave_nothing_of_the_object_out(void **state)
{
    (void)state;
    size_t before = ob_mem_bytes(ob_mem());
    ObObject *op[] = { ob_int_new(5000), ob_float_new(1.0),
                       ob_str_from(""), ob_str_from("é") };
    size_t sum = 0;
    for (size_t i = 0; i < sizeof op / sizeof op[0]; i++)
        sum += ob_sizeof(op[i]);
    assert_int_equal(ob_mem_bytes(ob_mem()) - before, sum);
    for (size_t i = 0; i < sizeof op / sizeof op[0]; i++)
        ob_decref(op[i]);
    assert_int_equal(ob_sizeof(ob_none()), sizeof(ObObject));
}

/* --- namespaces --- */

static void names_hold_objects(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *op = ob_int_new(3000);
    assert_int_equal(ob_namespace_bind(ns, "x", op), 0);
    assert_int_equal(ob_refcnt(op), 2);
    assert_int_equal(ob_namespace_bind(ns, "y", op), 0);
    assert_int_equal(ob_refcnt(op), 3);
    assert_int_equal(ob_namespace_bind(ns, "x", ob_none()), 0);
    assert_int_equal(ob_refcnt(op), 2);
    ob_decref(op);
    assert_ptr_equal(ob_namespace_lookup_borrowed(ns, "y"), op);
    assert_int_equal(ob_refcnt(op), 1);
    assert_ptr_equal(ob_namespace_lookup(ns, "y"), op);
    assert_int_equal(ob_refcnt(op), 2);
    ob_decref(op);
    size_t blocks = ob_mem_blocks(ob_mem());
    assert_int_equal(ob_namespace_unbind(ns, "y"), 0);
    assert_int_equal(ob_mem_blocks(ob_mem()), blocks - 1);
    assert_int_equal(ob_namespace_size(ns), 1);
    ob_namespace_free(ns);
}

static void binding_a_name_to_itself_is_safe(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "x", ob_int_new(3000));
    ObObject *op = ob_namespace_lookup_borrowed(ns, "x");
    assert_int_equal(ob_refcnt(op), 1);
    assert_int_equal(ob_namespace_bind(ns, "x", op), 0);
    assert_int_equal(ob_refcnt(op), 1);
    assert_int_equal(ob_int_value(op), 3000);
}

static void unbound_names_raise(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    assert_null(ob_namespace_lookup(ns, "x"));
    assert_raised(OB_NAME_ERROR, "name 'x' is not defined");
    ob_namespace_bind(ns, "y", ob_none());
    assert_null(ob_namespace_lookup_borrowed(ns, "x"));
    assert_raised(OB_NAME_ERROR, "name 'x' is not defined");
    assert_int_equal(ob_namespace_unbind(ns, "x"), -1);
    assert_raised(OB_NAME_ERROR, "name 'x' is not defined");
    assert_int_equal(ob_namespace_unbind(ns, "y"), 0);
    assert_int_equal(ob_namespace_unbind(ns, "y"), -1);
    assert_raised(OB_NAME_ERROR, "name 'y' is not defined");
    assert_int_equal(ob_namespace_bind_steal(ns, "x", NULL), -1);
    assert_int_equal(ob_namespace_size(ns), 0);
}

static void names_keep_their_order(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    static const char *const names[] = { "a", "b", "c", "d", "e", "f" };
    for (int i = 0; i < 6; i++)
        ob_namespace_bind_steal(ns, names[i], ob_int_new(3000 + i));
    ob_namespace_bind_steal(ns, "b", ob_int_new(10));   /* in place */
    ob_namespace_unbind(ns, "d");
    ob_namespace_bind_steal(ns, "d", ob_int_new(3011)); /* at the end */
    static const char *const expected[] = { "a", "b", "c", "e", "f", "d" };
    static const int values[] = { 3000, 10, 3002, 3004, 3005, 3011 };
    assert_int_equal(ob_namespace_size(ns), 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(ob_namespace_name(ns, i), expected[i]);
        assert_int_equal(ob_int_value(ob_namespace_value_borrowed(ns, i)),
                         values[i]);
        ObObject *value = ob_namespace_value(ns, i);
        assert_ptr_equal(value, ob_namespace_value_borrowed(ns, i));
        assert_int_equal(ob_refcnt(value) == 2, !ob_is_immortal(value));
        ob_decref(value);
    }
}

/* A type whose objects write down their deaths. */
typedef struct Mortal {
    ObObject base;
    char name;
} Mortal;

static char deaths[16];
static ObNamespace *rebind_in;      /* bound into by a dying object */

static void mortal_free(ObObject *op)
{
    size_t n = strlen(deaths);
    deaths[n] = ((Mortal *)op)->name;
    deaths[n + 1] = '\0';
    ObNamespace *ns = rebind_in;
    rebind_in = NULL;
    if (ns != NULL)     /* not the place to break the test off */
        (ob_namespace_bind_steal)(ns, "late", (ob_int_new)(3000));
    ob_object_free(op);
}

static ObType mortal_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Mortal",
    .basic_size = sizeof(Mortal),
    .free = mortal_free,
};

static ObObject *mortal_new(char name)
{
    ObObject *op = ob_object_new(&mortal_type, sizeof(Mortal));
    assert_non_null(op);
    ((Mortal *)op)->name = name;
    return op;
}

static void let_go_of_abc(ObScope scope, const char *expected)
{
    deaths[0] = '\0';
    ObNamespace *ns = ob_namespace_new(scope, "names");
    for (char name = 'a'; name <= 'c'; name++)
        ob_namespace_bind_steal(ns, (char[]){ name, '\0' },
                                mortal_new(name));
    assert_string_equal(deaths, "");
    ob_namespace_free(ns);
    assert_string_equal(deaths, expected);
}

static void namespaces_let_go_in_order(void **state)
{
    (void)state;
    let_go_of_abc(OB_SCOPE_GLOBAL, "abc");
    let_go_of_abc(OB_SCOPE_LOCAL, "cba");
}

static ObObject *number_for_repr(ObObject *op)
{
    (void)op;
    return (ob_float_new)(5);
}

static ObType numeral_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Numeral",
    .basic_size = sizeof(ObObject), .free = ob_object_free,
    .repr = number_for_repr,
};

/* CPython 3.15.2's words. */
static void a_repr_must_be_a_str(void **state)
{
    (void)state;
    ObObject *op = ob_object_new(&numeral_type, sizeof(ObObject));
    assert_null(ob_repr(op));
    assert_raised(OB_TYPE_ERROR,
                  "Numeral.__repr__() must return a str, not float");
    ob_decref(op);
}

static void a_type_without_a_repr_prints_its_address(void **state)
{
    (void)state;
    ObObject *mortal = mortal_new('m');
    char expected[80];
    snprintf(expected, sizeof expected, "<Mortal object at %p>",
             (void *)mortal);
    ObObject *repr = ob_repr(mortal);
    assert_non_null(repr);
    assert_string_equal(ob_str_utf8(repr), expected);
    ob_decref(repr);
    ObSnapshot *shot = ob_snapshot_take(NULL);
    assert_non_null(shot);
    ob_snapshot_free(shot);
    ob_decref(mortal);
}

static void a_death_may_bind_a_name_again(void **state)
{
    (void)state;
    deaths[0] = '\0';
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "a", mortal_new('a'));
    ob_namespace_bind_steal(ns, "b", mortal_new('b'));
    rebind_in = ns;
    ob_namespace_free(ns);              /* and nothing leaks */
    assert_string_equal(deaths, "ab");
}

static int is_mortal(const ObMemInfo *info, void *arg)
{
    (void)arg;
    return info->object != NULL && !ob_is_immortal(info->object);
}

static void the_interpreter_lets_go_oldest_namespace_first(void **state)
{
    deaths[0] = '\0';
    ObNamespace *old = ob_namespace_new(OB_SCOPE_GLOBAL, "old");
    ObNamespace *middle = ob_namespace_new(OB_SCOPE_GLOBAL, "middle");
    ObNamespace *young = ob_namespace_new(OB_SCOPE_GLOBAL, "young");
    ob_namespace_bind_steal(young, "x", mortal_new('y'));
    ob_namespace_bind_steal(middle, "x", mortal_new('m'));
    ob_namespace_bind_steal(old, "x", mortal_new('o'));
    ob_namespace_free(middle);
    ob_interp_clear(*state);
    assert_string_equal(deaths, "moy");
    assert_int_equal(ob_mem_walk(ob_mem(), is_mortal, NULL), 0);
}

/* --- lifecycle --- */

static void a_leak_is_reported(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObInterp *interp = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_non_null(ob_float_new(1.5));     /* and lost */
    print_message("(the next line reports a leak, as it should)\n");
    assert_int_equal(ob_interp_free(interp), -1);
    assert_null(ob_thread_self);
    ob_thread_self = &outer->main;
}

static void interpreters_are_strangers(void **state)
{
    (void)state;
    ObInterp *outer = ob_thread_self->interp;
    ObObject *spam = ob_str_intern("spam"), *one = ob_int_new(1);
    ObInterp *inner = ob_interp_new(NULL);
    assert_false(ob_is(spam, ob_str_intern("spam")));
    assert_false(ob_is(one, ob_int_new(1)));
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_self = &outer->main;
    assert_true(ob_is(spam, ob_str_intern("spam")));
}

static void *no_memory(void *ctx, size_t size)
{
    (void)size;
    return --*(int *)ctx >= 0 ? malloc(size) : NULL;
}

static void just_free(void *ctx, void *block)
{
    (void)ctx;
    free(block);
}

static void *no_resize(void *ctx, void *block, size_t size)
{
    (void)ctx;
    (void)block;
    (void)size;
    return NULL;
}

static void no_interpreter_without_memory(void **state)
{
    (void)state;
    ObThread *outer = ob_thread_self;
    for (int blocks = 0; blocks < 2; blocks++) {
        int left = blocks;
        ObAllocator poor = { &left, no_memory, no_resize, just_free };
        assert_null(ob_interp_new(&(ObConfig){ .allocator = &poor }));
    }
    ob_thread_self = outer;
}

/* --- snapshots --- */

static void expect_text(const ObSnapshot *shot, const char *expected)
{
    char text[2000] = "";
    FILE *out = tmpfile();
    assert_non_null(out);
    ob_snapshot_text(shot, out);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_string_equal(text, expected);
}

static void snapshots_tell_what_is_there(void **state)
{
    (void)state;
    ObNamespace *globals = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObNamespace *locals = ob_namespace_new(OB_SCOPE_LOCAL, "locals");
    ob_namespace_bind_steal(globals, "x", ob_int_new(3000));
    ob_namespace_bind(globals, "y",
                      ob_namespace_lookup_borrowed(globals, "x"));
    ob_namespace_bind_steal(locals, "n", ob_int_new(7));
    ObObject *lost = ob_float_new(2.5);
    ObSnapshot *before = ob_snapshot_take(NULL);
    expect_text(before,
        "int 3000, count 2, 24 bytes: x in globals, y in globals\n"
        "int 7, immortal, 24 bytes: n in locals\n"
        "float 2.5, count 1, 24 bytes: no name leads to it\n");
    ob_namespace_bind_steal(globals, "y", ob_str_from("spam"));
    ob_namespace_bind(locals, "m", ob_none());
    ObSnapshot *after = ob_snapshot_take(before);
    expect_text(after,
        "int 3000, count 1, 24 bytes, changed: x in globals\n"
        "str 'spam', count 1, 29 bytes, changed: y in globals (changed)\n"
        "int 7, immortal, 24 bytes: n in locals\n"
        "NoneType None, immortal, 16 bytes, changed: "
        "m in locals (changed)\n"
        "float 2.5, count 1, 24 bytes: no name leads to it\n");
    ob_snapshot_free(before);
    ob_snapshot_free(after);
    ob_decref(lost);
}

static void the_lost_come_oldest_first(void **state)
{
    (void)state;
    ObObject *lost[4];
    for (int i = 0; i < 4; i++)
        lost[i] = ob_int_new(2001 + i);
    ObSnapshot *shot = ob_snapshot_take(NULL);
    expect_text(shot,
        "int 2001, count 1, 24 bytes: no name leads to it\n"
        "int 2002, count 1, 24 bytes: no name leads to it\n"
        "int 2003, count 1, 24 bytes: no name leads to it\n"
        "int 2004, count 1, 24 bytes: no name leads to it\n");
    ob_snapshot_free(shot);
    for (int i = 0; i < 4; i++)
        ob_decref(lost[i]);
}

static void snapshots_draw(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "x", ob_int_new(3000));
    ob_namespace_bind_steal(ns, "s", ob_str_from("<&\"'>"));
    ob_namespace_bind_steal(ns, "l",
        ob_str_from("éééééééééééééééé is too long for a label"));
    ob_namespace_bind(ns, "n", ob_none());
    ObSnapshot *shot = ob_snapshot_take(NULL);
    char text[4000] = "";
    FILE *out = tmpfile();
    assert_non_null(out);
    ob_snapshot_dot(shot, out);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    assert_non_null(strstr(text, "s0:n0:e -> o0:v [class=\"name\"]"));
    assert_non_null(strstr(text, "s0:n1:e -> o1:v [class=\"name\"]"));
    assert_non_null(strstr(text, "&lt;&amp;&quot;\\'&gt;"));
    assert_non_null(strstr(text, "ééééé..."));
    assert_non_null(strstr(text, "object immortal"));
    ob_snapshot_free(shot);
}

enum { DRAWING = 4000 };

static void draw(const ObSnapshot *shot, char text[DRAWING])
{
    FILE *out = tmpfile();
    ob_snapshot_dot(shot, out);
    rewind(out);
    text[fread(text, 1, DRAWING - 1, out)] = '\0';
    fclose(out);
}

/* A call of f within a call of f: two frames, one label. */
static void namespaces_with_one_label_are_two(void **state)
{
    (void)state;
    for (int n = 3; n > 1; n--) {
        ObNamespace *f = ob_namespace_new(OB_SCOPE_LOCAL, "locals of f");
        ob_namespace_bind_steal(f, "n", ob_int_new(n));
    }
    ObSnapshot *before = ob_snapshot_take(NULL);
    ObSnapshot *after = ob_snapshot_take(before);
    expect_text(after,
        "int 3, immortal, 24 bytes: n in locals of f\n"
        "int 2, immortal, 24 bytes: n in locals of f\n");
    char text[DRAWING];
    draw(after, text);
    assert_non_null(strstr(text, "s0:n0:e -> o0:v [class=\"name\"]"));
    assert_non_null(strstr(text, "s1:n1:e -> o1:v [class=\"name\"]"));
    ob_snapshot_free(before);
    ob_snapshot_free(after);
}

/* malloc gives the same place again when it has just been freed. */
static void nothing_is_taken_for_what_came_later(void **state)
{
    (void)state;
    ObNamespace *f = ob_namespace_new(OB_SCOPE_LOCAL, "locals of f");
    ob_namespace_bind_steal(f, "n", ob_int_new(3000));
    ObSnapshot *before = ob_snapshot_take(NULL);
    ob_namespace_free(f);
    f = ob_namespace_new(OB_SCOPE_LOCAL, "locals of f");
    ObNamespace *g = ob_namespace_new(OB_SCOPE_LOCAL, "locals of f");
    ob_namespace_bind_steal(f, "n", ob_int_new(3000));
    ob_namespace_bind(g, "n", ob_none());
    ObSnapshot *after = ob_snapshot_take(before);
    expect_text(after,
        "int 3000, count 1, 24 bytes, changed: n in locals of f (changed)\n"
        "NoneType None, immortal, 16 bytes, changed: "
        "n in locals of f (changed)\n");
    ob_snapshot_free(before);
    ob_snapshot_free(after);
}

/* It has the same place, type, value and count. */
static void a_stranger_at_the_same_place_is_a_change(void **state)
{
    (void)state;
    ObObject *first = ob_float_new(0.5), *op = first;
    ObSnapshot *before = ob_snapshot_take(NULL);
    do {
        ob_decref(op);
        op = ob_float_new(0.5);
    } while (op != first && ob_mem_allocations(ob_mem()) < 2000);
    ObSnapshot *after = ob_snapshot_take(before);
    expect_text(after, "float 0.5, count 1, 24 bytes, changed: "
                       "no name leads to it\n");
    ob_snapshot_free(before);
    ob_snapshot_free(after);
    ob_decref(op);
}

static void a_drawing_shows_what_changed(void **state)
{
    (void)state;
    ob_namespace_new(OB_SCOPE_GLOBAL, "nothing");
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObSnapshot *before = ob_snapshot_take(NULL);
    ob_namespace_bind_steal(ns, "x", ob_int_new(3000));
    ObSnapshot *after = ob_snapshot_take(before);
    char text[DRAWING];
    draw(after, text);
    assert_null(strstr(text, "nothing"));
    assert_non_null(strstr(text, "o0 [class=\"object changed\""));
    assert_non_null(strstr(text, "s0:n0:e -> o0:v [class=\"name changed\"]"));
    ob_snapshot_free(before);
    ob_snapshot_free(after);
}

static void a_long_name_is_cut_between_characters(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL,
        "das Überwachungsgerätehäuschen am Hafen");
    ob_namespace_bind(ns, "üüüüüüüüüüüüüüüü", ob_none());
    ob_namespace_bind(ns, "xüüüüüüüüüüüüüüüü", ob_none());
    ObSnapshot *shot = ob_snapshot_take(NULL);
    expect_text(shot, "NoneType None, immortal, 16 bytes:"
        " üüüüüüüüüüüü... in das Überwachungsgeräte...,"
        " xüüüüüüüüüüü... in das Überwachungsgeräte...\n");
    ob_snapshot_free(shot);
}

static ObObject *no_repr(ObObject *op)
{
    (void)op;
    return ob_raise(OB_TYPE_ERROR, "no repr");
}

static ObType mute_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Mute",
    .basic_size = sizeof(ObObject), .repr = no_repr,
    .free = ob_object_free,
};

static void a_snapshot_leaves_the_pending_exception(void **state)
{
    (void)state;
    ObObject *mute = ob_object_new(&mute_type, sizeof *mute);
    ob_raise(OB_NAME_ERROR, "mine");
    ObSnapshot *shot = ob_snapshot_take(NULL);
    assert_raised(OB_NAME_ERROR, "mine");
    expect_text(shot,
        "Mute ?, count 1, 16 bytes: no name leads to it\n");
    ob_snapshot_free(shot);
    ob_decref(mute);
}

static ObNamespace *cleared;

static ObObject *repr_that_unbinds(ObObject *op)
{
    (void)op;
    ob_namespace_unbind(cleared, "first");
    ob_namespace_unbind(cleared, "last");
    ob_error_clear();
    return (ob_str_from)("<Rude>");
}

static ObType rude_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Rude",
    .basic_size = sizeof(ObObject), .repr = repr_that_unbinds,
    .free = ob_object_free,
};

/* What is still to be asked lives until then. */
static void a_repr_may_let_go_of_the_others(void **state)
{
    (void)state;
    cleared = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(cleared, "first",
        ob_object_new(&rude_type, sizeof(ObObject)));
    ob_namespace_bind_steal(cleared, "last", ob_float_new(0.5));
    ObSnapshot *shot = ob_snapshot_take(NULL);
    expect_text(shot, "Rude <Rude>, count 1, 16 bytes: first in globals\n"
                      "float 0.5, count 1, 24 bytes: last in globals\n");
    ob_snapshot_free(shot);
    assert_int_equal(ob_namespace_size(cleared), 0);
}

static void unchecked_memory_shows_what_names_lead_to(void **state)
{
    (void)state;
    void *interp = ob_interp_new(NULL);
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ob_namespace_bind_steal(ns, "x", ob_int_new(3000));
    ObObject *unnamed = ob_float_new(0.5);
    ObSnapshot *before = ob_snapshot_take(NULL);
    ob_namespace_bind(ns, "y", unnamed);
    ObSnapshot *after = ob_snapshot_take(before);
    expect_text(after,
        "int 3000, count 1, 24 bytes: x in globals\n"
        "float 0.5, count 2, 24 bytes, changed: y in globals (changed)\n");
    ob_snapshot_free(before);
    ob_snapshot_free(after);
    ob_decref(unnamed);
    assert_int_equal(ob_interp_free(interp), 0);
    ob_thread_swap(&((ObInterp *)*state)->main);
}

/* --- scenarios --- */

static int scenario_names(void)
{
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    if (ns == NULL)
        return -1;
    char name[20];
    for (int i = 0; i < 70; i++) {
        snprintf(name, sizeof name, "name%d", i);
        if (ob_namespace_bind_steal(ns, name, ob_int_new(2000 + i)) < 0)
            return -1;
    }
    return ob_namespace_unbind(ns, "name7");
}

static int scenario_reprs(void)
{
    ObObject *op[] = { ob_int_new(3000), ob_float_new(0.1),
                       ob_str_from("don't"), ob_none() };
    int result = 0;
    for (size_t i = 0; i < sizeof op / sizeof op[0]; i++) {
        ObObject *repr = op[i] != NULL ? ob_repr(op[i]) : NULL;
        if (repr == NULL)
            result = -1;
        else
            ob_decref(repr);
        if (op[i] != NULL)
            ob_decref(op[i]);
    }
    return result;
}

static int scenario_snapshot(void)
{
    if (scenario_names() < 0)
        return -1;
    ObSnapshot *before = ob_snapshot_take(NULL);
    if (before == NULL)
        return -1;
    ObSnapshot *after = ob_snapshot_take(before);
    ob_snapshot_free(before);
    if (after == NULL)
        return -1;
    ob_snapshot_free(after);
    return 0;
}

static void scenarios(void **state)
{
    (void)state;
    run_scenario(scenario_names);
    run_scenario(scenario_reprs);
    run_scenario(scenario_snapshot);
}

/* A bind that fails changes nothing: neither names nor counts. */
static void a_failed_bind_changes_nothing(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *op = ob_int_new(3000);
    for (unsigned long n = 1; n <= 3; n++) {
        ob_mem_fail_nth(ob_mem(), n);
        int result = ob_namespace_bind(ns, "x", op);
        ob_mem_fail_nth(ob_mem(), 0);
        if (result == 0)
            break;
        assert_raised(OB_MEMORY_ERROR, "");
        assert_int_equal(ob_refcnt(op), 1);
        assert_int_equal(ob_namespace_size(ns), 0);
    }
    assert_int_equal(ob_namespace_bind(ns, "x", op), 0);
    assert_int_equal(ob_refcnt(op), 2);
    ob_decref(op);
}

/* --- invariants of the values --- */

static void assert_ints_broken(const char *expected)
{
    char why[200] = "";
    assert_int_equal(ob_int_validate(why, sizeof why), -1);
    assert_string_equal(why, expected);
}

static void assert_strs_broken(const char *expected)
{
    char why[200] = "";
    assert_int_equal(ob_str_validate(why, sizeof why), -1);
    assert_string_equal(why, expected);
}

static void small_ints_are_checked(void **state)
{
    (void)state;
    char why[200];
    ob_mem_blocks(ob_mem());        /* others are seen in checked memory */
    ObInt *least = (ObInt *)ob_int_new(-5), *most = (ObInt *)ob_int_new(1024);
    assert_int_equal(ob_int_validate(why, sizeof why), 0);
    least->value = 4;
    assert_ints_broken("INV-values-1: 4, count 3221225472, is not the one"
                       " small int of its value");
    least->value = -5;
    most->base.refcnt--;
    assert_ints_broken("INV-values-1: 1024, count 3221225471, is not the one"
                       " small int of its value");
    most->base.refcnt++;
    ObInt *other = (ObInt *)ob_int_new(5000);
    other->value = 7;
    assert_ints_broken("INV-values-1: 7, count 1, is not the one"
                       " small int of its value");
    other->value = -6;
    assert_int_equal(ob_int_validate(why, sizeof why), 0);
    ob_decref(&other->base);
}

static void interned_strs_are_checked(void **state)
{
    (void)state;
    char why[200];
    static const char sentence[] =
        "INV-values-2: a name is not found, or not immortal";
    ObObject *spam = ob_str_intern("spam"), *eggs = ob_str_intern("eggs");
    char *bytes = (char *)(uintptr_t)ob_str_utf8(eggs);
    assert_int_equal(ob_str_validate(why, sizeof why), 0);
    memcpy(bytes, "spam", 4);       /* two of the same bytes */
    assert_strs_broken(sentence);
    memcpy(bytes, "eggs", 4);
    spam->refcnt--;
    assert_strs_broken(sentence);
    spam->refcnt++;
    ob_thread_self->interp->interned.used++;
    assert_strs_broken(sentence);
    ob_thread_self->interp->interned.used--;
    assert_int_equal(ob_str_validate(why, sizeof why), 0);
}

static void strs_are_checked(void **state)
{
    (void)state;
    char why[200];
    static const char sentence[] = "INV-values-3: a str of 3 bytes is no "
                                   "UTF-8 that ends in a NUL";
    ob_mem_blocks(ob_mem());
    ObObject *op = ob_str_from("a\u00e4");
    char *bytes = (char *)(uintptr_t)ob_str_utf8(op);
    assert_int_equal(ob_str_validate(why, sizeof why), 0);
    bytes[3] = 'x';
    assert_strs_broken(sentence);
    bytes[3] = '\0';
    bytes[0] = bytes[1];
    assert_strs_broken(sentence);
    bytes[0] = 'a';
    ob_decref(op);
}

/* --- misuse --- */

/* A write past the end is told in every build, once memory is checked. */
static void an_overrun_ends_in_a_sentence(void **state)
{
    (void)state;
    ObMem mem = ob_mem_new(ob_mem_malloc(), true);
    char *block = ob_mem_alloc_at(&mem, OB_MEM_DATA, 10, "here:1");
    assert_non_null(block);
    char there = block[10];
    block[10] = 'x';
    assert_fatal(ob_mem_free(&mem, block), "ob_mem_free: a write past "
                 "the end of the 10 bytes from here:1");
    block[10] = there;
    ob_mem_free(&mem, block);
}

/* The sentence names the address. */
static void *at_24(void *ctx, size_t size)
{
    (void)ctx, (void)size;
    return (void *)(uintptr_t)24;
}

static void an_allocator_that_aligns_to_8_is_refused(void **state)
{
    (void)state;
    ObMem mem = ob_mem_new((ObAllocator){ NULL, at_24, NULL, just_free }, false);
    assert_fatal(ob_mem_alloc(&mem, OB_MEM_DATA, 1), "ObAllocator: the block"
                 " at 0x18 is not aligned to 16 bytes, or its address has"
                 " more than 60 bits");
}

#ifndef NDEBUG
static ObType unfinished_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Unfinished",
    .basic_size = sizeof(ObObject),
};

static void misuse_of_memory(void **state)
{
    (void)state;
    ObMem *mem = ob_mem();
    char why[9], *block = ob_mem_alloc(mem, OB_MEM_DATA, 1);
    MISUSE(ob_mem_alloc(NULL, OB_MEM_DATA, 1), "ob_mem_alloc: `mem` is NULL");
    MISUSE(ob_mem_alloc(mem, OB_MEM_DATA, 0), "ob_mem_alloc: no bytes are asked for");
    MISUSE(ob_mem_resize(NULL, block, 1), "ob_mem_resize: `mem` is NULL");
    MISUSE(ob_mem_resize(mem, NULL, 1), "ob_mem_resize: `block` is NULL");
    MISUSE(ob_mem_resize(mem, block, 0), "ob_mem_resize: no bytes are asked for");
    MISUSE((ob_mem_free(NULL, block), 0), "ob_mem_free: `mem` is NULL");
    MISUSE((ob_mem_free(mem, NULL), 0), "ob_mem_free: `block` is NULL");
    MISUSE(ob_mem_alloc_behind_at(NULL, 0, 1, ""), "ob_mem_alloc_behind: `mem` is NULL");
    MISUSE((ob_mem_note_object(NULL, 1), 0), "ob_mem_note_object: `block` is NULL");
    MISUSE((ob_mem_bury(NULL, block), 0), "ob_mem_bury: `mem` is NULL");
    MISUSE((ob_mem_bury(mem, NULL), 0), "ob_mem_bury: `block` is NULL");
    MISUSE((ob_mem_end(NULL), 0), "ob_mem_end: `mem` is NULL");
    MISUSE(ob_mem_raw(NULL, 1), "ob_mem_raw: `allocator` is NULL");
    MISUSE((ob_mem_fail_nth(NULL, 1), 0), "ob_mem_fail_nth: `mem` is NULL");
    MISUSE(ob_mem_allocations(NULL), "ob_mem_allocations: `mem` is NULL");
    MISUSE(ob_mem_blocks(NULL), "ob_mem_blocks: `mem` is NULL");
    MISUSE(ob_mem_bytes(NULL), "ob_mem_bytes: `mem` is NULL");
    MISUSE(ob_mem_walk(NULL, stop_at_second, NULL), "ob_mem_walk: `mem` is NULL");
    MISUSE(ob_mem_walk(mem, NULL, NULL), "ob_mem_walk: `visit` is NULL");
    MISUSE((ob_mem_report(NULL, stderr), 0), "ob_mem_report: `mem` is NULL");
    MISUSE((ob_mem_report(mem, NULL), 0), "ob_mem_report: `out` is NULL");
    MISUSE(ob_mem_validate(NULL, why, 9), "ob_mem_validate: `mem` is NULL");
    MISUSE(ob_mem_validate(mem, NULL, 9), "ob_mem_validate: `why` is NULL");
    ob_mem_free(mem, block);
}

static void misuse_of_the_state(void **state)
{
    (void)state;
    const char *no_text = NULL;
    MISUSE(ob_raise(OB_NO_ERROR, "spam"), "ob_raise: OB_NO_ERROR is no exception");
    MISUSE(ob_raise(OB_TYPE_ERROR, no_text, 0), "ob_raise: `format` is NULL");
    MISUSE(ob_exc_name((ObExc)99), "ob_exc_name: there is no such exception");
    MISUSE((ob_error_restore(NULL), 0), "ob_error_restore: `error` is NULL");
    MISUSE(ob_grow(NULL, 0, NULL, 1), "ob_grow: `capacity` is NULL");
    MISUSE(ob_resize(NULL, 0, 1), "ob_resize_bytes: no items are asked for");
    ObError error = { OB_TYPE_ERROR, "" };
    ObThread *self = ob_thread_swap(NULL);
    MISUSE(ob_mem(), "ob_mem: there is no interpreter");
    MISUSE(ob_raise(OB_TYPE_ERROR, "spam"), "ob_raise: there is no interpreter");
    MISUSE(ob_raise_memory(), "ob_raise_memory: there is no interpreter");
    MISUSE(ob_error(), "ob_error: there is no interpreter");
    MISUSE(ob_error_text(), "ob_error_text: there is no interpreter");
    MISUSE((ob_error_clear(), 0), "ob_error_clear: there is no interpreter");
    MISUSE((ob_error_take(), 0), "ob_error_take: there is no interpreter");
    MISUSE((ob_error_restore(&error), 0), "ob_error_restore: there is no interpreter");
    MISUSE(ob_float_new(1.0), "ob_mem: there is no interpreter");
    ob_thread_swap(self);
}

/* Its repr and its equal answer what they are told to. */
static ObObject *odd_repr;
static int answer;

static ObObject *repr_as_told(ObObject *op)
{
    (void)op;
    return odd_repr;
}

static int equal_as_told(ObObject *a, ObObject *b)
{
    (void)a;
    (void)b;
    return answer;
}

static ObType odd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Odd",
    .basic_size = sizeof(ObObject), .free = ob_object_free,
    .repr = repr_as_told, .equal = equal_as_told,
};

static void misuse_of_objects(void **state)
{
    (void)state;
    ObObject *one = ob_float_new(1.0), zero = { 0, 0, &ob_none_type };
    ObObject *op = NULL;
    ObType *no_type = NULL;
    MISUSE((ob_incref(op), 0), "ob_incref: `op` is NULL");
    MISUSE((ob_decref(op), 0), "ob_decref: `op` is NULL");
    op = &zero;
    MISUSE((ob_incref(op), 0), "ob_incref: `op` is dead, or never was an object");
    MISUSE((ob_decref(op), 0), "ob_decref: `op` is dead, or never was an object");
    MISUSE(ob_type(NULL), "ob_type: `op` is NULL");
    MISUSE(ob_refcnt(NULL), "ob_refcnt: `op` is NULL");
    MISUSE(ob_is_immortal(NULL), "ob_is_immortal: `op` is NULL");
    MISUSE((ob_dealloc(NULL), 0), "ob_dealloc: `op` is NULL");
    MISUSE((ob_dealloc(one), 0), "ob_dealloc: somebody still refers to the object");
    MISUSE((ob_object_free(NULL), 0), "ob_object_free: `op` is NULL");
    MISUSE((ob_make_immortal(NULL), 0), "ob_make_immortal: `op` is NULL");
    MISUSE((ob_make_immortal(&zero), 0), "ob_make_immortal: `op` is dead, or never was an object");
    MISUSE(ob_repr(NULL), "ob_repr: `op` is NULL");
    MISUSE(ob_sizeof(NULL), "ob_sizeof: `op` is NULL");
    MISUSE(ob_equal(NULL, one), "ob_equal: `a` is NULL");
    MISUSE(ob_equal(one, NULL), "ob_equal: `b` is NULL");
    MISUSE(ob_equal(one, &zero), "ob_equal: `b` is dead, or never was an object");
    MISUSE(ob_object_new(no_type, 16), "ob_object_new: `type` is NULL");
    MISUSE(ob_object_new(&unfinished_type, 16), "ob_object_new: the type lacks name, size, free");
    static ObType tiny_type = { .base = OB_STATIC_HEADER(&ob_type_type), .name = "tiny", .basic_size = 8,
                                .free = ob_object_free };
    MISUSE(ob_object_new(&tiny_type, 16), "ob_object_new: the type lacks name, size, free");
    static ObType eternal_type = { .base = OB_STATIC_HEADER(&ob_type_type), .name = "eternal", .basic_size = 16 };
    MISUSE(ob_object_new(&eternal_type, 16), "ob_object_new: the type lacks name, size, free");
    static ObType nameless_type = { .base = OB_STATIC_HEADER(&ob_type_type), .basic_size = 16, .free = ob_object_free };
    MISUSE(ob_object_new(&nameless_type, 16), "ob_object_new: the type lacks name, size, free");
    MISUSE(ob_object_new(&ob_int_type, 16), "ob_object_new: fewer than basic_size");
    ObObject *odd = ob_object_new(&odd_type, sizeof(ObObject));
    answer = 7;
    MISUSE(ob_equal(odd, one), "ask_equal: a type's `equal` answers neither an ObEqual nor -1");
    MISUSE(ob_equal(one, odd), "ask_equal: a type's `equal` answers neither an ObEqual nor -1");
    answer = -2;
    MISUSE(ob_equal(odd, one), "ask_equal: a type's `equal` answers neither an ObEqual nor -1");
    answer = -1;
    MISUSE(ob_equal(odd, one), "ask_equal: a type's `equal` answers -1 and raises nothing");
    odd_repr = NULL;
    MISUSE(ob_repr(odd), "ob_ask_for_repr: a type's `repr` answers NULL and raises nothing");
    ob_decref(odd);
    ob_decref(one);
}

static void misuse_of_values(void **state)
{
    (void)state;
    ObObject *one = ob_int_new(1);
    MISUSE(ob_int_value(ob_none()), "ob_int_value: `op` is neither an int nor a bool");
    MISUSE(ob_int_value(NULL), "ob_int_value: `op` is NULL");
    MISUSE(ob_float_value(one), "ob_float_value: `op` is of type 'int', not 'float'");
    MISUSE(ob_str_utf8(one), "ob_str_utf8: `op` is of type 'int', not 'str'");
    MISUSE(ob_str_size(ob_bool(true)), "ob_str_size: `op` is of type 'bool', not 'str'");
    MISUSE(ob_str_from(NULL), "ob_str_from: `utf8` is NULL");
    MISUSE(ob_str_intern(NULL), "ob_str_intern: `utf8` is NULL");
    MISUSE(ob_int_add(NULL, one), "ob_int_add: `a` is NULL");
    MISUSE(ob_int_validate(NULL, 9), "ob_int_validate: `why` is NULL");
    MISUSE(ob_str_validate(NULL, 9), "ob_str_validate: `why` is NULL");
}

static void misuse_of_names(void **state)
{
    (void)state;
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *none = ob_none();
    MISUSE(ob_namespace_new(OB_SCOPE_GLOBAL, NULL), "ob_namespace_new: `label` is NULL");
    MISUSE((ob_namespace_free(NULL), 0), "ob_namespace_free: `ns` is NULL");
    MISUSE(ob_namespace_bind(NULL, "x", none), "ob_namespace_bind: `ns` is NULL");
    MISUSE(ob_namespace_bind(ns, NULL, none), "ob_namespace_bind: `name` is NULL");
    MISUSE(ob_namespace_bind(ns, "x", NULL), "ob_namespace_bind: `value` is NULL");
    MISUSE(ob_namespace_bind_steal(NULL, "x", none), "ob_namespace_bind_steal: `ns` is NULL");
    MISUSE(ob_namespace_bind_steal(ns, NULL, none), "ob_namespace_bind_steal: `name` is NULL");
    MISUSE(ob_namespace_unbind(NULL, "x"), "ob_namespace_unbind: `ns` is NULL");
    MISUSE(ob_namespace_unbind(ns, NULL), "ob_namespace_unbind: `name` is NULL");
    MISUSE(ob_namespace_lookup(NULL, "x"), "ob_namespace_lookup: `ns` is NULL");
    MISUSE(ob_namespace_lookup(ns, NULL), "ob_namespace_lookup: `name` is NULL");
    MISUSE(ob_namespace_lookup_borrowed(NULL, "x"), "ob_namespace_lookup_borrowed: `ns` is NULL");
    MISUSE(ob_namespace_lookup_borrowed(ns, NULL), "ob_namespace_lookup_borrowed: `name` is NULL");
    MISUSE(ob_namespace_size(NULL), "ob_namespace_size: `ns` is NULL");
    MISUSE(ob_namespace_name(NULL, 0), "ob_namespace_name: `ns` is NULL");
    MISUSE(ob_namespace_name(ns, 0), "ob_namespace_name: fewer names are bound");
    MISUSE(ob_namespace_value(NULL, 0), "ob_namespace_value: `ns` is NULL");
    MISUSE(ob_namespace_value(ns, 0), "ob_namespace_value: fewer names are bound");
    MISUSE(ob_namespace_value_borrowed(NULL, 0), "ob_namespace_value_borrowed: `ns` is NULL");
    MISUSE(ob_namespace_value_borrowed(ns, 0), "ob_namespace_value_borrowed: fewer names are bound");
}

static void misuse_of_the_rest(void **state)
{
    (void)state;
    ob_mem_blocks(ob_mem());    /* checked, or skipped */
    ObSnapshot *shot = ob_snapshot_take(NULL);
    MISUSE((ob_interp_clear(NULL), 0), "ob_interp_clear: `interp` is NULL");
    MISUSE(ob_interp_free(NULL), "ob_interp_free: `interp` is NULL");
    const ObAllocator unfinished = { .alloc = NULL };
    MISUSE(ob_interp_new(&(ObConfig){ .allocator = &unfinished }), "ob_interp_new: the allocator lacks alloc, resize or free");
    ObAllocator whole = ob_mem_malloc(), parts[] = { whole, whole, whole };
    parts[0].alloc = NULL;
    parts[1].resize = NULL;
    parts[2].free = NULL;
    for (int i = 0; i < 3; i++)
        MISUSE(ob_interp_new(&(ObConfig){ .allocator = &parts[i] }),
               "ob_interp_new: the allocator lacks alloc, resize or free");
    MISUSE(ob_resize(NULL, 1, 0), "ob_resize: items of no size are asked for");
    MISUSE((ob_snapshot_dot(NULL, stderr), 0), "ob_snapshot_dot: `shot` is NULL");
    MISUSE((ob_snapshot_dot(shot, NULL), 0), "ob_snapshot_dot: `out` is NULL");
    MISUSE((ob_snapshot_text(NULL, stderr), 0), "ob_snapshot_text: `shot` is NULL");
    MISUSE((ob_snapshot_text(shot, NULL), 0), "ob_snapshot_text: `out` is NULL");
    MISUSE((ob_snapshot_free(NULL), 0), "ob_snapshot_free: `shot` is NULL");
    ob_snapshot_free(shot);
}

/* A sanitizer tells first, at length. */
#ifndef OB_SANITIZED
static ObObject *dead_float(void)
{
    ObObject *op = ob_float_new(0.5);
    ob_decref(op);
    return op;
}

static void use_all_that_asks(ObObject *op, ObNamespace *ns)
{
    MISUSE((ob_incref(op), 0), "ob_incref: `op` is dead, or never was an object");
    MISUSE((ob_decref(op), 0), "ob_decref: `op` is dead, or never was an object");
    MISUSE(ob_repr(op), "ob_repr: `op` is dead, or never was an object");
    MISUSE(ob_equal(op, op), "ob_equal: `a` is dead, or never was an object");
    MISUSE(ob_sizeof(op), "ob_sizeof: `op` is dead, or never was an object");
    MISUSE(ob_namespace_bind(ns, "x", op), "ob_namespace_bind: `value` is dead, or never was an object");
    MISUSE(ob_namespace_bind_steal(ns, "x", op), "ob_namespace_bind_steal: `value` is dead, or never was an object");
}

/* With receipts, counting tells what is written at its place. */
#ifdef ob_decref
#define TELLS(expr) "ob_decref: `" #expr "` is dead, or never was an object"
#else
#define TELLS(expr) "ob_decref: `op` is dead, or never was an object"
#endif

/* A double decref, a borrowed reference let go, a double steal. */
static void use_after_death(void **state)
{
    (void)state;
    use_all_that_asks(dead_float(), ob_namespace_new(OB_SCOPE_GLOBAL, "x"));
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    ObObject *op = ob_float_new(1.5);
    assert_int_equal(ob_namespace_bind_steal(ns, "x", op), 0);
    MISUSE((ob_namespace_bind_steal(ns, "y", op), ob_namespace_unbind(ns, "x"),
            ob_namespace_unbind(ns, "y"), 0),
           TELLS(old));
    MISUSE((ob_decref(ob_namespace_lookup_borrowed(ns, "x")),
            ob_namespace_unbind(ns, "x"), 0),
           TELLS(old));
    ObInterp *inner = ob_interp_new(NULL);
    use_all_that_asks(dead_float(), ob_namespace_new(OB_SCOPE_GLOBAL, "x"));
    assert_int_equal(ob_interp_free(inner), 0);
    ob_thread_swap(*state != NULL ? &((ObInterp *)*state)->main : NULL);
}
#endif
#endif

/* 158 bytes and an e with an accent, which is two. */
static void a_text_is_cut_between_characters(void **state)
{
    (void)state;
    char text[200];
    memset(text, 'x', 158);
    strcpy(text + 158, "\xC3\xA9");
    ob_raise(OB_NAME_ERROR, "%s", text);
    assert_int_equal(strlen(ob_error_text()), 158);
    strcpy(text + 157, "\xC3\xA9");
    ob_raise(OB_NAME_ERROR, "%s", text);
    assert_int_equal(strlen(ob_error_text()), 159);
    strcpy(text + 157, "xx");
    ob_raise(OB_NAME_ERROR, "%s\xC3\xA9", text);
    assert_int_equal(strlen(ob_error_text()), 159);
    memset(text, 0x80, 199);            /* no UTF-8 */
    text[199] = '\0';
    ob_raise(OB_NAME_ERROR, "%s", text);
    assert_int_equal(strlen(ob_error_text()), 0);
    ob_error_clear();
}

/* What a precision cuts off is left out, as in CPython. */
static void a_format_may_cut_characters(void **state)
{
    (void)state;
    static const char *const characters[] = { "\xC3\xA9", "\xE2\x82\xAC",
                                              "\xF0\x9F\x90\x8D" };
    for (size_t i = 0; i < 3; i++) {
        int size = (int)strlen(characters[i]);
        for (int cut = 0; cut <= size; cut++) {
            char expected[20];
            ob_raise(OB_NAME_ERROR, "'%.*s' x", cut, characters[i]);
            snprintf(expected, sizeof expected, "'%s' x",
                     cut < size ? "" : characters[i]);
            assert_raised(OB_NAME_ERROR, expected);
        }
    }
    ob_raise(OB_NAME_ERROR, "%s", "a\xFFz\xC3");      /* no UTF-8 */
    assert_raised(OB_NAME_ERROR, "az");
}

/* A block that grew is reported where somebody asked for more. */
static void what_grew_is_reported_at_its_caller(void **state)
{
    (void)state;
    ob_mem_blocks(ob_mem());    /* checked, or skipped */
    size_t room = 0;
    int *array = ob_grow(NULL, 0, &room, sizeof *array);
    FILE *out = tmpfile();
    ob_mem_report(ob_mem(), out);
    rewind(out);
    char line[200] = "";
    bool found = false;
    while (fgets(line, sizeof line, out) != NULL)
        found |= strstr(line, "01-objects_test.c") != NULL;
    fclose(out);
    assert_true(found);
    ob_mem_free(ob_mem(), array);
}

#if !defined(NDEBUG) && !defined(OB_SANITIZED)
static void an_interpreter_is_freed_once(void **state)
{
    (void)state;
    ObThread *first = ob_thread_self;
    ObInterp *second = ob_interp_new(NULL);
    assert_non_null(second);
    MISUSE((ob_interp_free(second), ob_interp_free(second)),
           "ob_interp_free: the interpreter is free already");
    MISUSE((ob_interp_free(second), ob_interp_clear(second), 0),
           "ob_interp_clear: the interpreter is free already");
    assert_int_equal(ob_interp_free(second), 0);
    ob_thread_swap(first);
}
#endif

#ifndef NDEBUG
/* What belongs to one interpreter is not used in another. */
static void each_has_its_own(void **state)
{
    (void)state;
    ob_mem_blocks(ob_mem());    /* checked, or skipped */
    ObNamespace *ns = ob_namespace_new(OB_SCOPE_GLOBAL, "globals");
    void *block = ob_mem_alloc(ob_mem(), OB_MEM_DATA, 8);
    ObThread *first = ob_thread_self;
    ObInterp *second = ob_interp_new(&(ObConfig){ .debug_mem = true });
    assert_non_null(second);
    MISUSE((ob_namespace_free(ns), 0),
           "ob_namespace_free: the namespace is another interpreter's");
    MISUSE(ob_namespace_size(ns),
           "ob_namespace_size: the namespace is another interpreter's");
    char sentence[100];
    snprintf(sentence, sizeof sentence, "ob_mem_free: the block at %p is "
             "free already, or another interpreter's", block);
    MISUSE((ob_mem_free(ob_mem(), block), 0), sentence);
    assert_int_equal(ob_interp_free(second), 0);
    assert_null(ob_thread_self);
    MISUSE(ob_error(), "ob_error: there is no interpreter");
    MISUSE(ob_int_new(5), "ob_int_new: there is no interpreter");
    MISUSE(ob_namespace_new(OB_SCOPE_LOCAL, "f"),
           "ob_namespace_new: there is no interpreter");
    ob_thread_swap(first);
    ob_mem_free(ob_mem(), block);
}
#endif

static void no_array_has_more_bytes_than_there_can_be(void **state)
{
    (void)state;
    assert_null(ob_resize(NULL, SIZE_MAX / 4, 8));
    assert_raised(OB_MEMORY_ERROR, "");
    size_t room = SIZE_MAX / 8;
    assert_null(ob_grow(NULL, room, &room, 8));
    assert_raised(OB_MEMORY_ERROR, "");
    assert_int_equal(room, SIZE_MAX / 8);
}

static void another_than_the_current_one_can_be_freed(void **state)
{
    ObInterp *second = ob_interp_new(NULL);
    assert_non_null(second);
    ob_thread_swap(&((ObInterp *)*state)->main);
    assert_int_equal(ob_interp_free(second), 0);
    assert_ptr_equal(ob_thread_self, &((ObInterp *)*state)->main);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        checked_test(a_text_is_cut_between_characters),
        checked_test(a_format_may_cut_characters),
        checked_test(what_grew_is_reported_at_its_caller),
        checked_test(no_array_has_more_bytes_than_there_can_be),
        checked_test(another_than_the_current_one_can_be_freed),
        cmocka_unit_test(mem_counts_blocks_and_bytes),
        cmocka_unit_test(mem_refuses_the_nth),
        cmocka_unit_test(mem_fills_and_moves),
        cmocka_unit_test(mem_fills_what_is_freed),
        cmocka_unit_test(mem_walks_newest_first),
        cmocka_unit_test(mem_reports_by_place),
        cmocka_unit_test(mem_notices_fallen_fences),
#ifndef NDEBUG
        checked_test(each_has_its_own),
#ifndef OB_SANITIZED
        checked_test(an_interpreter_is_freed_once),
#endif
#endif
        checked_test(errors_are_kept_and_cleared),
        checked_test(the_header_is_sixteen_bytes),
        checked_test(counts_go_up_and_down),
        checked_test(immortal_objects_do_not_count),
        checked_test(a_count_between_the_limits_never_dies),
        checked_test(small_ints_are_shared),
        checked_test(ints_add),
        checked_test(reprs_are_pythons),
        checked_test(powers_of_two_print_as_short_as_pythons),
        checked_test(floats_print_alike_in_every_country),
        checked_test(floats_print_alike_however_numbers_are_rounded),
        checked_test(nan_is_compared_in_silence),
        checked_test(strings_print_as_pythons_do),
        checked_test(characters_print_as_pythons_do),
        checked_test(any_length_is_formatted),
        checked_test(strings_are_utf8),
        checked_test(interned_strings_are_one),
        checked_test(equality_is_pythons),
        checked_test(sizes_leave_nothing_of_the_object_out),
        checked_test(names_hold_objects),
        checked_test(binding_a_name_to_itself_is_safe),
        checked_test(unbound_names_raise),
        checked_test(names_keep_their_order),
        checked_test(namespaces_let_go_in_order),
        checked_test(a_type_without_a_repr_prints_its_address),
        checked_test(a_repr_must_be_a_str),
        checked_test(a_death_may_bind_a_name_again),
        checked_test(the_interpreter_lets_go_oldest_namespace_first),
        checked_test(a_leak_is_reported),
        checked_test(interpreters_are_strangers),
        checked_test(no_interpreter_without_memory),
        checked_test(snapshots_tell_what_is_there),
        checked_test(the_lost_come_oldest_first),
        checked_test(snapshots_draw),
        checked_test(namespaces_with_one_label_are_two),
        checked_test(nothing_is_taken_for_what_came_later),
        checked_test(a_stranger_at_the_same_place_is_a_change),
        checked_test(a_drawing_shows_what_changed),
        checked_test(a_long_name_is_cut_between_characters),
        checked_test(a_snapshot_leaves_the_pending_exception),
        checked_test(a_repr_may_let_go_of_the_others),
        checked_test(unchecked_memory_shows_what_names_lead_to),
        checked_test(a_failed_bind_changes_nothing),
        checked_test(small_ints_are_checked),
        checked_test(interned_strs_are_checked),
        checked_test(strs_are_checked),
        cmocka_unit_test(an_overrun_ends_in_a_sentence),
        cmocka_unit_test(an_allocator_that_aligns_to_8_is_refused),
#ifndef NDEBUG
        checked_test(misuse_of_memory),
        checked_test(misuse_of_the_state),
        checked_test(misuse_of_objects),
        checked_test(misuse_of_values),
        checked_test(misuse_of_names),
        checked_test(misuse_of_the_rest),
#ifndef OB_SANITIZED
        checked_test(use_after_death),
#endif
#endif
        cmocka_unit_test(scenarios),
    };
    return cmocka_run_group_tests_name("01-objects", tests, NULL, NULL);
}
