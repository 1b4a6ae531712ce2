/* float: floating point numbers, printed with the fewest digits that
 * read back as the same number.
 *
 * CPython: Objects/floatobject.c, Python/pyhash.c
 */
#include "ob_values.h"
/* what is done at once */
#include "atonce.h"

#include <ctype.h>
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* make a float */
ObObject *(ob_float_new)(double value)
{
    ObObject *op = ob_object_new(&ob_float_type, sizeof(ObFloat));
    if (op != NULL)
        ((ObFloat *)op)->value = value;
    return op;
}

double ob_float_value(const ObObject *op)
{
    ob_require_type(op, &ob_float_type);
    return ((const ObFloat *)op)->value;
}

/* --- print a float --- */

/* The n digits nearest to `value` > 0; the exponent of the first. */
static void nearest_digits(double value, int n, char digits[18],
                           int *exponent)
{
    char text[32];
    snprintf(text, sizeof text, "%.*e", n - 1, value);
    for (const char *p = text; *p != 'e'; p++)
        if (isdigit((unsigned char)*p))
            *digits++ = *p;
    *digits = '\0';
    *exponent = atoi(strchr(text, 'e') + 1);
}

static bool reads_back(const char *digits, int n, int exponent,
                       double value)
{
    char text[32];
    snprintf(text, sizeof text, "%se%d", digits, exponent - n + 1);
    return strtod(text, NULL) == value;
}

/* The shortest digits that read back as `value` > 0; returns how many,
 * and the exponent of the first. CPython: _Py_dg_dtoa, Python/dtoa.c */
static int shortest_digits(double value, char digits[18], int *exponent)
{
    int power, n;
    bool lopsided = frexp(value, &power) == 0.5;
    for (n = 1; n < DBL_DECIMAL_DIG; n++) {
        nearest_digits(value, n, digits, exponent);
        if (reads_back(digits, n, *exponent, value))
            return n;
        if (!lopsided || digits[n - 1] == '9')
            continue;
        digits[n - 1]++;
        if (reads_back(digits, n, *exponent, value))
            return n;
    }
    nearest_digits(value, n, digits, exponent);
    return n;
}

/* The same, however the program wants its own numbers rounded. */
static int digits_of(double value, char digits[18], int *exponent)
{
    int rounding = fegetround();
    fesetround(FE_TONEAREST);
    int n = shortest_digits(value, digits, exponent);
    fesetround(rounding);
    return n;
}

static ObObject *float_repr(ObObject *op)
{
    double value = ob_float_value(op);
    const char *sign = signbit(value) && !isnan(value) ? "-" : "";
    if (isnan(value) || isinf(value))
        return ob_str_format("%s%s", sign,
                             isnan(value) ? "nan" : "inf");
    if (value == 0)
        return ob_str_format("%s0.0", sign);
    char d[18];
    int e, n = digits_of(fabs(value), d, &e);
    if (e < -4 || e >= 16)
        return ob_str_format("%s%c%s%se%+03d", sign, d[0],
                             n > 1 ? "." : "", d + 1, e);
    if (e < 0)
        return ob_str_format("%s0.%.*s%s", sign, -e - 1, "000", d);
    if (n > e + 1)
        return ob_str_format("%s%.*s.%s", sign, e + 1, d, d + e + 1);
    return ob_str_format("%s%s%.*s.0", sign, d, e + 1 - n,
                         "000000000000000");
}

/* compare a float */
static int float_equal(ObObject *a, ObObject *b)
{
    double x = ob_float_value(a);
    if (ob_type(b) == &ob_float_type)
        return x == ob_float_value(b) ? OB_EQUAL : OB_UNEQUAL;
    if (!ob_int_check(b))
        return OB_NOT_IMPLEMENTED;
    bool fits = isgreaterequal(x, -0x1p63) && isless(x, 0x1p63)
                && x == floor(x);
    return fits && (int64_t)x == ob_int_value(b) ? OB_EQUAL
                                                 : OB_UNEQUAL;
}

/* --- hash a float --- */

enum { HASH_BITS = 61 };

/* Turns x by n bits to the left, in 61 bits. */
static uint64_t rotate(uint64_t x, int n)
{
    uint64_t prime = ((uint64_t)1 << HASH_BITS) - 1;
    uint64_t high = (x << n) & prime;
    uint64_t low = x >> (HASH_BITS - n);
    return high | low;
}

/* CPython: _Py_HashDouble, Python/pyhash.c */
static int64_t float_hash(ObObject *op)
{
    double value = ob_float_value(op);
    if (isnan(value))
        return ob_hash_address(op);
    if (isinf(value))
        return value > 0 ? 314159 : -314159;
    uint64_t prime = ((uint64_t)1 << HASH_BITS) - 1, x = 0;
    int exponent;
    double rest = frexp(fabs(value), &exponent);
    for (; rest > 0; exponent -= 28) {
        rest *= 268435456.0;                        /* 2**28 */
        uint64_t digits = (uint64_t)rest;
        rest -= (double)digits;
        x = rotate(x, 28) + digits;
        if (x >= prime)
            x -= prime;
    }
    exponent = exponent >= 0 ? exponent % HASH_BITS
               : HASH_BITS - 1 - (-1 - exponent) % HASH_BITS;
    int64_t hash = (int64_t)rotate(x, exponent);
    hash = value < 0 ? -hash : hash;
    return hash == -1 ? -2 : hash;
}

ObType ob_float_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "float",
    .basic_size = sizeof(ObFloat),
    .free = ob_object_free,
    .repr = float_repr,
    .equal = float_equal,
    .simple = true,
    .hash = float_hash,
};
