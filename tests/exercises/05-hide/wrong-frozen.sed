# REFUSED: What somebody has frozen stays frozen
# Freezes all, and thaws them.
s/^        ob_gc_collect_generation(younger);$/    {\n        ob_gc_freeze();\n        ob_gc_unfreeze();\n    }/
s/^    for (int younger = 0; younger < generation; younger++)$/    if (generation == 1)\n        ob_gc_collect_generation(0);\n    if (generation == 2)/
