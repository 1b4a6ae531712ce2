# REFUSED: Somebody is in a section of the cache
# Puts in without one.
/ObBiased \*weak)$/,/^}/{
/ObBiasedSection section;/d
/ob_biased_begin/d
/ob_biased_end/d
}
