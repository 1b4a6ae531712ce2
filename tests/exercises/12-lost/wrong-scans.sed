# REFUSED: What scans is, does not tell who was scanned in this call.
# What has been scanned, by an earlier call too, is passed over.
s/^        if (sweep->nodes\[i\]\.mark != MARKED)$/        if (sweep->nodes[i].mark != MARKED || sweep->nodes[i].scans > 0)/
