-- Chunks: a name, what it is part of, the code with links in it, and where it is used, begun, continued.
local book = require 'book'
local latex = require 'latex'
local chunks = {}

local BEGIN, END = '\u{E000}', '\u{E001}'           -- around the id of a chunk that is used (nw2md.awk)
local escape = book.escape

-- A chunk's name, or a file's, as HTML: [[x]] in it is code.
local function title(place)
  return (escape(place.title):gsub('%[%[(.-)%]%]', '<code>%1</code>'))
end

local function link(place, class, text)
  return ('<a class="%s" href="%s">%s</a>'):format(class, book.raw_href(place), text)
end

local function chunk_link(place)
  return link(place, 'chunkname', '⟨' .. title(place) .. '⟩')
end
chunks.link = chunk_link

-- A place as seen from another page is named with its section; one in this chapter's Workshop, with that.
local function from_afar(place)
  local at = book.place[place.at]
  if not at or place.page == book.page then return '' end
  local in_workshop = place.chapter == book.page
  return ' (' .. (in_workshop and 'Workshop' or escape(book.name(at)):gsub('^Section ', 'Section\u{A0}')) .. ')'
end

local function list(ids, draw)
  local drawn = {}
  for _, id in ipairs(book.words(ids)) do
    local place = book.place[id]
    if place then drawn[#drawn + 1] = draw(place) end
  end
  return table.concat(drawn, ', ')
end

-- ------------------------------------------------------------------ code

-- What is not plain code (uses of chunks, identifiers defined elsewhere) becomes an identifier for the
-- time of the highlighting, which leaves identifiers whole, and a link after it.
local function highlighted(code, place)
  local held, links = {}, {}
  local function hold(html)
    held[#held + 1] = html
    return ('nwZ%04dZ'):format(#held)
  end
  for pair in (place.uses or ''):gmatch '%S+' do
    local name, id = pair:match '^(.-)=(.*)$'
    links[name] = book.place[id]
  end
  local defined = {}
  for _, name in ipairs(book.words(place.language == 'c' and place.defines or '')) do defined[name] = true end
  code = code:gsub(BEGIN .. '(.-)' .. END, function(id) return hold(chunk_link(book.place[id])) end)
  code = code:gsub('%f[%w_][%a_][%w_]*', function(word)
    local to = links[word]
    links[word] = nil                               -- once in a chunk is enough
    local thin = word:match '^Ob%u' or defined[word]
    defined[word] = nil
    local text = thin and '<i>' .. word .. '</i>' or word
    return to and hold(link(to, 'id', text)) or thin and hold(text)
  end)
  return (book.highlight(code, place.language):gsub('nwZ(%d%d%d%d)Z', function(n) return held[tonumber(n)] end))
end

-- ------------------------------------------------------------------ tests

-- How many tests run some of a chunk's part, in words; the page's script says which, when it is asked.
local run_by = {}
for line in (book.runs and io.lines(book.runs) or function() end) do
  local part, tests = line:match '^(.-\t%d+)\t(.*)$'
  local n = #book.words(tests)
  run_by[part] = ('Run by %d %s'):format(n, n == 1 and 'test' or 'tests')
end

-- A test, on the page of its chapter's tests, has its name in words.
local function test(block)
  local words = block.identifier:gsub('^test%-%d+%-', ''):gsub('_', ' ')
  return pandoc.Div({
    book.raw(('<div class="chunk-head"><a class="name" href="#%s">%s</a></div>'):format(block.identifier, words)),
    book.raw(book.highlight(block.text, 'c')),
  }, { block.identifier, { 'chunk' } })
end

-- ------------------------------------------------------------------ the web around it

local function is_file(place) return place.files == place.id or place.title:match '^%l+/%S+$' end

local function head(place)
  local parts = {}
  local function add(format, ...) parts[#parts + 1] = format:format(...) end
  add('<a class="name" href="#%s">⟨%s⟩</a><span class="equiv">%s</span>', place.id, title(place),
    place.n == '1' and '≡' or '+≡')
  if place.total ~= '1' then
    add('<span class="part">part %s of %s</span>', place.n, place.total)
  end
  if not is_file(place) then
    add('<span class="file">%s</span>', list(place.files, function(file)
      return ('<a href="%s">%s</a>'):format(book.raw_href(file), escape(file.title))
    end))
  end
  return '<div class="chunk-head">' .. table.concat(parts, ' ') .. '</div>'
end

-- Where a chunk is used; not when that is the file alone, which stands in its head and leads there.
local function used_in(place)
  local only = book.place[place.usedin]
  return only and only.files == only.id and place.files == only.id and '' or place.usedin
end

local function foot(place)
  local parts = {}
  local function add(what, ids)
    local drawn = list(ids, function(to) return chunk_link(to) .. from_afar(to) end)
    if drawn ~= '' then parts[#parts + 1] = ('<span>%s %s</span>'):format(what, drawn) end
  end
  local function part(what, id)
    local to = book.place[id]
    if to then
      parts[#parts + 1] = ('<span>%s %s%s</span>'):format(what,
        link(to, 'part', 'part ' .. to.n), from_afar(to))
    end
  end
  add('Used in', used_in(place))
  part('Continues', place.prev)
  part('Continued in', place.next)
  if place.defines ~= '' then
    parts[#parts + 1] = ('<span>Defines <code>%s</code></span>'):format(
      table.concat(book.words(place.defines), '</code>, <code>'))
  end
  local runs = run_by[place.title .. '\t' .. place.n]
  if runs then parts[#parts + 1] = ('<span class="runs">%s</span>'):format(runs) end
  if #parts == 0 then return '' end
  return '<div class="chunk-foot">' .. table.concat(parts, ' ') .. '</div>'
end

local function drawn(block, place)
  if book.latex then return latex.chunk(block, place) end
  local code, foot = book.raw(highlighted(block.text, place)), book.raw(foot(place))
  -- on a page the foot is first: beside the code, where there is a margin, and below it elsewhere, which is the style sheet's
  return pandoc.Div({ book.raw(head(place)), book.epub and code or foot, book.epub and foot or code },
    { place.id, { 'chunk' } })
end

-- ------------------------------------------------------------------ exercises

-- The texts of an exercise are prose in the book, and files for who works without it.
local function prose(block, place)
  local blocks = book.blocks(block.text)
  if blocks[1] and blocks[1].t == 'Header' then table.remove(blocks, 1) end
  if book.latex then table.insert(blocks, 1, latex.label(place.id)) end
  local task = pandoc.Div(blocks, { place.id, { 'task' } })
  return book.latex and pandoc.walk_block(task, { Code = latex.code }) or task
end

-- The file that a reader edits has the exercise's name; it is C, unless there is one in Python.
local function edited(folder)
  local file = ('exercises/%s/%s'):format(folder, (folder:gsub('^%d+%-', '')))
  for _, place in pairs(book.place) do
    if place.title == file .. '.py' then return place.title end
  end
  return file .. '.c'
end

local function command(folder)
  return pandoc.Div({ pandoc.Para {
    pandoc.Str 'Edit ', pandoc.Code(edited(folder)),
    pandoc.Str ', then run ', pandoc.Code('make exercise EX=' .. folder), pandoc.Str '.',
  } }, { class = 'command' })
end

function chunks.block(block)
  if block.classes:includes 'test' then return test(block) end
  if not block.classes:includes 'chunk' then return nil end
  local place = book.place[block.identifier]
  local folder, file = place.title:match '^exercises/([^/]+)/(.+)$'
  if place.title:match '^solutions/' then
    return book.fold('Solution', { drawn(block, place) }, 'solution')
  elseif not folder then
    return drawn(block, place)
  elseif file == 'TASK.md' then
    return { prose(block, place), command(folder) }
  elseif file:match '^hint' then
    return book.fold('Hint ' .. file:match '%d+', { prose(block, place) }, 'hint')
  end
  return book.fold('Starter: ' .. file, { drawn(block, place) }, 'starter')
end

return chunks
