# REFUSED: It works, and an exception is pending
# The one below is collected, whichever that is.
s/^    for (int younger = 0; younger < generation; younger++)/    int younger = generation - 1;/
