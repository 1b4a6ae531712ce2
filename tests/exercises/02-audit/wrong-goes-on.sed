# REFUSED: what a call counts, the next one counts anew, from zero
# What was seen before is never forgotten.
s/^    Audit audit = { op, 0 };$/    static Audit audit;\n    audit.op = op;/
