# REFUSED: Who has waited longest is the next.
# OF: right-queue.c
# Who comes is put in front.
s/^        \*turns->last = &self;$/        self.next = turns->first;\n        turns->first = \&self;/
/^        turns->last = &self.next;$/d
