# REFUSED: A page is copied when it is first written to, and once.
s/    getrusage(RUSAGE_SELF, &usage);//
