# ledger: tracked-dict tracked-tuple
# also on 2.7, 3.6
import gc

one = 1
for value in [one, "spam", 1.5, None, [], {}, {"a": one}, (),
              tuple([one, "spam"]), tuple([[]]), tuple([tuple([one])])]:
    print(str(gc.is_tracked(value)).ljust(5), repr(value))
