-- A heap of one moment, or of some moments one after the other, as pictures. Whatever is the same thing in two of them
-- has one place, which is found once for all. Red is what changed since the moment before.
local picture = require 'picture'
local cords = require 'cords'
local places = require 'places'
local things = require 'things'
local heap = {}

local TAG, width = things.TAG, picture.width
local HUB = 3          -- so many cords to what is further right share one knot
local UNTIDY = 100     -- a cord through a word is as bad as so many pixels of width

-- ------------------------------------------------------------------ what is drawn in any of them

local function first_seen(node)
  return { kind = node.kind, key = node.key, title = node.title, note = node.note, value = node.value, holds = node.holds,
    rows = { table.unpack(node.rows) }, unit = node.unit, class = node.class }
end

-- As large as it ever is.
local grow = {}

function grow.space(one, node)
  for _, row in ipairs(node.rows) do table.insert(one.rows, row) end
end

function grow.box(one, node)
  things.size(node)
  one.field, one.w = math.max(one.field or 0, node.field), math.max(one.w or 0, node.w)
  one.high = math.max(one.high or 0, #node.rows)
end

function grow.object(one, node)
  things.size(node)
  one.wide = math.max(one.wide or 0, node.box[3])
  one.labelled = math.max(one.labelled or 0, node.label and width(node.label, 'i') or 0)
  if node.was and node.was.note ~= node.note then
    one.counted = math.max(one.counted or 0, width(node.was.note .. ' → ' .. node.note, 'b'))
  end
end

function grow.bar() end

-- All things of all moments, each once, and all cords.
local function united(moments)
  local nodes, by_key, edges, known = {}, {}, {}, {}
  for _, graph in ipairs(moments) do
    for _, node in ipairs(graph.nodes) do
      if not by_key[node.key] then
        by_key[node.key] = first_seen(node)
        nodes[#nodes + 1] = by_key[node.key]
      end
      grow[node.kind](by_key[node.key], node)
    end
    for _, edge in ipairs(graph.edges) do
      if not known[edge.key] then
        known[edge.key] = { key = edge.key, from = edge.from, from_port = edge.name or edge.from_port, to = edge.to,
          to_port = edge.to_port, hidden = edge.hidden, class = edge.class }
        edges[#edges + 1] = known[edge.key]
      end
    end
  end
  for _, node in ipairs(nodes) do things.size(node) end
  return nodes, by_key, edges
end

-- Each thing learns what it was the moment before; nil: it was not.
local function compare(graph, before)
  graph.before = before
  if not before then return end
  local was = {}
  for _, node in ipairs(before.nodes) do was[node.key] = node end
  for _, node in ipairs(graph.nodes) do node.was = was[node.key] end
end

-- ------------------------------------------------------------------ the cords

local function placed(node, r) return { node.x + r[1], node.y + r[2], r[3], r[4] } end

-- What is not as it should be: things that stand on each other, cords that run through a box. A test looks at it.
heap.faults = {}

local function overlap(a, b)
  return a[1] + 1 < b[1] + b[3] and b[1] + 1 < a[1] + a[3] and a[2] + 1 < b[2] + b[4] and b[2] + 1 < a[2] + a[4]
end

local function find_faults(field)
  local all = { table.unpack(field.boxes) }
  for _, words in ipairs(field.words) do all[#all + 1] = words end
  for i = 1, #all do
    for k = i + 1, #all do
      if overlap(all[i], all[k]) then
        table.insert(heap.faults, ('something stands on something else at %.0f, %.0f'):format(all[k][1], all[k][2]))
      end
    end
  end
end

local function run(field, done, edge, way)
  way = cords.run(field, done, way)
  edge.curve, edge.start, edge.finish = way.curve, way.start, way.finish
  field.untidy = field.untidy + (way.words > 0 and UNTIDY or 0) + way.among / 2
  local through = way.hits > 0 and 'a box' or way.words > 0 and 'words'
  if through then table.insert(heap.faults, ('a cord runs through %s: %s to %s'):format(through, edge.from, edge.to)) end
end

local function field_of(nodes)
  local field = { boxes = {}, words = {}, untidy = 0 }
  for _, node in ipairs(nodes) do
    node.at = placed(node, node.box)
    if node.kind == 'space' then
      node.tags = {}
      for _, name in ipairs(node.names) do
        node.tags[name] = { node.x, node.y + node.port[name] - TAG / 2, node.tag, TAG, open = true }
        table.insert(field.boxes, node.tags[name])
      end
    else
      table.insert(field.boxes, node.at)
    end
    for _, words in ipairs(node.words) do table.insert(field.words, placed(node, words)) end
  end
  find_faults(field)
  return field
end

local function cell_anchors(node, port)
  for _, cell in ipairs(node.rows[1]) do
    if cell.port == port then
      local x = node.at[1] + cell.x + cell.w / 2
      return { { x = x, y = node.at[2] + node.at[4], dx = 0, dy = 1, cost = 0, fixed = true },
        { x = x, y = node.at[2], dx = 0, dy = -1, cost = 0.5, fixed = true } }
    end
  end
end

local function row_anchors(node, port, right, left)
  local y = node.port and node.port[port]
  if not y then return nil end
  return { { x = node.at[1] + node.at[3], y = node.y + y, dx = 1, dy = 0, cost = right, fixed = true },
    { x = node.at[1], y = node.y + y, dx = -1, dy = 0, cost = left, fixed = true } }
end

local function starts_at(node, edge, onward)
  if node.kind == 'space' then
    return { { x = node.x + node.tag - 8, y = node.y + node.port[edge.from_port], dx = 1, dy = 0, fixed = true } }
  elseif node.kind == 'bar' then
    return cell_anchors(node, edge.from_port)
  end
  return row_anchors(node, edge.from_port, 0, 1.5)
    or cords.anchors(node.at, onward and { right = 0, top = 1.4, bottom = 1.2, left = 3 }
      or { right = 0.5, top = 0.4, bottom = 0.3, left = 0.5 }, node.pass and node.x + node.pass, node.crowd,
      onward and node.crowd and node.crowd.right >= HUB and 'right')
end

-- A cord to the whole of a struct ends at its title; from behind, or where something is in the way, at a side.
local function title_anchors(node, onward)
  local list = cords.anchors(node.at, onward and { top = 1.5, bottom = 1.5, left = 3, right = 4 }
    or { left = 2, top = 1.2, bottom = 1.2, right = 0.3 }, node.x + node.pass, node.crowd)
  if onward then
    list[#list + 1] = { x = node.x - 3, y = node.y + node.name, dx = -1, dy = 0, cost = 0, fixed = true }
  end
  return list
end

local function finishes_at(node, edge, onward)
  if node.kind == 'bar' then
    return cell_anchors(node, edge.to_port) or cords.anchors(node.at, { left = 0, top = 0.5 })
  elseif node.kind == 'box' and not node.port[edge.to_port] then
    return title_anchors(node, onward)
  end
  return row_anchors(node, edge.to_port, 1.5, 0)
    or cords.anchors(node.at, onward and { left = 0, top = 1.2, bottom = 1.2, right = 3 }
      or { left = 0.5, top = 0.4, bottom = 0.3, right = 0.5 }, node.pass and node.x + node.pass, node.crowd)
end

-- The straight ones first: the others have to see where they get through. Returns how untidy it became.
local function run_cords(nodes, by_key, edges)
  local field, done, order = field_of(nodes), {}, {}
  for _, node in ipairs(nodes) do node.crowd = nil end
  for i, edge in ipairs(edges) do
    local from, to = by_key[edge.from], by_key[edge.to]
    local onward = (to.column or 0) > (from.column or 0)
    if not edge.hidden and edge.from ~= edge.to then
      local out, into = onward and 'right' or 'left', onward and 'left' or 'right'
      from.crowd, to.crowd = from.crowd or { left = 0, right = 0 }, to.crowd or { left = 0, right = 0 }
      from.crowd[out], to.crowd[into] = from.crowd[out] + 1, to.crowd[into] + 1
    end
    order[i] = { edge, onward and to.column - from.column or 50, i, onward }
  end
  table.sort(order, function(a, b)
    if a[2] ~= b[2] then return a[2] < b[2] end
    return a[3] < b[3]
  end)
  for _, item in ipairs(order) do
    local edge, onward = item[1], item[4]
    local from, to = by_key[edge.from], by_key[edge.to]
    if not edge.hidden and not edge.class.zoom then
      run(field, done, edge, { to = edge.to, to_box = to.at,
        from_box = from.tags and from.tags[edge.from_port] or from.at,
        starts = starts_at(from, edge, onward), finishes = finishes_at(to, edge, onward) })
    end
  end
  return field.untidy
end

-- ------------------------------------------------------------------ one moment

-- Whether a name of a namespace was not there the moment before.
local function new_names(graph)
  local there = {}
  for _, node in ipairs(graph.before and graph.before.nodes or {}) do
    for _, row in ipairs(node.kind == 'space' and node.rows or {}) do there[node.key .. '\1' .. row[1].text] = true end
  end
  return function(space, name) return graph.before and not there[space .. '\1' .. name] end
end

-- Who was there the moment before and is gone, and the cords that are.
local function draw_shadows(pic, graph, by_key, drawn, here)
  for _, node in ipairs(graph.before and graph.before.nodes or {}) do
    local one = by_key[node.key]
    if node.kind == 'space' then
      things.shadow_tags(pic, one, drawn[node.key], node)
      if not drawn[node.key] then pic:text(one.x, one.y + 13, one.title, 'i', nil, 'gone') end
    elseif not drawn[node.key] then
      things.shadow(pic, one, node)
    end
  end
  for _, edge in ipairs(graph.before and graph.before.edges or {}) do
    local c = not here[edge.key] and by_key[edge.key].curve
    if c then pic:path({ 'M', c[1], c[2], 'C', table.unpack(c, 3) }, 'gone') end
  end
end

local function draw_moment(graph, by_key, edges)
  local pic, here, drawn, is_new = picture.new(), {}, {}, new_names(graph)
  for _, edge in ipairs(graph.edges) do here[edge.key] = edge end
  for _, node in ipairs(graph.nodes) do drawn[node.key] = node end
  draw_shadows(pic, graph, by_key, drawn, here)
  for _, node in ipairs(graph.nodes) do things.draw[node.kind](pic, by_key[node.key], node, is_new) end
  for _, edge in ipairs(edges) do
    local now = here[edge.key]
    if now and edge.curve then things.cord(pic, edge, now, by_key[edge.from]) end
    if now and edge.class.zoom then things.zoom(pic, edge, by_key) end
  end
  return pic
end

-- ------------------------------------------------------------------ all of it

-- In long columns, if that is good; or else in whichever way is the better one.
local function arrange(nodes, by_key, edges)
  local faults = heap.faults
  local function try(near)
    heap.faults = { table.unpack(faults) }
    local too_wide = places.columns(nodes, edges, by_key, near)
    return run_cords(nodes, by_key, edges) + (#heap.faults - #faults) * 1000 + too_wide
  end
  local first = try(false)
  if first > UNTIDY / 2 and try(true) > first then try(false) end
end

-- moments: what dot.read returns, each perhaps with `since`, the moment before it, and so on: what was there in any of
-- them has its place. A picture of each.
function heap.draw(moments)
  local whole, known = {}, {}
  local function add(graph)
    if known[graph] then return end
    known[graph] = true
    if graph.since then add(graph.since) end
    compare(graph, graph.since)
    whole[#whole + 1] = graph
  end
  for _, graph in ipairs(moments) do add(graph) end
  local nodes, by_key, edges = united(whole)
  local bars = false
  for _, node in ipairs(nodes) do bars = bars or node.kind == 'bar' end
  if bars then
    places.stacked(nodes)
    run_cords(nodes, by_key, edges)
  else
    arrange(nodes, by_key, edges)
  end
  for _, edge in ipairs(edges) do by_key[edge.key] = edge end
  local pictures = {}
  for i, graph in ipairs(moments) do
    pictures[i] = draw_moment(graph, by_key, edges)
  end
  return picture.same_size(pictures)
end

heap.compare, heap.field_of, heap.run = compare, field_of, run
return heap
