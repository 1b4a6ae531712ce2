-- C and Python in colour: comments, strings, what decides where to go on, types and directives, and nothing else. Pandoc
-- could do it; it would find out much more, of which a page shows nothing, and take a third of the time of a whole book.
local escape = require 'escape'

local colour = {}

local function set(words)
  local found = {}
  for word in words:gmatch '%S+' do found[word] = true end
  return found
end

-- With the two words by which Promela ends what it begins as C does.
local c_flow = set 'break case continue default do else fi for goto if od return switch while'
local c_types = set [[bool char const double extern float inline int long register short signed static unsigned void volatile
  FILE va_list max_align_t]]
local python_flow = set 'assert async await break continue elif else except finally for if pass raise return try while with yield'

local function c_word(word)
  return c_flow[word] and 'cf' or (c_types[word] or word:match '^[%l%d_]+_t$') and 'i' or nil
end

local function python_word(word)
  return python_flow[word] and 'cf' or (word:match '^%u%a*Error$' or word:match '^%u%a*Warning$') and 'i' or nil
end

-- Where the string ends that begins here: behind its last mark, or with its line.
local function end_of_string(code, at, mark)
  while at <= #code do
    local char = code:sub(at, at)
    if char == '\n' then return at end
    at = at + (char == '\\' and 2 or 1)
    if char == mark then return at end
  end
  return #code + 1
end

-- Whether only blanks stand before it in its line.
local function begins_line(code, at) return code:sub(1, at - 1):match '[^\n]*$':match '^%s*$' ~= nil end

-- Each says what kind of thing begins at a place, and where it ends; nil: nothing that has a colour.
local function c_thing(code, at, char)
  if char == '"' or char == "'" then return char == '"' and 'st' or 'ch', end_of_string(code, at + 1, char) end
  if char == '/' and code:find('^/%*', at) then return 'co', code:match('^/%*.-%*/()', at) or #code + 1 end
  if char == '/' and code:find('^//', at) then return 'co', code:match('^[^\n]*()', at) end
  if char == '#' and begins_line(code, at) then
    local line = code:match('^[^\n]*', at)
    return 'i', at + #(line:match '^(.-)%s*/%*' or line)
  end
end

local function python_thing(code, at, char)
  if char == '#' then return 'co', code:match('^[^\n]*()', at) end
  if char ~= '"' and char ~= "'" then return nil end
  local three = char:rep(3)
  if code:sub(at, at + 2) == three then
    local _, to = code:find(three, at + 3, true)
    return begins_line(code, at) and 'co' or 'st', (to or #code) + 1
  end
  return 'st', end_of_string(code, at + 1, char)
end

local languages = { c = { c_thing, c_word, '["\'/#%w_]' }, python = { python_thing, python_word, '["\'#%w_]' } }

local function drawn(text, kind)
  if not kind then return escape(text) end
  if kind == 'i' then return '<i>' .. escape(text) .. '</i>' end
  return ('<span class="%s">%s</span>'):format(kind, escape(text))
end

-- Where a narrow page has no room: what is aligned far to the right moves to the left, a long call is broken behind a
-- parenthesis, and no line is broken within an arrow, or begins with the end of a comment.
function colour.narrow(html)
  html = ('\n' .. html):gsub('(\n[+-]?        )(         +)', '%1<span class="gap">%2</span>'):sub(2)
  html = html:gsub('\n +[%w_.]+%(%S+', function(call) return #call > 44 and call:gsub('%(', '(<wbr/>') or nil end)
  return (html:gsub('%-&gt;', '<b>%0</b>'):gsub('([^%s<>]+ )( *)%*/', function(word, gap)
    return '<b>' .. word .. (gap == '' and '' or '<span class="gap">' .. gap .. '</span>') .. '*/</b>'
  end))
end

-- A block of code as HTML; nil: not in this language.
function colour.block(code, language)
  if not languages[language] then return nil end
  local thing, word_kind, starts = table.unpack(languages[language])
  local out, from, at = {}, 1, 1
  -- What is between a line and the comment at its end goes where there is no room for it.
  local function put(kind, first, behind)
    local before = escape(code:sub(from, first - 1))
    if kind == 'co' then before = before:gsub('([^%s])  ( *)$', '%1 <span class="gap"> %2</span>') end
    out[#out + 1] = before
    out[#out + 1] = drawn(code:sub(first, behind - 1), kind)
    from = behind
  end
  while true do
    at = code:find(starts, at)
    if not at then break end
    local kind, behind = thing(code, at, code:sub(at, at))
    if not kind then
      behind = code:match('^[%w_]+()', at) or at + 1
      kind = word_kind(code:sub(at, behind - 1))
    end
    if kind then put(kind, at, behind) end
    at = behind
  end
  out[#out + 1] = escape(code:sub(from))
  return '<pre><code>' .. colour.narrow(table.concat(out):gsub('</i> <i>', ' ')) .. '</code></pre>'
end

return colour
