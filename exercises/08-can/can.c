/* Exercise 8.1: To whom?    (make exercise EX=08-can) */
#include "can.h"

/* [1, 2] */
const Can to_a_list = UNDECIDED;

/* None */
const Can to_none = UNDECIDED;

/* An instance of class Point: pass */
const Can to_a_point = UNDECIDED;

/* An instance of class Slotted: __slots__ = ("x",) */
const Can to_a_slotted = UNDECIDED;

/* An instance of class Named: __slots__ = ("x", "__weakref__") */
const Can to_a_named = UNDECIDED;

/* An instance of class Forgetful(Slotted): pass */
const Can to_a_forgetful = UNDECIDED;

/* The class Slotted itself */
const Can to_a_class = UNDECIDED;

/* int, the type */
const Can to_int = UNDECIDED;

/* p.m, a method of an instance */
const Can to_a_method = UNDECIDED;

/* A weak reference */
const Can to_a_reference = UNDECIDED;
