-- One chapter as a page: what stands in it is drawn by its module, then the sections are put together.
package.path = PANDOC_SCRIPT_FILE:gsub('[^/]*$', '') .. '?.lua;' .. package.path
local book = require 'book'
local chunks = require 'chunks'
local latex = require 'latex'
local include = require 'include'
local tables = require 'tables'
local claims = require 'claims'
local numbers = require 'numbers'
local front = require 'front'
local aside = require 'aside'

-- ------------------------------------------------------------------ references

local function chunk_reference(link, place)
  if book.latex then return latex.chunk_link(place) end
  return pandoc.RawInline('html', chunks.link(place))
end

local function reference(link)
  local id = link.target:match '^#(.+)$'
  if not id then return nil end
  if claims.is_place(id) then return claims.link(link, id) end
  local place = book.place[id]
  if not place then
    book.problem('nothing is called #' .. id, '#' .. id)
    return nil
  end
  if link.classes:includes 'chunkref' then return chunk_reference(link, place) end
  if #link.content == 0 then
    link.content = { pandoc.Str((book.name(place):gsub('^(%u%l+) ([%d.]+)$', '%1\u{A0}%2'))) }
    link.title = place.title
  end
  link.target = book.href(place)
  return link
end

-- ------------------------------------------------------------------ side notes

local notes = 0

-- In the margin where there is one; elsewhere behind its number, which opens it without a script.
local function side_note(note)
  if not book.html or book.epub then return nil end
  notes = notes + 1
  local id = 'note-' .. notes
  local content = pandoc.utils.blocks_to_inlines(note.content, { pandoc.Space() })
  return pandoc.Span({
    pandoc.RawInline('html', ('<input type="checkbox" id="%s" class="note-toggle" aria-label="Side note %d">'
      .. '<label for="%s" class="note-mark">%d</label>'):format(id, notes, id, notes)),
    pandoc.Span(content, { '', { 'side-note' }, { ['data-number'] = tostring(notes) } }),
  }, { class = 'note' })
end

-- ------------------------------------------------------------------ code that is no chunk

-- What was printed is drawn here: Pandoc would look for the language "printed" among all that it knows, and reading
-- what it knows of them takes longer than the page.
local function other_code(block)
  local language = block.classes[1]
  if not book.html or not language then return nil end
  if language == 'printed' then
    return book.raw(('<pre class="printed"><code>%s</code></pre>'):format(
      (book.escape(block.text):gsub("'", '&#39;'))))
  end
  return book.raw(book.highlight(block.text, language))
end

-- ------------------------------------------------------------------ headings and boxes

local function heading(header)
  local place = book.place[header.identifier]
  if not place then return nil end
  local title = book.page and pandoc.Link(header.content, '#' .. header.identifier, '', { class = 'self' })
    or pandoc.Span(header.content)
  local content = pandoc.List { title }
  if place.number ~= '' then
    local what = place.kind == 'exercise' and 'Exercise ' .. place.number or place.number
    content:insert(1, pandoc.Span({ pandoc.Str(what) }, { class = 'number' }))
    content:insert(2, pandoc.Space())
  end
  if header.attributes.time then
    content:insert(pandoc.Space())
    content:insert(pandoc.Span({ pandoc.Str(header.attributes.time) }, { class = 'time' }))
  end
  if place.kind == 'exercise' then content[3].content = header.content:clone() end
  header.content = content
  header.attributes = {}
  return header
end

-- "1. The pool" is Exercise 1.1 in the book, and 1. in its source.
local function strip_number(header)
  if not header.classes:includes 'exercise' then return end
  table.remove(header.content, 1)
  if header.content[1] and header.content[1].t == 'Space' then table.remove(header.content, 1) end
end

local function box(div)
  local name = div.attributes.title
  if not (div.classes:includes 'box' and name) then return nil end
  div.attributes.title = nil
  div.attributes.role = 'note'
  div.content:insert(1, pandoc.Div({ pandoc.Plain { pandoc.Str(name) } }, { class = 'box-title' }))
  return div
end

-- ------------------------------------------------------------------ the whole page

-- Whether a place is what its page is about: a chapter, or its Workshop.
local function is_page(place)
  return place.kind == 'chapter' or place.kind == 'section' and place.page ~= place.chapter
end

-- Whether this page is what a chapter added, or its tests, which the contents do not list.
local function appendix_of(place)
  local number = (book.page or ''):match '^added%-(%d+)$' or (book.page or ''):match '^tests%-(%d+)$'
  return number and tonumber(number) == tonumber(place.number)
end

local function contents_entry(place)
  local class = is_page(place) and place.page == book.page and ' aria-current="page"'
    or is_page(place) and appendix_of(place) and ' aria-current="true"' or ''
  local number = place.number ~= '' and ('<span class="number">%s</span> '):format(place.number) or ''
  return ('<a href="%s"%s>%s%s</a>'):format(is_page(place) and place.page .. '.html' or book.href(place), class, number,
    '<span>' .. book.escape(place.title):gsub("'", '’') .. '</span>')
end

-- Whether a place stands below its chapter in this page's contents: the chapter's sections and the way to its
-- Workshop, or the Workshop with what is in it.
local function is_listed(place)
  return place.chapter == book.chapter and (is_page(place) or place.page == book.page)
    and (place.kind == 'section' or book.is_workshop and place.kind == 'subsection')
end

-- All chapters, and the sections of this one.
local function contents()
  local html, sections = { '<ol>' }, {}
  for _, place in ipairs(book.places) do
    if is_listed(place) then sections[#sections + 1] = '<li>' .. contents_entry(place) .. '</li>' end
  end
  for _, place in ipairs(book.places) do
    if place.kind == 'chapter' then
      html[#html + 1] = '<li>' .. contents_entry(place)
      if place.page == book.chapter and #sections > 0 then
        html[#html + 1] = '<ol>' .. table.concat(sections, '\n') .. '</ol>'
      end
      html[#html + 1] = '</li>'
    end
  end
  html[#html + 1] = '</ol>'
  return table.concat(html, '\n')
end

-- What a chunk defines: what it says (%def), and the functions, macros and types whose lines begin at the margin.
local function defined_in(text, place)
  local names = { place.defines or '' }
  for line in text:gmatch '[^\n]+' do
    local name = line:match '^[%a][%w_ *]-([%w_]+)%)?%(' or line:match '^#define ([%w_]+)' or line:match '^} ([%w_]+);'
      or line:match '^typedef .-([%w_]+)%)?[(;]'
    if name and place.language == 'c' and not line:match ';%s*$' or name and line:match '^[}t]' then
      names[#names + 1] = name
    end
    local slot = line:match '^[%a][%w_ *]*%(%*([%w_]+)%)%('       -- of a type: traverse, finalize
    if slot then names[#names + 1] = slot end
  end
  return table.concat(names, ' ')
end

-- What the search knows: each section, and each chunk, with its text. One a line, in JavaScript.
local function searchable(blocks)
  local docs, current = {}, nil
  -- the page, where nothing has a number
  local function where(place)
    return book.name(place.number == '' and book.place[place.page] or place)
  end
  local function begin(place, title)
    current = { href = place.page .. '.html#' .. place.id, title = title, text = {},
      where = where(book.place[place.at] or place) }
    docs[#docs + 1] = current
  end
  -- Nobody is to find an answer who was looking for a question.
  local function spoils(place)
    return place.title:match '^solutions/' or place.title:match '^exercises/.*/hint' or place.title:match '^exercises/.*%.c$'
  end
  local function add(text) if current then current.text[#current.text + 1] = text end end
  local function named(link)
    local place = #link.content == 0 and book.place[link.target:match '^#(.+)$']
    return place and pandoc.Str(book.name(place)) or nil
  end
  pandoc.Pandoc(blocks):walk({ Link = named }):walk {
    traverse = 'topdown',
    Header = function(header)
      local place = book.place[header.identifier]
      if place then begin(place, place.title) end
    end,
    CodeBlock = function(block)
      local place = book.place[block.identifier]
      if place and place.kind == 'chunk' and spoils(place) then return end
      if place and place.kind == 'chunk' then
        local section = current
        begin(place, place.title:match '/TASK%.md$' and 'The task' or '⟨' .. place.title:gsub('%[%[(.-)%]%]', '%1') .. '⟩')
        current.defines = defined_in(block.text, place)
        add((block.text:gsub('\u{E000}(.-)\u{E001}', function(id) return '⟨' .. book.place[id].title .. '⟩' end)))
        current = section
      else
        add(block.text)
      end
    end,
    Div = function(div) if div.classes:includes 'predict' then return div, false end end,
    Para = function(block) add(pandoc.utils.stringify(block)) end,
    Plain = function(block) add(pandoc.utils.stringify(block)) end,
  }
  return docs
end

local function js_string(text)
  return '"' .. text:gsub('[\\"]', '\\%0'):gsub('%c', ' '):gsub('</', '<\\/') .. '"'
end

local function write_searchable(doc)
  if not book.docs then return nil end
  local out = assert(io.open(book.docs, 'w'))
  for _, entry in ipairs(searchable(doc.blocks)) do
    out:write(('{href:%s,title:%s,where:%s,%stext:%s},\n'):format(js_string(entry.href), js_string((entry.title:gsub('`', ''))),
      js_string(entry.where), entry.defines and 'defines:' .. js_string(entry.defines) .. ',' or '',
      js_string(table.concat(entry.text, ' '))))
  end
  out:close()
end

-- The chapters before and after. A Workshop is a side door: it leads back to its chapter, and on to the next. From what a
-- chapter added, and from its tests, one goes back.
local function neighbours(meta)
  local before
  for _, place in ipairs(book.places) do
    if place.kind == 'chapter' then
      if before and before.page == book.chapter then
        meta.next, meta.nexttitle = place.page .. '.html', place.title
      end
      local aside = appendix_of(place)
      local back = (book.is_workshop or aside) and place or before
      if back and (aside or place.page == book.chapter) then
        meta.prev, meta.prevtitle = back.page .. '.html', back.title
      end
      before = place
    end
  end
end

-- What the page is called, and where the Workshop is: its door has the id that it has there, for a link to the chapter.
local function names(meta)
  local title
  for _, place in ipairs(book.places) do
    if place.kind == 'chapter' and place.page == book.chapter then title = place.title end
    if place.chapter == book.page and place.page ~= book.page and is_page(place) then
      meta.workshop, meta.workshopid = place.page .. '.html', place.id
    end
  end
  title = title or book.place[book.page] and book.place[book.page].title or 'Contents'
  meta.pagetitle = book.is_workshop and 'Workshop · ' .. title or title
  if book.is_workshop then meta.chapter, meta.chaptertitle = book.chapter .. '.html', title end
end

local function whole(doc)
  claims.finish()
  if not book.page then
    doc.blocks = aside.put(doc.blocks)
    book.finish()
    return doc
  end
  names(doc.meta)
  local number = (book.page or ''):match '^0*(%d+)%-'
  if number and number ~= '0' then
    doc.meta.chapternumber = number
    doc.meta.added = ('added-%s.html'):format(number)
    doc.meta.tests = ('tests-%02d.html'):format(number)
  end
  doc.meta.contents = pandoc.MetaBlocks { book.raw(contents()) }
  neighbours(doc.meta)
  book.finish()
  return doc
end

-- ------------------------------------------------------------------ "chapter 4" leads there

local chapter_of = {}
for _, place in ipairs(book.places) do
  if place.kind == 'chapter' and place.number ~= '' then chapter_of[place.number] = place end
end

-- A number that names another chapter, as a link, and what stands behind it: "4,".
local function to_chapter(inline, words)
  local number, rest = (inline and inline.t == 'Str' and inline.text or ''):match '^(%d+)(.*)$'
  local place = chapter_of[number]
  if not place or place.page == book.chapter or rest:match '^[%w.]%w' then return nil end
  words:insert(pandoc.Str(number))
  local href = book.page and place.page .. '.html' or '#' .. place.id
  return pandoc.Link(words, href, place.title), pandoc.Str(rest)
end

-- What Pandoc did not understand as a class or a number stays text, and would be printed.
local function understood(text)
  if text:find '[%]%)]{[.#]' then book.problem('not understood: ' .. text, text) end
end

-- Whether a chapter may be named; and whether all of it was understood, since each word is asked for here.
local function looked_at(inlines)
  local named = false
  for _, inline in ipairs(inlines) do
    local text = inline.t == 'Str' and inline.text
    if text then
      understood(text)
      named = named or text:find 'hapter' ~= nil
    end
  end
  return named
end

local function name_chapters(inlines)
  if not looked_at(inlines) then return nil end
  local found, i = pandoc.List(), 1
  local function put(...) found:extend { ... } end
  while inlines[i] do
    local before, word = (inlines[i].t == 'Str' and inlines[i].text or ''):match '^(%W*)([Cc]hapters?)$'
    local link, rest
    if word then link, rest = to_chapter(inlines[i + 2], pandoc.List { pandoc.Str(word .. '\u{A0}') }) end
    if not link then
      put(inlines[i])
      i = i + 1
    else
      put(pandoc.Str(before), link, rest)
      i = i + 3
      -- "chapters 5, 7 and 12", "chapters 4 to 7": each that is named.
      local listed, last = word:match 's$', false
      while listed and not last do
        local between = inlines[i + 1] and inlines[i + 1].text
        last = between == 'and' or between == 'to'
        local also, tail
        if last or rest.text == ',' then also, tail = to_chapter(inlines[i + (last and 3 or 1)], pandoc.List {}) end
        if not also then break end
        put(pandoc.Space())
        if last then put(pandoc.Str(between), pandoc.Space()) end
        put(also, tail)
        i, rest = i + (last and 4 or 2), tail
      end
    end
  end
  return found
end

-- Not in what is a link or a heading already.
local function left_alone(inline)
  looked_at(inline.content)
  return inline, false
end
local name_chapters_in = { traverse = 'topdown', Inlines = name_chapters, Link = left_alone, Header = left_alone }

-- ------------------------------------------------------------------ where a line may end

local units = {}
for unit in ('KiB MiB GiB kB MB GB ns ms %'):gmatch '%S+' do units[unit] = true end

-- Not between a number and its unit.
local function with_units(inlines)
  for i = 2, #inlines - 1 do
    local before, unit = inlines[i - 1].text or '', inlines[i + 1].text or ''
    if inlines[i].t == 'Space' and (before:match '%d$' and units[unit:match '^%%?%a*'] or before == 'PEP' and unit:match '^%d') then
      inlines[i] = pandoc.Str '\u{A0}'
    end
  end
  return inlines
end

-- Not within a little piece of code; within a long one behind a parenthesis, a point or a slash.
local function short_or_long(code)
  if #code.text <= 16 and code.text:find ' ' then
    code.classes:insert 'kept'
    return code
  elseif code.text:find(('%S'):rep(36)) then
    return pandoc.RawInline('html', '<code>' .. book.escape(code.text):gsub('[(./]', '%0<wbr/>') .. '</code>')
  end
end

-- The face raises old figures, and its 1 is an I: here it raises those of the text.
local figure = {}
for i, raised in ipairs { '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹' } do figure[raised] = tostring(i - 1) end

local function raised(str)
  if not str.text:find '[\xC2\xE2]' then return nil end
  local html = book.escape(str.text):gsub(utf8.charpattern, function(char)
    return figure[char] and '<sup>' .. figure[char] .. '</sup>'
  end)
  return html:find('<sup>', 1, true) and pandoc.RawInline('html', (html:gsub('</sup><sup>', ''))) or nil
end

-- ------------------------------------------------------------------ in which order

-- What is included is included first, as it may include something itself.
local function included(div) return front.div(div) or include.filter.Div(div) or tables.div(div) end
local function span(inline) return numbers.span(inline) or claims.span(inline) end

local function code(block) return chunks.block(block) or other_code(block) end
local function numbered(header)
  strip_number(header)
  if book.is_workshop then header.level = header.level - 1 end
  return heading(header)
end

return {
  { Pandoc = write_searchable },
  { Div = included },
  { CodeBlock = include.filter.CodeBlock, Para = include.filter.Para, Figure = include.filter.Figure },
  { CodeBlock = code, Link = reference, Note = side_note, Header = numbered,
    Span = span,
    Div = book.latex and latex.div or box, Code = book.latex and latex.code or nil },
  name_chapters_in,
  book.page and { Str = raised, Code = short_or_long, Inlines = with_units } or {},
  { Pandoc = whole },
}
