# REFUSED: The copy is a container like op:
# Nobody looks into its dict.
s/^    ObObject \*other = ob_dict_copy(dict);$/&\n    if (other != NULL)\n        ob_untrack(other);/
