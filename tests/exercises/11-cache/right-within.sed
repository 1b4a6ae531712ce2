# Lets go of the new one in the section, which its last words may begin again.
/^static ObBiased \*put_steal/,/^}/{
s/^    ob_biased_end(&section);/    if (op != NULL)\n        ob_biased_decref(made);\n&/
s/^    ob_biased_decref(made);//
}
