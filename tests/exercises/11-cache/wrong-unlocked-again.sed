# REFUSED: Somebody is in a section of the cache
# Looks without one.
/^static ObBiased \*look/,/^}/{
/ObBiasedSection section;/d
/ob_biased_begin/d
/ob_biased_end/d
}
