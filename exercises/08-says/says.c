/* Exercise 8.2: Who is told, and when?  (make exercise EX=08-says) */
#include "says.h"

/* a = D("a"); r = ref(a, says("1")); del a */
const char *const by_count = "?";

/* a = D("a"); a.me = a; r = ref(a, says("1")); del a; gc.collect() */
const char *const by_collection = "?";

/* a = D("a"); r = ref(a, says("1")); s = ref(a, says("2"));
 * t = ref(a, says("3")); del s; del a */
const char *const three = "?";

/* a = D("a"); b = D("b"); a.next = b; r = ref(b, says("2"));
 * s = ref(a, says("1")); del b; del a */
const char *const chain = "?";

/* a = D("a"); a.ref = ref(a, says("1")); del a */
const char *const own = "?";

/* a = D("a"); a.ref = ref(a, says("1")); a.me = a; del a;
 * gc.collect() */
const char *const own_garbage = "?";

/* a = D("a"); b = D("b"); a.next = b; b.next = a;
 * r = ref(b, says("2")); s = ref(a, says("1")); t = ref(a, says("3"));
 * del a, b; gc.collect() */
const char *const pair = "?";

/* The __del__ of S says its name, and stores `self` in a list.
 * a = S("a"); r = ref(a, says("1")); del a; and then the list is
 * emptied. What is said in all? */
const char *const saved = "?";

/* a = S("a"); a.me = a; r = ref(a, says("1")); del a; gc.collect();
 * then the list is emptied, and the collector called once more. */
const char *const saved_garbage = "?";

/* a = D("a"); f = says("1"); r = ref(a); s = ref(a); t = ref(a, f);
 * u = ref(a, f); p = proxy(a). What is getweakrefcount(a)? */
const int how_many = -1;

/* a.me = a; r = ref(a); del a; gc.collect(). While the __del__ of a
 * runs: 1 if r() is a, 0 if it is None. */
const int plain_leads = -1;

/* The same for r = ref(a, says("1")). */
const int called_leads = -1;
