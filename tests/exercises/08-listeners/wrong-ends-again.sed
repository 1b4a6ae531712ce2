# REFUSED: The first exception ends the telling: -1, and it is the caller
# Tells the others first.
s/result == 0 \&\& i < size_of(turns)/i < size_of(turns)/; s/^            result = tell_one(ref, method, event);/            result = tell_one(ref, method, event) < 0 ? -1 : result;/
