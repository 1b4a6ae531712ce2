-- How the book is set in LaTeX: what Pandoc does not know of it. The environments are in book/theme/book.tex.
local book = require 'book'
local latex = {}

local BEGIN, END = '\u{E000}', '\u{E001}'

local special = { ['\\'] = '\\textbackslash{}', ['{'] = '\\{', ['}'] = '\\}', ['#'] = '\\#', ['$'] = '\\$',
  ['%'] = '\\%', ['&'] = '\\&', ['_'] = '\\_\\allowbreak{}', ['^'] = '\\^{}', ['~'] = '\\textasciitilde{}' }

local function escape(text) return (text:gsub('[\\{}#$%%&_^~]', special)) end

local function raw(text) return pandoc.RawBlock('latex', text) end

local function title(place)
  return (escape(place.title):gsub('%[%[(.-)%]%]', '\\texttt{%1}'))
end

-- ⟨a chunk⟩, as a link to its first part.
local function link(place)
  return ('\\chunkname{%s}{%s}'):format(place.id, title(place))
end

function latex.chunk_link(place) return pandoc.RawInline('latex', link(place)) end

-- A link that a reader of paper can follow.
function latex.page_link(id, text)
  return pandoc.RawInline('latex', ('\\hyperlink{%s}{%s}, p.~\\pageref{%s}'):format(id, escape(text), id))
end

-- That somebody gives the page of what is here.
function latex.label(id) return raw(('\\label{%s}'):format(id)) end

-- Where it leads.
function latex.page_target(id)
  return pandoc.RawInline('latex', ('\\hypertarget{%s}{}\\label{%s}'):format(id, id))
end

-- ------------------------------------------------------------------ parts, and what is smaller

local part_at = {}
for line in (book.latex and book.read(book.dir .. '/parts.tsv') or ''):gmatch '[^\n]+' do
  local number, name, first = line:match '^(%S+)\t(.-)\t(%d+)\t'
  part_at[first] = ('\\part{Part %s \\\\[.3em] %s}'):format(number, name)
end

-- Before a chapter its part, before a Workshop what makes it smaller, until the next chapter.
function latex.before(header)
  local place = book.place[header.identifier]
  if not place then return nil end
  if place.kind == 'chapter' then return { raw('\\closeworkshop' .. (part_at[place.number] or '')) } end
  if place.kind == 'section' and place.page ~= place.chapter then return { raw '\\workshop' } end
end

-- ------------------------------------------------------------------ chunks

-- As in HTML: a use becomes an identifier while Pandoc highlights the code, and a link after it.
local function highlighted(code, language)
  local held = {}
  code = code:gsub(BEGIN .. '(.-)' .. END, function(id)
    held[#held + 1] = link(book.place[id])
    return ('nwZ%04dZ'):format(#held)
  end)
  local out = pandoc.write(pandoc.Pandoc { pandoc.CodeBlock(code, { '', { language } }) }, 'latex')
  return (out:gsub('nwZ(%d%d%d%d)Z', function(n) return held[tonumber(n)] end))
end

local function parts(place)
  local said = {}
  local function add(format, ...) said[#said + 1] = format:format(...) end
  for _, id in ipairs(book.words(place.usedin)) do
    add('%s %s, p.~\\pageref{%s}', #said == 0 and 'used in' or 'and', link(book.place[id]), id)
  end
  if place.prev ~= '' then add('continues p.~\\pageref{%s}', place.prev) end
  if place.next ~= '' then add('continued p.~\\pageref{%s}', place.next) end
  return table.concat(said, ' ')
end

function latex.chunk(block, place)
  return raw(table.concat {
    ('\\begin{chunk}{%s}{%s}{%s}\n'):format(place.id, title(place), place.n == '1' and '\\equiv' or '{+}{\\equiv}'),
    highlighted(block.text, place.language),
    ('\n\\end{chunk}\\chunkfoot{%s}\n'):format(parts(place)),
  })
end

-- ------------------------------------------------------------------ the rest

local environments = { predict = 'predict', box = 'cbox', goals = 'goals', session = 'session', subtitle = 'subtitle' }

-- A div with a class of its own is an environment of that name; a label is a small line.
function latex.div(div)
  for _, class in ipairs(div.classes) do
    if class == 'label' then
      return raw('\\sessionlabel{' .. escape(pandoc.utils.stringify(div.content)) .. '}')
    end
    local name = environments[class]
    if name then
      local head = div.attributes.title and ('{%s}'):format(escape(div.attributes.title)) or class == 'box' and '{}' or ''
      local blocks = pandoc.List { raw(('\\begin{%s}%s'):format(name, head)) }
      if div.identifier ~= '' then blocks:insert(raw(('\\hypertarget{%s}{}'):format(div.identifier))) end
      blocks:extend(div.content)
      blocks:insert(raw(('\\end{%s}'):format(name)))
      return blocks
    end
  end
end

-- Code in a line may be broken after whatever is neither a letter nor a digit.
function latex.code(code)
  local text = code.text:gsub('(%l)(%u)', '%1\0%2'):gsub('.[\128-\191]*', function(c)
    if c == '\0' then return '\\allowbreak{}' end     -- between the words of a CamelCase name
    local set = special[c] or c
    if c:match '^[%w ]$' or #c > 1 then return set end
    return set .. '\\allowbreak{}'
  end)
  return pandoc.RawInline('latex', '\\code{' .. text:gsub('\\_\\allowbreak{}\\allowbreak{}', '\\_\\allowbreak{}') .. '}')
end

-- drawn: what draws it.
function latex.figure(id, number, caption, drawn, from)
  local said = pandoc.List { pandoc.RawInline('latex', ('\\begin{heap}{%s}{%s}{%s}'):format(id, drawn, number)) }
  said:extend(caption)
  if from then said:insert(pandoc.RawInline('latex', ('\\\\{\\footnotesize %s}'):format(escape(from)))) end
  said:insert(pandoc.RawInline('latex', '\\end{heap}'))
  return pandoc.Plain(said)
end

-- Steps, as many beside each other as there is room for.
function latex.strip(id, number, images, pictures, caption)
  local said = pandoc.List { pandoc.RawInline('latex', ('\\begin{strip}{%s}{%s}'):format(id, number)) }
  said:extend(caption)
  said:insert(pandoc.RawInline('latex', '\\steps{}'))
  for i, image in ipairs(images) do
    local own = image.src:gsub('^fig:', 'fig-')
    said:insert(pandoc.RawInline('latex', ('\\begin{step}{%s}{%s}{%d}'):format(i > 1 and own or '', pictures[i]:tikz(), i)))
    said:extend(image.caption)
    said:insert(pandoc.RawInline('latex', '\\end{step}'))
  end
  said:insert(pandoc.RawInline('latex', '\\end{strip}'))
  return pandoc.Plain(said)
end

function latex.index(items)
  local blocks = pandoc.List { raw '\\begin{index}' }
  for _, item in ipairs(items) do
    blocks:insert(pandoc.Para(item[1].content))
  end
  blocks:insert(raw '\\end{index}')
  return blocks
end

return latex
