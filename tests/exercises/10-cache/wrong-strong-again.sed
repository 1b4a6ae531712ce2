# REFUSED: The cache does not keep its objects alive,
# Keeps what others have waited at.
/^static void end_making/,/^}/{
/ob_decref/d
}
