-- Tables that are made, not written: ::: {.table of="ledger"}
local book = require 'book'
local latex = require 'latex'
local claims = require 'claims'
local tables = { claims = claims.all }

-- The rows of a file of columns divided by tabs. The first row names them.
local function rows(path)
  local text = book.need(path, 'table', 'of=') or ''
  local found = {}
  for line in text:gmatch '[^\n]+' do
    local row = {}
    for field in (line .. '\t'):gmatch '([^\t]*)\t' do row[#row + 1] = field end
    found[#found + 1] = row
  end
  return found
end

-- Words and code with nothing that Markdown would have to be asked about; nil: there is something. Most cells are this, and
-- asking takes most of the time of a table.
local function plain(text)
  local inlines = pandoc.List()
  if text:match '^%d+[.)]' or text:match '^[-+#:|(@ ]' then return nil end
  for word in text:gmatch '[^ ]+' do
    local before, code, after = word:match '^([%w]*)`([%w_]+)`([,;:]?)$'
    if not code and not word:match '^[%w,;:]+$' then return nil end
    if #inlines > 0 then inlines:insert(pandoc.Space()) end
    if not code then
      inlines:insert(pandoc.Str(word))
    else
      if before ~= '' then inlines:insert(pandoc.Str(before)) end
      inlines:insert(pandoc.Code(code))
      if after ~= '' then inlines:insert(pandoc.Str(after)) end
    end
  end
  return inlines
end

-- A narrow column breaks a name between its words.
local function divided(code)
  if not book.html then return nil end
  local text = book.escape(code.text):gsub('/', '/<wbr />'):gsub('(%w_)(%w)', '%1<wbr />%2')
    :gsub('%f[%w]ob_<wbr />', 'ob_'):gsub('(%w%.)(%w%w)', '%1<wbr />%2')
  return pandoc.RawInline('html', '<code>' .. text .. '</code>')
end

local function cell(markdown, id)
  local inlines = plain(markdown)
  if not inlines then
    local blocks = book.blocks(markdown)
    inlines = blocks[1] and blocks[1].content or pandoc.List()
  end
  inlines = pandoc.Inlines(inlines):walk { Code = divided }
  if id then return { pandoc.Plain { pandoc.Span(inlines, { id = id }) } } end
  return { pandoc.Plain(inlines) }
end

local function link(id, text)
  return pandoc.Link(text, book.href(book.place[id]))
end

-- On a narrow page a row is a list, and each cell says what its column is.
local function labelled(made, heads)
  for _, row in ipairs(made.bodies[1].body) do
    for i, one in ipairs(row.cells) do one.attr.attributes.of = pandoc.utils.stringify(heads[i]) end
  end
  return made
end

-- first: how much of the paper's width the first column takes; without it as much as the others.
local function simple(heads, body, first)
  first = first or 1 / #heads
  local aligns, widths = {}, {}
  for i = 1, #heads do aligns[i], widths[i] = 'AlignLeft', book.latex and (i == 1 and first or (1 - first) / (#heads - 1)) or 0 end
  local made = pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligns, widths, heads, body))
  return pandoc.Div(book.html and labelled(made, heads) or made, { class = 'made' })
end

local function cells(fields)
  local drawn = {}
  for i, field in ipairs(fields) do drawn[i] = cell(field) end
  return drawn
end

-- Cited, not run: ~ in the file, slanted on the page.
function tables.ledger()
  local all = rows(book.dir .. '/ledger.tsv')
  local heads = table.remove(all, 1)
  table.remove(heads, 1)
  local body = {}
  for i, row in ipairs(all) do
    local id = table.remove(row, 1)
    for k = 2, #row - 1 do row[k] = row[k]:gsub('^~(.*)$', '*%1*') end
    body[i] = cells(row)
    body[i][1] = cell(row[1], 'ledger-' .. id)
  end
  return simple(cells(heads), body, 0.22)
end

function tables.api()
  local all = rows(book.dir .. '/api.tsv')
  local heads = table.remove(all, 1)
  local body = {}
  for i, row in ipairs(all) do
    local code = function(list) return (list:gsub('[%w_]+', '`%0`'):gsub('^%-$', '–')) end
    body[i] = cells { (row[1]:gsub('^%-$', '–')), code(row[2]), code(row[3]), (row[4]:gsub('^%-$', '–')) }
    if book.html then body[i][4] = { pandoc.Plain { pandoc.RawInline('html', (row[4]:gsub('^%-$', '–'):gsub('/', '/<wbr />'))) } } end
  end
  return simple(cells(heads), body)
end

-- nw2md.awk has found the place of each term.
function tables.glossary()
  local items = {}
  local text = book.need(book.terms, 'list of terms', 'of=') or ''
  for term, id, meaning in text:gmatch '([^\t]*)\t([^\t]*)\t([^\n]*)\n' do
    local name = { link(id, term) }
    items[#items + 1] = { name, { book.blocks(meaning) } }
  end
  table.sort(items, function(a, b)
    return pandoc.utils.stringify(a[1]):lower() < pandoc.utils.stringify(b[1]):lower()
  end)
  return pandoc.DefinitionList(items)
end

local function by_name(a, b)
  local x, y = a.key:lower(), b.key:lower()
  return x < y or x == y and a.key < b.key
end

local function index(entries)
  table.sort(entries, by_name)
  local items = {}
  for i, entry in ipairs(entries) do
    local at = book.place[entry.place.at]
    local where = book.latex and pandoc.RawInline('latex', (', \\pageref{%s}'):format(entry.place.id))
      or pandoc.Str(at and ', ' .. book.name(at) or '')
    items[i] = { pandoc.Plain { entry.shown, where } }
  end
  if book.latex then return latex.index(items) end
  return pandoc.Div({ pandoc.BulletList(items) }, { class = 'index' })
end

function tables.chunks()
  local entries = {}
  for _, place in ipairs(book.places) do
    if place.kind == 'chunk' and place.n == '1' then
      local plain = place.title:gsub('%[%[(.-)%]%]', '%1')
      entries[#entries + 1] = { key = plain, place = place, shown = link(place.id, '⟨' .. plain .. '⟩') }
    end
  end
  return index(entries)
end

function tables.identifiers()
  local entries = {}
  for _, place in ipairs(book.places) do
    for _, name in ipairs(book.words(place.defines)) do
      local shown = link(place.id, pandoc.Code(name))
      entries[#entries + 1] = { key = name, place = place, shown = shown }
    end
  end
  return index(entries)
end

function tables.div(div)
  if not div.classes:includes 'table' then return nil end
  local make = tables[div.attributes.of or '']
  if make then return make() end
  book.problem('there is no table ' .. tostring(div.attributes.of), 'of=')
end

return tables
