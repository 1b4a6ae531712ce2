# REFUSED: When the milliseconds are over
# Takes it away.
s/^    return taken;/    return taken || milliseconds > 0;/
