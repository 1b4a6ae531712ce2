-- Where things stand: from the holders on the left to what they hold, or on the rails of the collector.
local places = {}

local GAP_X, GAP_Y = 46, 20
local LEAST_X = 24          -- between columns that would be too wide
local WIDEST = 584          -- the page's text

-- ------------------------------------------------------------------ columns

-- Who is held by whom, without what leads back: an edge is forward unless it leads to where the walk came from.
local function forward_edges(nodes, edges, by_key)
  local out, held, state, forward = {}, {}, {}, {}
  for _, edge in ipairs(edges) do
    if edge.from ~= edge.to then
      out[edge.from] = out[edge.from] or {}
      table.insert(out[edge.from], edge)
      held[edge.to] = true
    end
  end
  local function walk(key)
    state[key] = 'open'
    for _, edge in ipairs(out[key] or {}) do
      if state[edge.to] ~= 'open' then forward[#forward + 1] = edge end
      if not state[edge.to] then walk(edge.to) end
    end
    state[key] = 'done'
  end
  local function from(which)
    for _, node in ipairs(nodes) do
      if not state[node.key] and which(node) then walk(node.key) end
    end
  end
  from(function(node) return node.kind == 'space' end)
  from(function(node) return not held[node.key] end)
  from(function() return true end)
  return forward
end

local function rank(nodes, forward)
  local column, spaces = {}, false
  for _, node in ipairs(nodes) do spaces = spaces or node.kind == 'space' end
  for _, node in ipairs(nodes) do column[node.key] = node.kind ~= 'space' and spaces and 1 or 0 end
  for _ = 1, #nodes do
    for _, edge in ipairs(forward) do
      column[edge.to] = math.max(column[edge.to], column[edge.from] + 1)
    end
  end
  return column
end

-- Where an edge begins or ends, in a node of some height: at its row, at the title of a struct, or in the middle.
local function port_y(node, port)
  return node.port and node.port[port] or node.name or node.mid
end

local function crossings(columns, forward, at)
  local n = 0
  for i = 1, #forward do
    for k = i + 1, #forward do
      local a, b = forward[i], forward[k]
      if at[a.from][1] == at[b.from][1] and at[a.to][1] == at[b.to][1] then
        local begins = at[a.from][2] + (a.bias or 0) - at[b.from][2] - (b.bias or 0)
        if begins * (at[a.to][2] - at[b.to][2]) < 0 then n = n + 1 end
      end
    end
  end
  return n
end

-- The order in the columns that has the fewest crossings, of those that sorting by the neighbours leads to.
local function sort_columns(columns, forward, all)
  local at, best, fewest = {}, nil, nil
  local function number()
    for c, list in ipairs(columns) do
      for i, node in ipairs(list) do at[node.key] = { c, i } end
    end
  end
  local function keep()
    number()
    local n = crossings(columns, forward, at)
    if fewest and n >= fewest then return end
    fewest, best = n, {}
    for c, list in ipairs(columns) do best[c] = { table.unpack(list) } end
  end
  keep()
  for sweep = 1, 6 do
    for step = 1, #columns do
      local list = columns[sweep % 2 == 1 and step or #columns + 1 - step]
      local wish = {}
      for i, node in ipairs(list) do
        local sum, n = 0, 0
        for _, edge in ipairs(all) do
          local other = edge.from == node.key and edge.to or edge.to == node.key and edge.from
          if other and at[other][1] ~= at[node.key][1] then
            sum, n = sum + at[other][2] + (other == edge.from and edge.bias or 0), n + 1
          end
        end
        wish[node] = { n > 0 and sum / n or i, i }
      end
      table.sort(list, function(a, b)
        if wish[a][1] ~= wish[b][1] then return wish[a][1] < wish[b][1] end
        return wish[a][2] < wish[b][2]
      end)
      number()
    end
    keep()
  end
  return best
end

-- In its column each stands beside what it is tied to, as far as the others let it.
local function settle(columns, edges, by_key)
  for _, list in ipairs(columns) do
    local y = 0
    for _, node in ipairs(list) do
      node.y, y = y, y + node.h + GAP_Y
    end
  end
  local function wished(node)
    local sum, n = 0, 0
    for _, edge in ipairs(edges) do
      local here, there
      if edge.to == node.key then here, there = node, by_key[edge.from] end
      if edge.from == node.key then here, there = node, by_key[edge.to] end
      if here and there ~= node and there.column ~= node.column then
        local mine = edge.from == node.key and port_y(node, edge.from_port) or port_y(node, edge.to_port)
        local other = edge.from == node.key and port_y(there, edge.to_port) or port_y(there, edge.from_port)
        sum, n = sum + there.y + other - mine, n + 1
      end
    end
    return n > 0 and sum / n or node.y
  end
  for round = 1, 24 do
    for step = 1, #columns do
      local list = columns[round % 2 == 1 and step or #columns + 1 - step]
      local wish = {}
      for i, node in ipairs(list) do wish[i] = wished(node) end
      -- blocks of neighbours that press on each other share the difference
      local blocks = {}
      for i, node in ipairs(list) do
        local block = { first = i, last = i, h = node.h, y = wish[i], n = 1 }
        while #blocks > 0 and blocks[#blocks].y + blocks[#blocks].h + GAP_Y > block.y do
          local above = table.remove(blocks)
          local shift = above.h + GAP_Y
          block = { first = above.first, last = block.last, h = shift + block.h, n = above.n + block.n,
            y = (above.y * above.n + (block.y - shift) * block.n) / (above.n + block.n) }
        end
        blocks[#blocks + 1] = block
      end
      for _, block in ipairs(blocks) do
        local y = block.y
        for i = block.first, block.last do
          list[i].y, y = y, y + list[i].h + GAP_Y
        end
      end
    end
  end
end

-- The column of each: one further than the first who holds it.
local function nearest(nodes, forward)
  local column = rank(nodes, {})
  local held = {}
  for _, edge in ipairs(forward) do held[edge.to] = true end
  for _, node in ipairs(nodes) do
    if held[node.key] then column[node.key] = 99 end
  end
  for _ = 1, #nodes do
    for _, edge in ipairs(forward) do
      column[edge.to] = math.min(column[edge.to], column[edge.from] + 1)
    end
  end
  return column
end

local function in_columns(nodes, column)
  local columns = {}
  for _, node in ipairs(nodes) do
    node.column = column[node.key] + 1
    for c = #columns + 1, node.column do columns[c] = {} end
    table.insert(columns[node.column], node)
  end
  local widths, sum, gaps = {}, 0, -1
  for c, list in ipairs(columns) do
    widths[c] = 0
    for _, node in ipairs(list) do widths[c] = math.max(widths[c], node.w) end
    sum, gaps = sum + widths[c], gaps + (#list > 0 and 1 or 0)
  end
  local gap = gaps > 0 and math.max(LEAST_X, math.min(GAP_X, math.floor((WIDEST - sum) / gaps))) or GAP_X
  return columns, widths, gap, sum + gaps * GAP_X
end

-- Gives each node its x and y, the upper left corner. Each is one column further than whoever holds it; or, if `near`,
-- than the first who does, which is less wide. Returns how bad its width is: what it is too wide, and what the gaps lose.
function places.columns(nodes, edges, by_key, near)
  local forward, side_by_side = forward_edges(nodes, edges, by_key), false
  local columns, widths, gap, whole = in_columns(nodes, (near and nearest or rank)(nodes, forward))
  for _, edge in ipairs(edges) do
    local from = by_key[edge.from]
    edge.bias = (port_y(from, edge.from_port) - from.mid) / (from.h + GAP_Y)
    side_by_side = side_by_side or edge.hidden
  end
  columns = sort_columns(columns, forward, edges)
  settle(columns, edges, by_key)
  local x = 0
  for c, list in ipairs(columns) do
    for _, node in ipairs(list) do
      node.x, node.y = x, side_by_side and 0 or math.floor(node.y + 0.5)
    end
    if #list > 0 then x = x + widths[c] + gap end
  end
  return 2 * math.max(0, whole - WIDEST)
end

-- One below the other, as they were made.
function places.stacked(nodes)
  local y = 0
  for _, node in ipairs(nodes) do
    node.x, node.y, y = node.indent or 0, y, y + node.h + 26
  end
end

return places
