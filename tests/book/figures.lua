-- A filter for an empty document: draws all figures that the chapters name, as they name them, twice, for a page and for
-- paper. Each has a text; both times the bytes are the same; nothing stands on anything else, and no cord runs through a
-- box or through words.
package.path = 'weave/?.lua;' .. package.path
local dot, heap, rails = require 'dot', require 'heap', require 'rails'
local wrong = 0

local function fault(...)
  wrong = wrong + 1
  io.stderr:write(table.concat { ... }, '\n')
end

local function text_of(path)
  local file = io.open(path)
  if not file then return nil end
  local text = file:read 'a'
  file:close()
  return text
end

local function moment(name, known)
  if known[name] then return known[name] end
  local drawn = text_of('build/figures/fig-' .. name .. '.dot')
  if not drawn then return fault('there is no figure ', name) end
  local graph = dot.read(drawn)
  known[name] = graph
  graph.since = graph.remarks.since and moment(graph.remarks.since, known)
  return graph
end

-- What is written on the pages and on paper.
local function drawn(strip)
  local moments, known, out = {}, {}, {}
  for i, name in ipairs(strip) do
    moments[i] = moment(name, known)
    if strip.without then moments[i] = dot.without(moments[i], strip.without) end
  end
  for i, picture in ipairs((strip.rings and rails or heap).draw(moments, {})) do
    out[i] = picture:svg '' .. picture:tikz()
  end
  return table.concat(out)
end

local function check(strip)
  for _, name in ipairs(strip) do
    if not (text_of('build/figures/fig-' .. name .. '.txt') or ''):match '%S' then fault(name, ' has no text') end
  end
  heap.faults = {}
  local first = drawn(strip)
  for _, what in ipairs(heap.faults) do fault(strip[1], ': ', what) end
  if first ~= drawn(strip) then fault(strip[1], ' is not drawn the same twice') end
end

-- The figures of a chapter: those on neighbouring lines are one strip.
local function strips_of(chapter)
  local strips, last = {}, nil
  for line in io.lines(chapter) do
    local name, rest = line:match '^!%[.*%]%(fig:([%w-]+)%)(.*)$'
    if name and not last then
      last = { rings = rest:match '%.rings', without = rest:match 'without="(.-)"' }
      strips[#strips + 1] = last
    end
    if name then last[#last + 1] = name else last = nil end
  end
  return strips
end

function Pandoc()
  local n = 0
  for chapter in io.popen('ls book/[0-9]*.nw'):lines() do
    for _, strip in ipairs(strips_of(chapter)) do
      check(strip)
      n = n + #strip
    end
  end
  print(n .. ' figures')
  if wrong > 0 then os.exit(1) end
end
