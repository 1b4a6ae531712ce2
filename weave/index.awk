# parts.tsv, contents.tsv -> the first page, in Markdown: parts, chapters, sections.
#   awk -f index.awk book/parts.tsv contents.tsv
BEGIN {
    FS = "\t"
    print "# Ouroboros {.unnumbered}\n"
    print "::: subtitle\nPython's memory management, rebuilt in C\n:::\n"
}
FILENAME ~ /parts\.tsv$/ { part[$3] = "Part " $1 ". " $2; next }
$3 == "chapter" {
    if (listed) print ":::\n"
    listed = 0
    if ($4 in part) print "\n## " part[$4] "\n"
    print "\n[" ($4 == "" ? "" : $4 ". ") $5 "](" $2 ".html){.chapter-title}\n"
    next
}
!listed { print "::: toc"; listed = 1 }
{ print "- [" $5 "](" $2 ".html#" $1 ")" }
END { if (listed) print ":::" }
