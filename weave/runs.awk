# What the tests run of a chapter, as its page shows it when asked: the first eight tests a chunk, and how many more.
#   awk -f runs.awk runs.tsv 03-containers.tsv >03-containers.js
BEGIN { FS = "\t"; print "window.bookRuns = {" }
FILENAME == ARGV[1] { tests[$1, $2] = $3; next }
$3 == "chunk" && FILENAME ~ "/" $2 "\\.tsv$" && ($5, $7) in tests {
    n = split(tests[$5, $7], name, " ")
    printf "\"%s\": [%d", $1, (n > 8 ? n - 8 : 0)
    for (i = 1; i <= n && i <= 8; i++) printf ", \"%s\"", name[i]
    print "],"
}
END { print "};" }
