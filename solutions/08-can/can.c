/* Exercise 8.1: To whom? A solution. */
#include "can.h"

const Can to_a_list = NO;
const Can to_none = NO;
const Can to_a_point = YES;
const Can to_a_slotted = NO;
const Can to_a_named = YES;
const Can to_a_forgetful = YES;
const Can to_a_class = YES;
const Can to_int = YES;
const Can to_a_method = YES;
const Can to_a_reference = NO;
