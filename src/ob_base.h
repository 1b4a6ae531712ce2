/* base: what every layer needs of the compiler, and how a program ends
 * that misuses the library.
 *
 * CPython: Include/pymacro.h, Include/pyerrors.h
 */
#ifndef OB_BASE_H
#define OB_BASE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static_assert(sizeof(void *) == 8,
              "Ouroboros needs a machine with 64-bit addresses");

#ifdef __GNUC__
#define OB_PRINTF(text, first) \
    __attribute__((format(printf, text, first)))
#define OB_COLD __attribute__((cold, noinline))
#else
#define OB_PRINTF(text, first)
#define OB_COLD
#endif

#ifdef __cplusplus
#include <atomic>
#define OB_C_BEGIN extern "C" {
#define OB_C_END }
#define OB_NORETURN [[noreturn]]
#define OB_THREAD_LOCAL __thread    /* as in C: nothing to construct */
#define OB_ATOMIC(type) std::atomic<type>
#define OB_STRUCT(type) type
#else
#define OB_C_BEGIN
#define OB_C_END
#define OB_NORETURN _Noreturn
#define OB_THREAD_LOCAL _Thread_local
#define OB_ATOMIC(type) _Atomic(type)
#define OB_STRUCT(type) (type)      /* before { ... }: a value */
#endif

/* A sanitizer watches over memory that was given back. */
#if defined(__SANITIZE_ADDRESS__)
#define OB_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OB_SANITIZED
#endif
#endif

OB_C_BEGIN

/* Says "ouroboros: FUNCTION: ..." on stderr and aborts. */
OB_NORETURN void ob_fatal(const char *function, const char *format,
                          ...) OB_PRINTF(2, 3);

OB_C_END

/* A precondition of the function that it stands in: in a debug build,
 * the end of the program where it does not hold. */
#ifdef NDEBUG
#define ob_require(holds, sentence) ((void)(0 && (holds)))
#else
#define ob_require(holds, sentence) \
    ((holds) ? (void)0 : ob_fatal(__func__, "%s", sentence))
#endif
#define ob_require_pointer(p) \
    ob_require((p) != NULL, "`" #p "` is NULL")

#endif
