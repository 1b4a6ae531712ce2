-- Claims: a sentence that contradicts what somebody believes carries a mark, which leads to what was run or cited.
-- book/claims/ has the proofs: NAME.py with its rows in ran.tsv, or a row in cited.tsv; and the sentences, as they
-- read when somebody looked at them last.
local book = require 'book'
local claims = {}

local folder = book.dir .. '/claims/'
local kinds = { run = 'run', test = 'run', source = 'cited', paper = 'cited' }

-- The rows of one of the files, by their first column; each a list of the others.
local function rows(file)
  local found = {}
  for line in (book.read(folder .. file) or ''):gmatch '[^\n]+' do
    local name, rest = line:match '^([^\t]*)\t(.*)$'
    if name then
      found[name] = found[name] or {}
      table.insert(found[name], rest)
    end
  end
  return found
end

local known
local function read()
  known = known or { ran = rows 'ran.tsv', cited = rows 'cited.tsv', sentence = rows 'sentences.tsv' }
  return known
end

-- "run" or "cited"; nil: there is no proof.
local function kind(name)
  local cited = read().cited[name]
  return read().ran[name] and 'run' or cited and kinds[cited[1]:match '^%l+']
end

local here = {}         -- the claims of this page, for the next one who looks at them

-- A sentence as text: what is raised is behind ^.
local function in_a_line(span)
  local flat = span:walk { Superscript = function(up) return { pandoc.Str '^', table.unpack(up.content) } end }
  return (pandoc.utils.stringify(flat):gsub('%s+', ' '))
end

local function look(name, sentence)
  local was = read().sentence[name]
  here[#here + 1] = name .. '\t' .. sentence .. '\n'
  if not kind(name) then
    book.problem(('claim %s has no proof: neither %s%s.py, recorded, nor a row in cited.tsv'):format(name, folder, name), name)
  elseif not was or was[1] ~= sentence then
    book.problem(('claim %s is %s: see whether its proof still proves it, then: make claims LOOKED=%s'):format(
      name, was and 'reworded' or 'new', name), name)
  end
end

-- The mark: a link to the proof among all of them; the page's script shows it in place.
local function mark(name)
  local what = kind(name) == 'run' and 'run' or 'cited'
  if not book.html or book.epub then
    return pandoc.Superscript { pandoc.Link(what == 'run' and 'r' or 'c', '#claim-' .. name) }
  end
  return pandoc.RawInline('html', ('<a class="proof %s" href="claims.html#claim-%s" id="at-%s" '
    .. 'aria-label="How we know: %s"></a>'):format(what, name, name, what == 'run' and 'it was run' or 'it is cited'))
end

-- Whether an id is that of a claim, or of its proof.
function claims.is_place(id)
  local name = id:match '^claim%-(.*)$' or id:match '^at%-(.*)$'
  return name and read().sentence[name] ~= nil
end

-- A link to a proof, from whatever page.
function claims.link(link, id)
  if book.page and book.page ~= 'claims' and id:match '^claim%-' then link.target = 'claims.html#' .. id end
  return link
end

function claims.span(span)
  if not span.classes:includes 'claim' then return nil end
  local name = span.attributes.name or ''
  -- on its page: on paper, code is no longer text here
  if book.page then look(name, in_a_line(span)) end
  if not kind(name) then return nil end
  local inlines = span.content:clone()
  if not book.html or book.epub then
    inlines:insert(mark(name))
    return pandoc.Span(inlines, { id = 'at-' .. name })
  end
  -- the mark stays with the last word: no line begins with it
  local last = inlines[#inlines].t == 'Str' and inlines:remove()
  inlines:insert(pandoc.Span({ last or pandoc.Str '', mark(name) }, { class = 'kept' }))
  return inlines
end

-- For whoever looks at the sentences.
function claims.finish()
  if not book.page then return end
  local out = assert(io.open((book.table:gsub('[^/]*$', book.page .. '.claims')), 'w'))
  out:write(table.concat(here))
  out:close()
end

-- ------------------------------------------------------------------ all of them

local function unescaped(text)
  return (text:gsub('\\(.)', { n = '\n', t = '\t', ['\\'] = '\\' }))
end

local function short(version) return version:match '^%d+%.%d+' end

-- 3.11 3.12 3.13 -> 3.11 to 3.13
local function range(versions)
  local parts, first, last = {}, nil, nil
  local function close()
    if first then parts[#parts + 1] = first == last and first or first .. ' to ' .. last end
  end
  for _, version in ipairs(versions) do
    local major, minor = version:match '(%d+)%.(%d+)'
    if last and last == ('%s.%d'):format(major, minor - 1) then
      last = version
    else
      close()
      first, last = version, version
    end
  end
  close()
  return table.concat(parts, ', ')
end

-- What was printed, and by which versions: those that agree, in one line.
local function printed(name)
  local texts, by = {}, {}
  for _, row in ipairs(read().ran[name]) do
    local version, text = row:match '^([^\t]*)\t(.*)$'
    if not by[text] then
      by[text] = {}
      texts[#texts + 1] = text
    end
    table.insert(by[text], short(version))
  end
  local blocks = pandoc.List()
  for i = #texts, 1, -1 do
    blocks:insert(pandoc.Div({ pandoc.Plain { pandoc.Strong { pandoc.Str(range(by[texts[i]])) } },
      pandoc.CodeBlock((unescaped(texts[i]):gsub('%s+$', '')), { class = 'printed' }) }, { class = 'ran' }))
  end
  return blocks
end

local function program(name)
  local text = book.read(folder .. name .. '.py') or ''
  text = text:gsub('^# from [^\n]*\n', ''):gsub('^# only on [^\n]*\n', '')
  return pandoc.CodeBlock((text:gsub('%s+$', '')), { class = 'python' })
end

-- kind, where, words
local function citation(row)
  local what, where, words = row:match '^([^\t]*)\t([^\t]*)\t?(.*)$'
  local lead = what == 'test' and 'Our test ' or ''
  local text = ('%s`%s`'):format(lead, where)
  if what == 'paper' or where:match ' ' then text = lead .. where end
  if words and words ~= '' then text = text .. ': ' .. words:gsub('%*%*', '\\*\\*') end
  return book.blocks(text)
end

local function proof(name)
  local blocks = pandoc.List()
  if read().ran[name] then
    blocks:insert(program(name))
    blocks:extend(printed(name))
  end
  for _, row in ipairs(read().cited[name] or {}) do blocks:extend(citation(row)) end
  if book.html then blocks:insert(book.raw '<!-- end -->') end
  return blocks
end

-- The claims in the order of the book, as weave has found them: name and page.
local function used()
  local found = {}
  for line in (book.read 'build/weave/claimed.tsv' or ''):gmatch '[^\n]+' do
    local name, page = line:match '^([^\t]*)\t(.*)$'
    found[#found + 1] = { name = name, page = page }
  end
  return found
end

local function back(claim)
  local sentence = (read().sentence[claim.name] or { claim.name })[1]:gsub('[,:;]$', '')   -- it may go on there
  local target = book.page and claim.page .. '.html#at-' .. claim.name or '#at-' .. claim.name
  local words = pandoc.List()
  for before, up in (sentence .. '^'):gmatch '(.-)%^(%d*)' do
    words:extend(pandoc.Inlines(before))
    if up ~= '' then words:insert(pandoc.Superscript(up)) end
  end
  return pandoc.Link(words, target)
end

-- A heading for each chapter, and each claim with its proof.
function claims.all()
  local blocks, page = pandoc.List(), nil
  for _, claim in ipairs(used()) do
    if not kind(claim.name) then goto continue end
    local chapter = claim.page:gsub('%-workshop$', '')
    if chapter ~= page then
      page = chapter
      for _, place in ipairs(book.places) do
        if place.kind == 'chapter' and place.page == chapter then
          local title = pandoc.Str(book.name(place) .. ' · ' .. place.title)
          blocks:insert(book.page and pandoc.Header(2, { title }) or pandoc.Para { pandoc.Strong { title } })
        end
      end
    end
    blocks:insert(pandoc.Div({ pandoc.Para { back(claim) }, table.unpack(proof(claim.name)) },
      { id = 'claim-' .. claim.name, class = 'claimed' }))
    ::continue::
  end
  if book.latex then                                  -- many long words, and no room for them
    blocks:insert(1, pandoc.RawBlock('latex', '\\begingroup\\sloppy\\emergencystretch=6em'))
    blocks:insert(pandoc.RawBlock('latex', '\\endgroup'))
  end
  return pandoc.Div(blocks, { class = 'claims' })
end

return claims
