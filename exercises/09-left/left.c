/* Exercise 9.1: What is left?    (make exercise EX=09-left) */
#include "left.h"

/* d = WeakValueDictionary(); d["a"] = T(). What is len(d)? */
const int fresh = -1;

/* d = WeakKeyDictionary(); k = T(); d[k] = [k]; del k; gc.collect().
 * What is len(d)? */
const int leads_back = -1;

/* d = WeakKeyDictionary(); a = E(); b = E(); d[a] = 1; d[b] = 2.
 * What is len(d)? */
const int equal_keys = -1;

/* And then del a. What is len(d)? */
const int first_gone = -1;

/* d = WeakValueDictionary(); a = T(); b = T(); d["x"] = a;
 * d["x"] = b; del a. What is len(d)? */
const int replaced = -1;

/* d = WeakValueDictionary(); a = T(); a.me = a; d["a"] = a; del a.
 * What does gc.collect() return? */
const int collected = -1;

/* d = WeakValueDictionary() has five objects, which only the list
 * `kept` holds.
 * for k, v in d.items(): kept.clear()
 * How often does that loop run? */
const int visited = -1;

/* d = WeakValueDictionary() has three objects, which live.
 * for k, v in d.items(): d[new key] = new object, which lives
 * How often does that loop run? -2: RuntimeError. */
const int grown = -1;

/* s = WeakSet(). What is 5 in s? 1: True, 0: False, -2: TypeError. */
const int unhashed = -1;

/* a = T(); f = finalize(a, say, "1"); g = finalize(a, say, "2");
 * h = finalize(a, say, "3"); g.detach(); del a. What is said? */
const char *const finalizers = "?";

/* a = T(); f = finalize(a, count); f(); f(); del a. How often is
 * `count` called? */
const int by_hand = -1;

/* class T has a method `close`. a = T(); finalize(a, a.close);
 * r = ref(a); del a; gc.collect(). 1: r() is an object; 0: None. */
const int closes_itself = -1;
