# noweb's token stream (markup | finduses) -> Pandoc Markdown, one file a chapter.
#
#   awk -v out=FOLDER [-v back='glossary map'] -f nw2md.awk stream
#
# FOLDER/01-objects.md    the chapter. A chunk is a code block that has nothing but an id.
# FOLDER/01-objects-workshop.md   its Workshop, which is a page of its own where the book has pages
# FOLDER/01-objects.tsv   whatever the chapter's links may lead to: the places in it, the places in
#                         other chapters that it mentions, every chapter. One line a place:
#   id page kind number title | at n total prev next usedin files language defines uses
#                         (the columns after the bar only for chunks; lists are separated by blanks)
# FOLDER/contents.tsv     the chapters and sections of the whole book, and so its pages, in their order
# FOLDER/all.tsv          all places, for the book in one piece
#
# A page's table has only what that page needs, so that a new section in one chapter does not make
# every page out of date. Bytes only: nothing here depends on the locale.

function problem(line, text) { print path ":" line ": " text > "/dev/stderr"; failed = 1 }

function slug(s) {
    s = tolower(s); gsub(/[^a-z0-9]+/, "-", s); gsub(/^-+|-+$/, "", s)
    return s
}
function chunk_slug(name,   s) {            # two names never share one
    if (name in slug_of) return slug_of[name]
    s = slug(name)
    while (s in slug_taken) s = s "x"
    slug_taken[s] = 1
    return slug_of[name] = s
}
function first_part(name) { return "chunk-" chunk_slug(name) "-1" }
function other_part(id, step,   name, n) {
    name = title_of[id]; n = part[id] + step
    return n < 1 || n > parts[name] ? "" : "chunk-" chunk_slug(name) "-" n
}
function append(list, item) { return list == "" ? item : list " " item }
function sort_key(name) { return tolower(name) "\n" name }
function insert(list, item,   n, i, l, result) {    # keeps a list in the order of the alphabet
    n = split(list, l, " ")
    for (i = 1; i <= n && sort_key(l[i]) < sort_key(item); i++) result = append(result, l[i])
    if (l[i] != item) result = append(result, item)
    for (; i <= n; i++) result = append(result, l[i])
    return result
}

# ------------------------------------------------------------------ places

function place(id, kind, number, title) {
    if (id in kind_of) problem(line_no, "#" id " is already on page " page_of[id])
    order[++places] = id
    kind_of[id] = kind; page_of[id] = page; number_of[id] = number; title_of[id] = title
}
function attribute(attrs, key) {
    if (!match(attrs, key "=\"[^\"]*\"")) return ""
    return substr(attrs, RSTART + length(key) + 2, RLENGTH - length(key) - 3)
}
function attrs_of(s) { return match(s, /\{[^{}]*\}[ \t]*$/) ? substr(s, RSTART, RLENGTH) : "" }
function id_in(attrs) {
    return match(attrs, /#[A-Za-z][A-Za-z0-9_.:-]*/) ? substr(attrs, RSTART + 1, RLENGTH - 1) : ""
}
function numbered(level,   i, s) {
    if (level > 1) counter[level]++
    for (i = level + 1; i <= 6; i++) counter[i] = 0
    s = chapter_no
    for (i = 2; i <= level; i++) s = s "." counter[i]
    return chapter_no ? s : ""
}
function heading(s,   level, attrs, title, id, kind, number) {
    match(s, /^#+/); level = RLENGTH
    attrs = attrs_of(s)
    title = substr(s, level + 2, length(s) - level - 1 - length(attrs))
    sub(/[ \t]+$/, "", title)
    id = id_in(attrs)
    if (id == "") id = (level == 1 ? "" : chapter_id "-") slug(title)
    if (level == 1) chapter_id = id
    kind = level == 1 ? "chapter" : level == 2 ? "section" : "subsection"
    if (level == 2 && attrs ~ /\.workshop[ }]/) begin_workshop(id)
    if (attrs ~ /\.extra[ }]/) kind = "extra"
    if (attrs ~ /\.exercise[ }]/) {
        kind = "exercise"
        number = chapter_no "." (title + 0)
        sub(/^[0-9]+\. */, "", title)
    } else number = numbered(level)
    place(id, kind, number, title)
    heading_id = id
    if (attrs == "") s = s " {#" id "}"
    else if (attrs !~ /#/) sub(/\{[^{}]*$/, "{#" id " " substr(attrs, 2), s)
    return s
}
function begin_page(name) {
    if (file != "") close(file)
    page = pages[++page_count] = name
    file = out "/" page ".md"; printf "" > file
}
function begin_workshop(id) {
    mentioned[page, id] = 1                         # the chapter leads there
    begin_page(page "-workshop")
}
function mention(s) {
    while (match(s, /#[A-Za-z][A-Za-z0-9_.:-]*/)) {
        mentioned[page, substr(s, RSTART + 1, RLENGTH - 1)] = 1
        s = substr(s, RSTART + RLENGTH)
    }
}
function mention_in(included,   s) {
    while ((getline s < included) > 0) mention(s)
    close(included)
}
# One line of documentation, whole again.
function prose(s,   attrs, name) {
    if (s ~ /^ *(```|~~~)/) fence = !fence
    else if (!fence) {
        attrs = attrs_of(s)
        if (s ~ /^#+ /) s = heading(s)
        else if (match(s, /\]\((fig|plot):[^) ]+\)/)) {
            split(substr(s, RSTART + 2, RLENGTH - 3), name, ":")
            # one right after another is a step of the same
            place(name[1] "-" name[2], "figure", (chapter_no ? chapter_no "." : "") (in_strip ? figures : ++figures), name[2])
            in_strip = 2
        }
        else if (id_in(attrs) != "")
            place(id_in(attrs), s ~ /\.box[ }]/ ? "box" : "place", "", attribute(attrs, "title"))
        if (in_strip) in_strip--
        mention(s)
        if (chapter_no || page == "00-preface") bold(s)
        if (s ~ /^:::.*\.predict/) mention_in("book/predictions/" attribute(attrs, "name") ".md")
    }
    print s > file
}

# ------------------------------------------------------------------ reading

function end_of_line() {
    if (in_code) body = body text "\n"
    else prose(text)
    text = ""
}
function begin_chunk(name,   id) {
    parts[name]++
    id = "chunk-" chunk_slug(name) "-" parts[name]
    place(id, "chunk", "", name)
    at[id] = heading_id; part[id] = parts[name]
    chunk = id
}
function end_chunk(   f) {
    sub(/\n+$/, "\n", body); sub(/^\n+/, "", body)
    f = "~~~~~~"; while (index(body, f)) f = f "~"
    printf "\n%s {.chunk #%s}\n%s%s\n\n", f, chunk, body, f > file
    in_code = 0
}
function use(name) {
    if (!(name in use_line)) { use_line[name] = line_no; use_path[name] = path }
    if (in_code && !((name, chunk) in is_parent)) {
        is_parent[name, chunk] = 1
        parents[name] = append(parents[name], chunk)
    }
}
# [[x]] in prose is inline code, [[<<x>>]] a link to a chunk. Inside fences and back-ticks, where
# noweb sees a quotation as well, it is the text it was (end_quote never sees those).
function end_quote(   f) {
    quoting = 0
    if (quoted_use != "" && quote == "") {
        mentioned[page, first_part(quoted_use)] = 1
        text = text "[](#" first_part(quoted_use) "){.chunkref}"
        return
    }
    f = "`"; while (index(quote, f)) f = f "`"
    if (quote ~ /^`|`$/) quote = " " quote " "
    text = text f quote f "{.c}"
}
function odd_ticks(s) { return gsub(/`/, "", s) % 2 }

$1 == "@file" {
    path = name = substr($0, 7)
    sub(/.*\//, "", name); sub(/\.nw$/, "", name)
    begin_page(name)
    chapters_read++
    chapter_no = page + 0; chapter_id = heading_id = ""
    line_no = 1; fence = figures = 0; text = ""
    numbered(1)
    next
}
$1 == "@begin" && $2 == "code" { in_code = 1; body = text = ""; definition = 1; next }
$1 == "@end" && $2 == "code" { if (text != "") end_of_line(); end_chunk(); next }
$1 == "@end" && $2 == "docs" { if (text != "") end_of_line(); next }
$1 == "@defn" { begin_chunk(substr($0, 7)); next }
$1 == "@text" {
    if (quoting) quote = quote substr($0, 7)
    else text = text substr($0, 7)
    next
}
$1 == "@nl" {
    line_no++
    if (in_code && definition) definition = 0        # the rest of the line <<name>>=
    else {
        if (quoting) { problem(line_no - 1, "[[ is not closed on its line"); end_quote() }
        end_of_line()
    }
    next
}
$1 == "@index" && $2 == "nl" { line_no++; next }
$1 == "@use" {
    name = substr($0, 6)
    use(name)
    if (in_code) text = text "\356\200\200" first_part(name) "\356\200\201"
    else if (quoting) quoted_use = name
    else text = text "<<" name ">>"
    next
}
$1 == "@quote" {
    if (fence || odd_ticks(text)) { verbatim = 1; text = text "[[" }
    else { quoting = 1; quote = quoted_use = "" }
    next
}
$1 == "@endquote" {
    if (verbatim) { verbatim = 0; text = text "]]" }
    else end_quote()
    next
}
$1 == "@index" && in_code && $2 == "defn" {
    definer[$3] = chunk
    is_defined[$3, chunk] = 1
    defines[chunk] = insert(defines[chunk], $3)
    next
}
$1 == "@index" && in_code && $2 == "use" { uses[chunk] = insert(uses[chunk], $3); next }

# ------------------------------------------------------------------ the web, when all is known

function is_root(name) { return name ~ /^(src|exercises|solutions|demos|plots)\/[^ ]+$/ }
function language(name) {
    if (name ~ /\.[ch]$/) return "c"
    if (name ~ /\.py$/) return "python"
    if (name ~ /\.md$/) return "markdown"
    if (name ~ /\.sh$/) return "bash"
    return ""
}
# The first parts of the files that a chunk ends up in: its parents', and so on up.
function files_of(name,   list, n, i, up, found, j, m, f) {
    if (name in files) return files[name]
    if (is_root(name)) return files[name] = first_part(name)
    files[name] = ""                                # a cycle of chunks ends here
    n = split(parents[name], up, " ")
    for (i = 1; i <= n; i++) {
        m = split(files_of(title_of[up[i]]), f, " ")
        for (j = 1; j <= m; j++)
            if (!(f[j] in found)) { found[f[j]]; list = append(list, f[j]) }
    }
    return files[name] = list
}
# What a chunk uses and does not define itself, with the chunk that does: "ob_incref=chunk-counting-1".
function used_from(id,   n, i, name, list) {
    n = split(uses[id], name, " ")
    for (i = 1; i <= n; i++)
        if (!((name[i], id) in is_defined)) list = append(list, name[i] "=" definer[name[i]])
    return list
}
function row(id,   s, f, L) {
    s = id "\t" page_of[id] "\t" kind_of[id] "\t" number_of[id] "\t" title_of[id]
    if (kind_of[id] != "chunk") return s
    f = files_of(title_of[id])
    L = language(title_of[substr(f " ", 1, index(f " ", " ") - 1)])
    return s "\t" at[id] "\t" part[id] "\t" parts[title_of[id]] "\t" other_part(id, -1) "\t" \
        other_part(id, 1) "\t" parents[title_of[id]] "\t" f "\t" (L == "" ? "c" : L) "\t" \
        defines[id] "\t" used_from(id)
}
function table(page) { return out "/" page ".tsv" }
# The pages at the back of the book: Markdown, with tables that the filters draw.
function back_page(name,   source, s) {
    source = path = (name ~ /^(added|tests)-/ ? out "/../from/" : "book/back/") name ".md"
    begin_page(name)
    chapter_no = 0; chapter_id = heading_id = ""
    line_no = fence = figures = 0
    while ((getline s < source) > 0) {
        line_no++
        while (name !~ /^(added|tests)-/ && match(s, /\[\[[^]]*\]\]/))
            s = substr(s, 1, RSTART - 1) "`" substr(s, RSTART + 2, RLENGTH - 4) "`{.c}" \
                substr(s, RSTART + RLENGTH)
        prose(s)
    }
    close(source)
}
# Each row of the ledger is a place.
function ledger_rows(   entry, f) {
    page = "ledger"
    while ((getline entry < "book/ledger.tsv") > 0) {
        split(entry, f, "\t")
        if (f[1] != "id") place("ledger-" f[1], "row", "", f[2])
    }
}
# Each bold term has an entry in the glossary, and each entry a place where its term is bold.
function check_glossary(   entry, f, n, v, i, found) {
    while ((getline entry < "book/glossary.tsv") > 0) {
        split(entry, f, "\t")
        if (f[1] == "term") continue
        n = split(f[1], v, "|"); found = ""
        for (i = 1; i <= n; i++) { in_glossary[v[i]]; if (v[i] in bold_id) found = bold_id[v[i]] }
        path = "book/glossary.tsv"
        if (found == "") { problem(0, "no chapter has **" v[1] "**"); continue }
        print v[1] "\t" found "\t" f[2] > (out "/glossary.terms")
        mentioned["glossary", found] = 1
    }
    for (i in bold_at) if (!(i in in_glossary)) {
        path = bold_path[i]; problem(bold_at[i], "**" i "** is not in book/glossary.tsv")
    }
}
# The first place where a term is bold is where it is explained.
function bold(s,   term) {
    while (match(s, /\*\*[^*]+\*\*/)) {
        term = substr(s, RSTART + 2, RLENGTH - 4)
        if (!(term in bold_at)) { bold_at[term] = line_no; bold_path[term] = path; bold_id[term] = heading_id }
        s = substr(s, RSTART + RLENGTH)
    }
}
function mention_all(page, list,   n, i, l) {
    n = split(list, l, " ")
    for (i = 1; i <= n; i++) { sub(/.*=/, "", l[i]); mentioned[page, l[i]] = 1 }
}
END {
    for (name in use_line) if (!(name in parts)) {
        path = use_path[name]; problem(use_line[name], "no chunk is called <<" name ">>")
    }
    if (expected && chapters_read != expected) {
        path = "noweb"; problem(0, "read " chapters_read + 0 " of " expected " chapters")
    }
    n = split(back, l, " ")
    for (k = 1; k <= n; k++) back_page(l[k])
    if (n) { ledger_rows(); check_glossary() }
    if (failed) exit 1
    for (i = 1; i <= places; i++) if (kind_of[id = order[i]] == "chunk") {
        p = page_of[id]
        mention_all(p, other_part(id, -1) " " other_part(id, 1) " " parents[title_of[id]] " " \
            files_of(title_of[id]) " " used_from(id))
        mention_all(p, first_part(title_of[id]))
    }
    for (name in parents) {                         # a chunk's first part is what its uses link to
        n = split(parents[name], l, " ")
        for (i = 1; i <= n; i++) mentioned[page_of[l[i]], first_part(name)] = 1
    }
    for (pair in mentioned) { split(pair, l, SUBSEP); pages_of[l[2]] = append(pages_of[l[2]], l[1]) }
    for (i = 1; i <= places; i++) if (kind_of[id = order[i]] == "chunk")
        pages_of[at[id]] = pages_of[at[id]] " " pages_of[id]    # a chunk is named with its section
    for (k = 1; k <= page_count; k++) { printf "" > table(pages[k]); everywhere = append(everywhere, pages[k]) }
    printf "" > table("all"); printf "" > table("contents")
    for (i = 1; i <= places; i++) {
        id = order[i]; kind = kind_of[id]; s = row(id)
        if (kind != "extra") print s > table("all")
        if (kind ~ /^(chapter|section)$/) print s > table("contents")
        n = split(kind == "chapter" ? everywhere : page_of[id] " indexes " pages_of[id], l, " ")
        for (k = 1; k <= n; k++) if (!((l[k], id) in written)) { written[l[k], id]; print s > table(l[k]) }
    }
}
