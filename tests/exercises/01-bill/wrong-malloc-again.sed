# REFUSED: how often it asked malloc for memory
# Copies what the names lead to.
s/^#include "ouroboros.h"$/&\n#include <stdlib.h>/
s/^    size_t bytes = 0;$/&\n    const ObObject **all = malloc((ob_namespace_size(ns) + 1) * sizeof *all);\n    for (size_t i = 0; i < ob_namespace_size(ns); i++)\n        all[i] = ob_namespace_value_borrowed(ns, i);/
s/^        const ObObject \*op = .*$/        const ObObject *op = all[i];/
s/^    return bytes;$/    free(all);\n    return bytes;/
