# REFUSED: somebody else holds the reference than before
# As long as the count is the same, so is the answer.
s/^    Audit audit = { op, 0 };$/    static Audit last;\n    static uint32_t count;\n    if (last.op == op \&\& count == ob_refcnt(op))\n        return ob_refcnt(op) - last.seen;\n&/
s/^    return ob_refcnt(op) - audit.seen;$/    last = audit;\n    count = ob_refcnt(op);\n&/
