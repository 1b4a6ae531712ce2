# REFUSED: A child that has ended waits until somebody asks how
s/    waitpid(child, NULL, 0);/    (void)child;/
