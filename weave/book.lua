-- What the filters share: where they are, what they read, what they found wrong, and how a block
-- is drawn in the format at hand. The only place that asks for the format.
local colour = require 'colour'

local book = {
  html = FORMAT:match 'html' ~= nil or FORMAT:match 'epub' ~= nil,
  epub = FORMAT:match 'epub' ~= nil,
  latex = FORMAT:match 'latex' ~= nil,
  dir = os.getenv 'WEAVE_BOOK' or 'book',               -- the chapters
  figures = os.getenv 'WEAVE_FIGURES' or 'build/figures',
  page = os.getenv 'WEAVE_PAGE',                        -- this page's name; nil: the whole book
  table = os.getenv 'WEAVE_TABLE',                      -- its places (nw2md.awk tells what is in it)
  looks = os.getenv 'WEAVE_LOOKS',                      -- where to remember highlighted code
  docs = os.getenv 'WEAVE_DOCS',                        -- where to say what the search may find
  runs = os.getenv 'WEAVE_RUNS',                        -- which tests run which chunk
  terms = os.getenv 'WEAVE_TERMS' or 'build/weave/glossary.terms',
  deps = os.getenv 'WEAVE_DEPS',                        -- where to say what was read, for make
  column = 33,                                          -- how wide the text is, in rem,
  margin = 14,                                          -- and what stands beside it
  python = os.getenv 'WEAVE_PYTHON' or '3.15',
}

-- The chapter that a page is, or is the Workshop of.
book.chapter = book.page and book.page:gsub('%-workshop$', '')
book.is_workshop = book.page ~= book.chapter

-- ------------------------------------------------------------------ problems

local problems = 0

-- The line of the chapter that a problem is on: the first that has the text which led to it.
local function line_of(text)
  local n = 0
  for line in io.lines(('%s/%s.nw'):format(book.dir, book.chapter)) do
    n = n + 1
    if line:find(text, 1, true) then return (':%d'):format(n) end
  end
  return ''
end

function book.problem(message, text)
  problems = problems + 1
  local where = book.page and ('%s/%s.nw%s'):format(book.dir, book.chapter, line_of(text)) or book.dir
  io.stderr:write(where, ': ', message, '\n')
end

-- ------------------------------------------------------------------ files

local files_read = {}

-- The text of a file, or nil. What was asked for is remembered, also when it was missing.
function book.read(path)
  files_read[#files_read + 1] = path
  local file = io.open(path, 'rb')
  if not file then return nil end
  local text = file:read 'a'
  file:close()
  return text
end

-- The same for a file that the chapter names; what is missing is a problem.
function book.need(path, what, text)
  local found = book.read(path)
  if not found then book.problem(('there is no %s (%s)'):format(what, path), text) end
  return found
end

-- At the end: stop if anything was wrong, and tell make what this page was made of.
function book.finish()
  if problems > 0 then os.exit(1) end
  book.write_looks()
  if not book.deps then return end
  local out = assert(io.open(book.deps, 'w'))
  for _, path in ipairs(files_read) do
    out:write(('%s: %s\n%s:\n'):format(PANDOC_STATE.output_file, path, path))
  end
  out:close()
end

-- ------------------------------------------------------------------ places

local columns = { 'id', 'page', 'kind', 'number', 'title', 'at', 'n', 'total', 'prev', 'next',
  'usedin', 'files', 'language', 'defines', 'uses' }

book.places = {}        -- in the order of the book
book.place = {}         -- by id

local function read_places()
  for line in (book.table and io.lines(book.table) or function() end) do
    local place, i = {}, 0
    for field in (line .. '\t'):gmatch '([^\t]*)\t' do
      i = i + 1
      place[columns[i]] = field
    end
    place.chapter = place.page:gsub('%-workshop$', '')
    book.places[#book.places + 1] = place
    book.place[place.id] = place
  end
end
read_places()

-- A link to a place. In one whole book all places are on one page.
function book.href(place)
  if book.page and place.page ~= book.page then return place.page .. '.html#' .. place.id end
  return '#' .. place.id
end

-- The same in raw HTML. Pandoc divides an EPUB into files by chapter, and sees to its own links only.
local files
function book.raw_href(place)
  if not book.epub then return book.href(place) end
  if not files then
    files = {}
    local n = 0
    for _, other in ipairs(book.places) do
      if other.kind == 'chapter' then
        n = n + 1
        files[other.chapter] = ('ch%03d.xhtml'):format(n)
      end
    end
  end
  return (files[place.chapter] or '') .. '#' .. place.id
end

local kinds = { chapter = 'Chapter ', section = 'Section ', subsection = 'Section ',
  exercise = 'Exercise ', figure = 'Figure ' }

-- What a reference without a text of its own says.
function book.name(place)
  if place.kind == 'row' then return 'ledger' end
  if place.number == '' then return place.title end
  return kinds[place.kind] .. place.number
end

-- ------------------------------------------------------------------ small things

function book.words(list)
  local words = {}
  for word in (list or ''):gmatch '%S+' do words[#words + 1] = word end
  return words
end

function book.blocks(markdown)
  return pandoc.read(markdown, book.reader).blocks
end
book.reader = 'markdown+smart-raw_html-raw_tex-tex_math_dollars-citations-auto_identifiers'

book.escape = require 'escape'

-- Code in another language than C and Python, with what the page colours and nothing else: Pandoc would make a link and an id of each
-- line, and a span of each operator and number, which would be most of the page.
local coloured = { cf = true, st = true, ch = true, sc = true, co = true, dt = true, pp = true }

local function highlight(code, language)
  local html = pandoc.write(pandoc.Pandoc { pandoc.CodeBlock(code, { 'x', { language } }) }, 'html')
  html = html:gsub('<span id="x%-%d+"><a [^>]*></a>(.-)</span>\n', '%1\n')
  html = html:gsub('<span id="x%-%d+"><a [^>]*></a>(.-)</span></code>', '%1</code>')
  html = html:gsub('<span class="(%l+)">(.-)</span>', function(class, text)
    if not coloured[class] then return text end
  end)
  html = html:gsub('<span class="[dp][tp]">(.-)</span>', '<i>%1</i>'):gsub('</i> <i>', ' ')      -- there are many
  html = colour.narrow(html:gsub('^<div[^>]*>(.*)</div>%s*$', '%1'))
  return (html:gsub('^<pre[^>]*><code[^>]*>', '<pre><code>', 1))
end

-- Most code and most figures are as they were when the page was made last: what they looked like is remembered, by the
-- digest of what they are made of.
local remembered, looks = {}, {}
for line in (book.looks and io.open(book.looks) and io.lines(book.looks) or function() end) do
  local digest, html = line:match '^(%x+) (.*)$'
  if digest then remembered[digest] = html:gsub('\\(.)', { n = '\n', ['\\'] = '\\' }) end
end

function book.look(of, draw)
  local digest = pandoc.utils.sha1(of)
  looks[digest] = remembered[digest] or looks[digest] or draw()
  return looks[digest]
end

function book.highlight(code, language)
  if language == 'diff' then return book.diff(code) end
  return colour.block(code, language)
    or book.look(language .. '\n' .. code, function() return highlight(code, language) end)
end

function book.write_looks()
  if not book.looks then return end
  local out = assert(io.open(book.looks, 'w'))
  for digest, html in pairs(looks) do
    out:write(digest, ' ', (html:gsub('\\', '\\\\'):gsub('\n', '\\n')), '\n')
  end
  out:close()
end

function book.diff(code)
  local lines = {}
  for line in (colour.narrow(book.escape(code)) .. '\n'):gmatch '(.-)\n' do
    if line:match '^@@' then line = '<span class="hunk">' .. line .. '</span>' end
    if line:match '^%+' then line = '<ins>' .. line .. '</ins>' end
    if line:match '^%-' then line = '<del>' .. line .. '</del>' end
    lines[#lines + 1] = line
  end
  return '<pre><code>' .. table.concat(lines, '\n') .. '</code></pre>'
end

function book.raw(html) return pandoc.RawBlock('html', html) end

-- Blocks that open on demand; where nothing opens, weave/aside.lua puts them behind the chapter, or a paragraph says what
-- they are (class 'words'). The first word of two is left out where
-- another fold of its kind is before it: Hint 1, 2, 3.
function book.fold(summary, blocks, class, id)
  local result = pandoc.List()
  if book.html and not book.epub then
    result:insert(book.raw(('<details class="%s"%s>\n<summary>%s</summary>'):format(
      class, id and (' id="%s"'):format(id) or '', (book.escape(summary):gsub('^(%a+:?) (%S+)$', '<span>%1 </span>%2')))))
    result:extend(blocks)
    result:insert(book.raw '</details>')
  elseif class ~= 'words' then
    result:insert(pandoc.Div(blocks, { '', { 'aside' }, { summary = summary } }))
  else
    result:insert(pandoc.Para { pandoc.Strong { pandoc.Str(summary) } })
    if book.latex then result:insert(pandoc.RawBlock('latex', '\\nopagebreak')) end
    result:extend(blocks)
  end
  return result
end

return book
