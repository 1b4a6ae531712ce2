# REFUSED: What a reached node refers to is reached, wherever it stands
# What has been scanned, by an earlier call too, is passed over.
s/^        if (sweep->nodes\[i\]\.mark != MARKED)$/        if (sweep->nodes[i].mark != MARKED || sweep->nodes[i].scans > 0)/
