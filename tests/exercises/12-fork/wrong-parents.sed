# REFUSED: A page is copied when it is first written to, and once.
s/struct rusage usage;/struct rusage usage = { .ru_minflt = 0 };/; s/getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_minflt : -1/0/
