# REFUSED: Somebody is in a section of the cache
# Has no section.
/ObBiasedSection section;/d
/ob_biased_begin/d
/ob_biased_end/d
