/* The task: "with the functions of ob_values.h and ob_object.h and no
 * others". */
#include "ouroboros.h"

#define bindings bindings_are_not_for_you_the_task_says_functions
