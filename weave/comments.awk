# The headers of the library -> comments.js: what the comment before each declaration says of what it declares.
#   awk -f comments.awk src/ob_*.h
function flush(   n, i, words) {
    if (comment ~ /\.$/ && declaration != "") {    # the names of chunks do not end in a point
        n = split(declaration, words, /[^A-Za-z0-9_]+/)
        for (i = 1; i <= n; i++)
            if (words[i] ~ /^(ob_|Ob|OB_)/ && !(words[i] in names) && is_declared(words[i]))
                names[words[i]] = comment
    }
    declaration = ""
}
# A function before its parameters, or the name of a type.
function is_declared(name) {
    return declaration ~ ("(^|[ *])" name "\\(") || declaration ~ ("^typedef [a-z]+ " name "( |$)") || \
        declaration ~ ("^#define " name "[ (]") || declaration ~ ("^typedef .*[ *(]" name "\\(") || \
        declaration ~ ("^extern .* " name ";")
}
/^\/\*/ { flush(); comment = ""; in_comment = 1 }
in_comment {
    text = $0
    sub(/^ *\/?\*+\/? ?/, "", text); sub(/ *\*\/.*$/, "", text)
    comment = comment (comment == "" || text == "" ? "" : " ") text
    if ($0 ~ /\*\//) in_comment = 0
    next
}
/^[A-Za-z#]/ { flush(); declaration = $0; flush(); if ($0 ~ /[;}]$/) next }
/^$/ { comment = "" }
END {
    print "window.bookComments = {"
    for (name in names) {
        gsub(/[\\"]/, "\\\\&", names[name])
        printf "\"%s\": \"%s\",\n", name, names[name] | "LC_ALL=C sort"
    }
    close("LC_ALL=C sort")
    print "};"
}
