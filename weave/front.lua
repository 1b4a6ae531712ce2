-- The head of the first page: title, a session that asks, the snake that is a real ring, and where to begin.
local book = require 'book'
local front = {}

-- The lines of a session behind the first empty one, and what it printed.
local function session(name)
  local path = ('%s/sessions/%s'):format(book.dir, name)
  local program = book.need(path .. '.py', 'session ' .. name, name) or ''
  local printed = book.need(path .. '.out', 'recording of session ' .. name, name) or ''
  return program:match '\n\n(.-)%s*$' or program, (printed:gsub('%s+$', ''))
end

-- A whole book beside the pages, or how to make it.
local function whole(name, file, verb)
  local made = io.open('build/' .. file)
  if made then made:close() end
  return made and ('<a href="../%s">%s</a>'):format(file, name)
    or ('<span title="%s makes it">%s</span>'):format(verb, name)
end

function front.div(div)
  if not div.classes:includes 'hero' then return nil end
  local code, printed = session(div.attributes.session)
  local snake = book.need('build/weave/snake.svg', 'snake', 'hero') or ''
  local objects = select(2, snake:gsub('class="scale', ''))
  local blocks = pandoc.List { book.raw(('<div class="hero"><div class="pitch"><h1>Ouroboros</h1>'
    .. '<p class="subtitle">Python’s memory management, rebuilt in C</p>'
    .. '<pre class="asks"><code>%s</code>\n<a class="reveal" href="%s" data-answer="%s" aria-label="What does it print?">?</a></pre>')
    :format(book.escape(code), div.attributes.answer, book.escape(printed))) }
  blocks:extend(div.content)
  blocks:insert(book.raw(('<p class="ways"><a class="start" href="01-objects.html">Start with chapter 1</a> '
    .. '<a href="#contents">Contents</a> %s %s</p></div>'):format(whole('EPUB', 'book.epub', 'make epub'),
    whole('PDF', 'book.pdf', 'make pdf'))))
  blocks:insert(book.raw(('<figure class="ring">%s<figcaption>A heap of %d containers as the collector sees it, a ring: '
    .. 'each scale an object, as wide as its bytes, hatched by its age; each line a reference. Red: the two lists.'
    .. '</figcaption></figure></div>'):format(snake, objects)))
  return blocks
end

return front
