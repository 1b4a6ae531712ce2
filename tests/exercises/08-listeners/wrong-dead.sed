# REFUSED: Who has died is passed over, and all others are told.
# Ends at the first that has died.
s/^        return 0;$/        return 1;/
/^int listeners_tell(ObObject \*group, const char \*method,$/,/^}/s/^    return result;$/    return result < 0 ? -1 : 0;/
