# REFUSED: A child that has ended waits until somebody asks how
s/if (waitpid(child, &status, 0) != child || status != 0)/status = 0;\n    if (status != 0 || child < 0)/
