-- Sessions, outputs, predictions, figures and plots: what the chapter names is read from its file.
local book = require 'book'
local latex = require 'latex'
local plot = require 'plot'
local include = {}

local function label(text) return pandoc.Div({ pandoc.Plain { pandoc.Str(text) } }, { class = 'label' }) end
local function trimmed(text) return (text:gsub('%s+$', '')) end

-- ------------------------------------------------------------------ sessions

-- What was entered, and what was answered.
local function transcript(text)
  if not book.html then return pandoc.CodeBlock(text, { class = 'pycon' }) end
  local lines = {}
  for line in (text .. '\n'):gmatch '(.-)\n' do
    local prompt, rest = line:match '^(>>> )(.*)$'
    if not prompt then prompt, rest = line:match '^(%.%.%. )(.*)$' end
    lines[#lines + 1] = prompt and ('<span class="co">%s</span>%s'):format(book.escape(prompt), book.escape(rest))
      or ('<span class="out">%s</span>'):format(book.escape(line))
  end
  return book.raw('<pre class="pycon"><code>' .. table.concat(lines, '\n') .. '</code></pre>')
end

-- What was printed, below the program; only that, where the program is on the page already.
local function session(name, version, only)
  local here = ('name="%s"'):format(name)
  local path = ('%s/sessions/%s'):format(book.dir, name)
  local recorded = path .. '.out'
  -- an older version has a recording of its own only where it differs
  if version and book.read(recorded .. '.' .. version) then recorded = recorded .. '.' .. version end
  local program = book.need(path .. '.py', 'session ' .. name, here)
  local output = book.need(recorded, 'recording of session ' .. name, here)
  if not (program and output) then return pandoc.Null() end
  local python = 'CPython ' .. (version or book.python)
  program = program:gsub('^# ledger: [^\n]*\n', ''):gsub('^# only on [^\n]*\n', ''):gsub('^# also on [^\n]*\n', '')
  if program:match '^# at the prompt' then
    return pandoc.Div({ label(python), transcript(trimmed(output)) }, { class = 'session' })
  end
  if only then
    return pandoc.Div({ label(('%s prints, of sessions/%s.py'):format(python, name)),
      pandoc.CodeBlock(trimmed(output), { class = 'printed' }) }, { class = 'session' })
  end
  return pandoc.Div({
    label(('sessions/%s.py'):format(name)),
    pandoc.CodeBlock(trimmed(program), { class = 'python' }),
    label(python .. ' prints'),
    pandoc.CodeBlock(trimmed(output), { class = 'printed' }),
  }, { class = 'session' })
end

local function output(demo)
  local path = ('%s/demos/%s.out'):format(book.dir, demo)
  local text = book.need(path, 'recorded output of demo ' .. demo, ('demo="%s"'):format(demo))
  if not text then return pandoc.Null() end
  return pandoc.Div({ label(('demos/%s prints'):format(demo)),
    pandoc.CodeBlock(trimmed(text), { class = 'printed' }) }, { class = 'session' })
end

-- A program in another language, and what it printed.
local function foreign(name)
  local here, path = ('name="%s"'):format(name), ('%s/foreign/%s'):format(book.dir, name)
  local program = book.need(path, 'program ' .. name, here)
  local text = book.need(path .. '.out', 'recorded output of ' .. name, here)
  if not (program and text) then return pandoc.Null() end
  return pandoc.Div({
    label(('foreign/%s'):format(name)),
    pandoc.CodeBlock(trimmed(program), { class = name:match '%.(%w+)$' }),
    label 'prints',
    pandoc.CodeBlock(trimmed(text), { class = 'printed' }),
  }, { class = 'session' })
end

-- What `make bench` measured and recorded. The first line says how, and on what.
local function measured(name)
  local here, path = ('name="%s"'):format(name), ('%s/measured/%s.txt'):format(book.dir, name)
  local text = book.need(path, 'measurement ' .. name, here)
  if not text then return pandoc.Null() end
  local how, rest = text:match '^(.-)\n(.*)$'
  return pandoc.Div({ label(how), pandoc.CodeBlock(trimmed(rest), { class = 'printed' }) },
    { class = 'session' })
end

local function code_block(block)
  local name = block.attributes
  if block.classes:includes 'foreign' then return foreign(name.name or '') end
  if block.classes:includes 'measured' then return measured(name.name or '') end
  if block.classes:includes 'session' then return session(name.name or '', name.version, name.only) end
  if block.classes:includes 'output' then return output(name.demo or '') end
end

-- ------------------------------------------------------------------ predictions

-- A front matter that names the session, the question, a rule, the answer.
local function prediction(div)
  local name = div.attributes.name or ''
  local here = ('name="%s"'):format(name)
  local text = book.need(('%s/predictions/%s.md'):format(book.dir, name), 'prediction ' .. name, here)
  if not text then return pandoc.Null() end
  local front, rest = text:match '^%-%-%-\n(.-)\n%-%-%-\n(.*)$'
  local question, answer = (rest or text):match '^(.-)\n%-%-%-\n(.*)$'
  if not question then
    book.problem(('prediction %s has no line --- before its answer'):format(name), here)
    return pandoc.Null()
  end
  local proof = front and front:match 'session:%s*(%S+)'
  local answers = book.blocks(answer)
  if proof then answers:insert(session(proof)) end
  local blocks = book.blocks(question)
  blocks:extend(book.fold('Answer', answers, 'answer'))
  return pandoc.Div(blocks, pandoc.Attr('', { 'predict' }, { { 'role', 'group' }, { 'aria-label', 'Prediction' } }))
end

-- ------------------------------------------------------------------ figures

-- Graphviz's drawing as part of the page: no ids, no sizes, no tooltips, no colours that the style sheet has.
local function inline_svg(svg, title)
  svg = svg:gsub('^.-<svg', '<svg', 1):gsub('<!%-%-.-%-%->\n?', '')
  svg = svg:gsub('<title>.-</title>\n?', ''):gsub('<g id="[^"]*"', '<g')
  svg = svg:gsub(' xmlns:xlink="[^"]*"', ''):gsub('font%-family="monospace"', 'class="mono"')
  svg = svg:gsub(' ?font%-family="[^"]*"', ''):gsub(' text%-anchor="start"', '')
  svg = svg:gsub(' fill="%l+"', ''):gsub(' stroke="%l+"', '')
  return (svg:gsub('^<svg', ('<svg role="img" aria-labelledby="%s-caption"'):format(title), 1))
end

-- A drawing and what is said of it; in HTML with a fold that says the same to someone who cannot see it.
local function framed(id, class, drawn, caption, from, fold)
  local place = book.place[id]
  local number = place and place.number ~= '' and ('Figure %s. '):format(place.number) or ''
  if not book.html then return latex.figure(id, number, caption, drawn, from) end
  local blocks = pandoc.List()
  blocks:insert(book.raw(('<figure id="%s" class="%s"%s>'):format(id, class,
    book.epub and '' or (' aria-details="%s-text"'):format(id))))
  blocks:insert(book.raw('<div class="drawing" >' .. inline_svg(drawn, id) .. '</div>'))
  blocks:insert(book.raw(('<figcaption><div id="%s-caption">'):format(id)))
  blocks:insert(pandoc.Plain { pandoc.Span({ pandoc.Str(number) }, { class = 'number' }),
    table.unpack(caption) })
  blocks:insert(book.raw '</div>')
  if from then blocks:insert(label(from)) end
  blocks:extend(fold)
  blocks:insert(book.raw '</figcaption></figure>')
  return blocks
end

local function drawing(id)
  return ('%s/%s.%s'):format(os.getenv 'WEAVE_SVG' or book.figures, id, book.latex and 'pdf' or 'svg')
end

local function figure(name, caption)
  local id, here = 'fig-' .. name, ('fig:%s'):format(name)
  local dot = book.need(('%s/%s.dot'):format(book.figures, id), 'figure ' .. name, here)
  local words = book.need(('%s/%s.txt'):format(book.figures, id), 'text of figure ' .. name, here)
  if not (dot and words) then return pandoc.Null() end
  local drawn = drawing(id)
  if book.html then drawn = book.read(drawn) or pandoc.pipe('dot', { '-Tsvg' }, dot) end
  return framed(id, 'heap', drawn, caption, nil,
    book.epub and {} or book.fold('In words', { pandoc.CodeBlock(trimmed(words)) }, 'words', id .. '-text'))
end

local function plotted(name, caption)
  local id, here = 'plot-' .. name, ('plot:%s'):format(name)
  local data = plot.read(name, here)
  local drawn = data and drawing(id)
  if data and book.html then drawn = book.need(drawn, 'drawing of plot ' .. name, here) end
  if not drawn then return pandoc.Null() end
  return framed(id, 'plot', book.html and plot.svg(drawn) or drawn, caption, data.from,
    book.fold('The numbers', { plot.table(data) }, 'words', id .. '-text'))
end

local kinds = { fig = figure, plot = plotted }

local function pictured(image)
  if not image or image.t ~= 'Image' then return nil end
  local kind, name = image.src:match '^(%l+):(.+)$'
  return kinds[kind] and kinds[kind](name, image.caption)
end

-- An image alone in its paragraph: Pandoc 3 has made a figure of it, Pandoc 2 has not.
local function alone(block)
  if #block.content == 1 then return pictured(block.content[1]) end
end

local function native_figure(block)
  local plain = block.content[1]
  return pictured(plain and plain.content and plain.content[1])
end

include.filter = {
  CodeBlock = code_block,
  Para = alone,
  Figure = native_figure,
  Div = function(div) if div.classes:includes 'predict' then return prediction(div) end end,
}
return include
