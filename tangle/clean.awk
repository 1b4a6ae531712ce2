# clean.awk: copies the files named to the folder `to` as a reader of C wants them. The names of chunks, which
# chunks.awk has left around their text as lines of \001NAME and \002, become comments; there are no blanks at the ends
# of lines, no empty line at the beginning, at the end or below another, and one below a brace that closes a definition.
#
# A name does not become a comment where
#   - it has the word `more`, `else` or `later` in it: such a name waits for later chapters, and does not say what
#     they put there (<<more slots of a str>>, <<what else a thread keeps>>);
#   - nothing comes out of the chunk;
#   - a comment stands right above it, or its text begins with a comment: one is enough.
# A chunk of several paragraphs at the left margin is a section: its name heads it, with an empty line below; with
# dashes, too, unless the section is itself in another.

function waits(name) { return name ~ /(^|[^a-z])(more|else|later)([^a-z]|$)/ }

function closes(text) { return text ~ /^}/ }

function begins_comment(text) { return text ~ /^ *\/\*/ }

# Looks at what stands between the name at line i and its end: the `first` line with text in it (0: none), whether
# an empty line `divides` it, and where it ends.
function look_into(i,   depth, empty) {
    first = divides = empty = 0
    for (depth = 1; depth > 0; ) {
        i++
        if (line[i] ~ /^ *\001/) depth++
        else if (line[i] ~ /^ *\002/) depth--
        else if (line[i] == "") empty = first > 0
        else {
            if (first == 0) first = i
            else if (empty) divides = 1
            empty = closes(line[i])
        }
    }
    end = i
}

function put(text,   rest) {
    if (text == "") { gap = begun; return }
    if (gap || (closed && text !~ /^#/)) print "" > out
    print text > out
    begun = 1; gap = 0; closed = closes(text)
    # Is a comment that begins its line now over, or still open?
    if (!open) whole = begins_comment(text)
    rest = text
    sub(/.*\*\//, "", rest)
    open = rest ~ /\/\*/ || (open && rest == text)
    after_comment = whole && !open && rest == ""
}

# The name at line i, unless there is no need of one. `section_ends`: where the section ends that we are in.
function put_name(i,   name, column, section) {
    column = index(line[i], "\001")
    name = substr(line[i], column + 1)
    section = column == 1 && divides
    if (waits(name) || (after_comment && !gap) || (begins_comment(line[first]) && !section)) return
    if (section && i > section_ends) {
        name = "--- " name " ---"
        section_ends = end
    }
    put(substr(line[i], 1, column - 1) "/* " name " */")
    if (section) put("")
}

function put_file(   i) {
    begun = gap = closed = open = whole = after_comment = section_ends = 0
    for (i = 1; i <= n; i++)
        if (line[i] ~ /^ *\001/) {
            look_into(i)
            if (first) put_name(i)
            else i = end
        } else if (line[i] !~ /^ *\002/) put(line[i])
    if (n) close(out)
}

FNR == 1 { put_file(); n = 0; out = to "/" FILENAME }
{ sub(/[ \t]+$/, ""); line[++n] = $0 }
END { put_file() }
