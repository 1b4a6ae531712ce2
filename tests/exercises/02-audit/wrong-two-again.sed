# REFUSED: Many hold it
# The eight newest namespaces.
s/    for (; ns != NULL; ns = ns->next)/    for (int left = 8; ns != NULL \&\& left > 0; left--, ns = ns->next)/
