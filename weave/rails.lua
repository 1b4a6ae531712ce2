-- The collector's rings, one below the other: who is in which, in the order of the ring, and what holds what. The row is
-- in the order of birth, and a thing keeps its place when it goes to another ring, unless it stands behind a later one
-- there: then it goes to the end of the row.
local picture = require 'picture'
local cords = require 'cords'
local heap = require 'heap'
local things = require 'things'
local rails = {}

local RINGS = { 'young', 'middle', 'old', 'permanent', 'unreachable' }
local SLOT, DROP, LEAD, WIDE, HIGH, BACK = 15, 38, 12, 34, 42, 9
local width, joined, shown = picture.width, things.joined, things.shown

-- ------------------------------------------------------------------ what is drawn

-- Who is in which ring, and who is behind whom, as the remarks have it.
local function ring_of(graph)
  local ring, order = {}, {}
  for _, name in ipairs(RINGS) do
    for key in (graph.remarks[name] or ''):gmatch '%S+' do ring[key], order[#order + 1] = name, key end
  end
  return ring, order
end

-- Only those in a ring stay, the cords between them, and the names that lead to one.
local function keep_ringed(graph)
  local ring, order = ring_of(graph)
  local nodes, edges = {}, {}
  for _, node in ipairs(graph.nodes) do
    node.ring = ring[node.key]
    if node.ring then nodes[#nodes + 1] = node end
  end
  for _, edge in ipairs(graph.edges) do
    if ring[edge.to] and (ring[edge.from] or edge.name) then edges[#edges + 1] = edge end
  end
  graph.nodes, graph.edges, graph.ring, graph.order = nodes, edges, ring, order
end

local function prepare(graph)
  if not graph.ring then keep_ringed(graph) end
  if graph.since then prepare(graph.since) end
  heap.compare(graph, graph.since)
end

-- What stands below the name of one: nothing that its ring says already.
local function mark_of(node)
  local label = node.label or ''
  if label:match '^tentatively' or label == 'unreachable' then return '', 's' end
  local refs = label:match '^gc_refs (%d+)$'
  return refs or label, refs and 'b' or 's'
end

local function serial(key) return tonumber(key:match '%d+') or 0 end

-- Where each stands in the row, at each moment. Returns how long the row has become.
local function line_up(moments, row)
  local at, length = {}, #row
  for i, key in ipairs(row) do at[key] = i end
  for _, graph in ipairs(moments) do
    local last = {}
    for _, key in ipairs(graph.order) do
      local name = graph.ring[key]
      if at[key] and at[key] < (last[name] or 0) then
        length = length + 1
        at[key] = length
      end
      last[name] = at[key] or last[name]
    end
    graph.at, graph.row = {}, { table.unpack(row) }
    for key, i in pairs(at) do graph.at[key] = i end
    table.sort(graph.row, function(a, b) return at[a] < at[b] end)
  end
  return length
end

-- The row: everybody who is in a ring at some moment, the oldest first; and how large a box has to be.
local function measure(moments)
  local row, seen, used, wide, marked = {}, {}, {}, WIDE, false
  for _, graph in ipairs(moments) do
    for _, node in ipairs(graph.nodes) do
      local mark, face = mark_of(node)
      used[node.ring], marked = true, marked or mark ~= ''
      wide = math.max(wide, width(shown(node), 'm') + 14, mark == 'reachable' and 0 or width(mark, face) + 12)
      if not seen[node.key] then row[#row + 1] = node.key end
      seen[node.key] = true
    end
  end
  table.sort(row, function(a, b) return serial(a) < serial(b) end)
  return { length = line_up(moments, row), used = used, wide = wide, marked = marked, high = marked and HIGH or things.BOX }
end

-- Where the rings are, and what they are called.
local function place(layout, titles)
  layout.rings, layout.y, layout.title = {}, {}, {}
  for _, name in ipairs(RINGS) do
    if layout.used[name] then table.insert(layout.rings, name) end
  end
  local left = 0
  for i, name in ipairs(layout.rings) do
    layout.y[name] = (i - 1) * (layout.high + DROP + 22)
    layout.title[name] = titles[name] or name == 'unreachable' and 'set apart' or #layout.rings < 3 and 'ring' or name
    left = math.max(left, width(layout.title[name], 's') + 14)
  end
  layout.left, layout.right = left, left + LEAD + layout.length * (layout.wide + SLOT)
end

local function x_of(layout, graph, key) return layout.left + LEAD + (graph.at[key] - 1) * (layout.wide + SLOT) end

-- ------------------------------------------------------------------ one moment

-- The ring that a thing is drawn in: its own, or if it is gone, the one that it was in.
local function stands_in(graph, key)
  for _, moment in ipairs { graph, graph.before } do
    for _, node in ipairs(moment.nodes) do
      if node.key == key then return node.ring end
    end
  end
end

-- Through its objects, and back below them.
local function draw_ring(pic, layout, graph, name)
  local y, low = layout.y[name] + layout.high / 2, layout.y[name] + layout.high + BACK
  local class, from = name == 'unreachable' and 'rail apart' or 'rail', layout.left
  local left, right = layout.left, layout.right
  for _, key in ipairs(graph.row) do
    if stands_in(graph, key) == name then
      local x = x_of(layout, graph, key)
      pic:line(from, y, x, y, class)
      from = x + layout.wide
    end
  end
  pic:path({ 'M', from, y, 'L', right, y, 'C', right + 11, y, right + 11, low, right, low,
    'L', left, low, 'C', left - 11, low, left - 11, y, left, y }, class)
  pic:dot(left, y, 3, 'full faint')
  pic:text(left - 14, y + 4, layout.title[name], 's', 'end', 'faint')
end

-- The boxes, and a label above the ring for each name; and the cords between them, which are found for each moment.
local function things_of(layout, graph)
  local list, by_key, edges, above = {}, {}, {}, {}
  for _, node in ipairs(graph.nodes) do
    local one = { kind = 'object', key = node.key, x = x_of(layout, graph, node.key), y = layout.y[node.ring],
      box = { 0, 0, layout.wide, layout.high }, words = {} }
    list[#list + 1], by_key[node.key] = one, one
  end
  for _, edge in ipairs(graph.edges) do
    local from = edge.from
    if edge.name then
      local w, level = width(edge.name, 'm') + 30, above[edge.to] or 0
      local one = { kind = 'space', key = edge.key, tag = w, names = { edge.name }, words = {}, box = { 0, 0, w, things.TAG },
        x = x_of(layout, graph, edge.to) + layout.wide / 2 - w - 4, y = -50 - level * (things.TAG + 6),
        port = { [edge.name] = things.TAG / 2 } }
      list[#list + 1], by_key[edge.key], above[edge.to], from = one, one, level + 1, edge.key
    end
    edges[#edges + 1] = { key = edge.key, from = from, to = edge.to, name = edge.name, class = edge.class }
  end
  return list, by_key, edges
end

-- Over the boxes of one ring; between two rings, in the gap between them.
local function run_cord(field, done, edge, from, to)
  local down, up = from.y < to.y, from.y > to.y
  local starts = down and { bottom = 0, top = 1 } or { top = 0, bottom = 6 }
  local finishes = up and { bottom = 0, top = 1 } or { top = 0, bottom = 6 }
  local hole = edge.name and { x = from.x + from.tag - 8, y = from.y + things.TAG / 2, dx = 1, dy = 0, fixed = true }
  heap.run(field, done, edge, { to = edge.to, to_box = to.at, from_box = hole and from.tags[edge.name] or from.at,
    starts = hole and { hole } or cords.anchors(from.at, starts),
    finishes = cords.anchors(to.at, hole and { top = 0 } or finishes) })
end

local function draw_mark(pic, x, y, node, class)
  local text, face = mark_of(node)
  if text == 'reachable' then
    pic:path({ 'M', x - 6, y - 5, 'L', x - 1, y, 'L', x + 7, y - 10 }, joined('strong', class))
  elseif text ~= '' then
    pic:text(x, y, text, face, 'middle', class)
  end
end

local function draw_box(pic, layout, graph, node, class)
  local x, y = x_of(layout, graph, node.key), layout.y[node.ring]
  pic:rectangle(x, y, layout.wide, layout.high, class)
  pic:text(x + layout.wide / 2, y + (layout.marked and 17 or layout.high / 2 + 4.5), shown(node), 'm', 'middle',
    (class:gsub('apart ?', '')))
end

local function draw_object(pic, layout, graph, node)
  local x, y, was, before = x_of(layout, graph, node.key), layout.y[node.ring], node.was, graph.before
  local moved = before and (not was or was.ring ~= node.ring) and 'changed'
  local told = before and (not was or was.label ~= node.label) and 'changed' or ''
  draw_box(pic, layout, graph, node, joined(node.ring == 'unreachable' and 'apart', moved))
  draw_mark(pic, x + layout.wide / 2, y + 35, node, told)
  pic:text(x + layout.wide + 3, y + layout.high / 2 - 4, node.note, 'b', nil,
    was and was.note ~= node.note and 'changed')
end

local function draw_moment(layout, graph)
  local pic, here, done = picture.new(), {}, {}
  for _, name in ipairs(layout.rings) do draw_ring(pic, layout, graph, name) end
  for _, node in ipairs(graph.nodes) do
    here[node.key] = true
    draw_object(pic, layout, graph, node)
  end
  for _, node in ipairs(graph.before and graph.before.nodes or {}) do
    if not here[node.key] then draw_box(pic, layout, graph, node, 'gone') end
  end
  local list, by_key, edges = things_of(layout, graph)
  local field = heap.field_of(list)
  for _, edge in ipairs(edges) do
    local from = by_key[edge.from]
    run_cord(field, done, edge, from, by_key[edge.to])
    if edge.name then things.tag(pic, from.x, from.y, from.tag, edge.name, edge.class.changed and 'changed' or '') end
    things.cord(pic, edge, edge, from)
  end
  return pic
end

-- moments: as for heap.draw. titles: what a ring is called, by its place.
function rails.draw(moments, titles)
  for _, graph in ipairs(moments) do prepare(graph) end
  local all = { table.unpack(moments) }
  if moments[1].since then table.insert(all, moments[1].since) end
  local layout, pictures = measure(all), {}
  place(layout, titles)
  for i, graph in ipairs(moments) do pictures[i] = draw_moment(layout, graph) end
  return picture.same_size(pictures)
end

return rails
