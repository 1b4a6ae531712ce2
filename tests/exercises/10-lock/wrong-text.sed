# REFUSED: Nobody has it: -1 with RuntimeError, release unlocked lock.
# Another text.
s/"release unlocked lock"/"this lock is not locked"/
