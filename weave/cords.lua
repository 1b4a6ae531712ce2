-- Where the cords run, from holder to held: of all smooth curves from a side of one to a side of the other, the one
-- that goes through no box and no word, leaves the others alone, and is short.
local picture = require 'picture'
local cords = {}

local SAMPLES = 20
local THROUGH_BOX, THROUGH_WORD, CROSSING, SHARED, SIDE, BENT = 900, 400, 42, 46, 16, 12
local DIGIT = 4        -- no word is narrower

-- How far it goes on as it began, at both ends, in parts of the way.
local SLACK = { { 0.4, 0.4 }, { 0.65, 0.65 }, { 1.1, 1.1 }, { 0.1, 1 }, { 1, 0.1 } }

local function inside(x, y, r, by)
  return x > r[1] - by and x < r[1] + r[3] + by and y > r[2] - by and y < r[2] + r[4] + by
end

-- How much each of the four points of a curve counts at t, from 0 to 1.
local function weights_at(t)
  local u = 1 - t
  return { u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t }
end

-- ... at its samples, more of them near its ends, where there are words; and where its length is taken.
local weights, sixths = {}, {}
for i = 0, SAMPLES do weights[i] = weights_at((1 - math.cos(math.pi * i / SAMPLES)) / 2) end
for i = 1, 6 do sixths[i] = weights_at(i / 6) end

local function points_of(c)
  local points, left, top, right, bottom = {}, math.huge, math.huge, -math.huge, -math.huge
  for i = 0, SAMPLES do
    local w = weights[i]
    local a, b, d, e = w[1], w[2], w[3], w[4]
    local x, y = a * c[1] + b * c[3] + d * c[5] + e * c[7], a * c[2] + b * c[4] + d * c[6] + e * c[8]
    if x < left then left = x end
    if x > right then right = x end
    if y < top then top = y end
    if y > bottom then bottom = y end
    points[i] = { x, y }
  end
  points.box = { left, top, right, bottom }
  return points
end

local function side(a, b, p) return (b[1] - a[1]) * (p[2] - a[2]) - (b[2] - a[2]) * (p[1] - a[1]) end

local function crossings(mine, other)
  local n, m, o = 0, mine.box, other.box
  if m[1] > o[3] or o[1] > m[3] or m[2] > o[4] or o[2] > m[4] then return 0 end
  for i = 1, SAMPLES do
    local a, b = mine[i - 1], mine[i]
    local left, right, top, bottom = a[1], b[1], a[2], b[2]
    if left > right then left, right = right, left end
    if top > bottom then top, bottom = bottom, top end
    if left <= o[3] and right >= o[1] and top <= o[4] and bottom >= o[2] then
      for k = 1, SAMPLES do
        local c, d = other[k - 1], other[k]
        if (c[1] <= right or d[1] <= right) and (c[1] >= left or d[1] >= left) and (c[2] <= bottom or d[2] <= bottom)
          and (c[2] >= top or d[2] >= top) and side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0 then
          n = n + 1
        end
      end
    end
  end
  return n
end

local function length_of(c)
  local c1, c2, c3, c4, c5, c6, c7, c8 = table.unpack(c)
  local sum, x, y = 0, c1, c2
  for i = 1, 6 do
    local w = sixths[i]
    local a, b, d, e = w[1], w[2], w[3], w[4]
    local px, py = a * c1 + b * c3 + d * c5 + e * c7, a * c2 + b * c4 + d * c6 + e * c8
    sum, x, y = sum + math.sqrt((px - x) ^ 2 + (py - y) ^ 2), px, py
  end
  return sum
end

-- Those of some rectangles that a curve may come near.
local function about(box, rectangles)
  local near = {}
  for _, r in ipairs(rectangles) do
    if r[1] - 5 < box[3] and r[1] + r[3] + 5 > box[1] and r[2] - 5 < box[4] and r[2] + r[4] + 5 > box[2] then near[#near + 1] = r end
  end
  return near
end

-- What it costs to run through what is there; its own ends do not count where it touches them. Beyond `limit` it does not
-- matter how much.
local function trouble(points, field, from, to, limit)
  local cost, hits, words = 0, 0, 0
  local boxes, texts = about(points.box, field.boxes), about(points.box, field.words)
  for i = 1, SAMPLES - 1 do
    local x, y = points[i][1], points[i][2]
    for _, r in ipairs(boxes) do
      local own = r == from or r == to
      if not (own and r.open) and inside(x, y, r, own and -1 or 5) then cost, hits = cost + THROUGH_BOX, hits + 1 end
    end
    -- words are small, a count is one digit: between two points there may be one
    local px, py = points[i - 1][1], points[i - 1][2]
    local parts = texts[1] and math.max(4, math.ceil((math.abs(x - px) + math.abs(y - py)) / DIGIT)) or 0
    for _, r in ipairs(texts) do
      for part = 1, parts do
        if inside(px + (x - px) * part / parts, py + (y - py) * part / parts, r, 1) then cost, words = cost + THROUGH_WORD / 4, words + 1 end
      end
    end
    if cost > limit then break end
  end
  return cost, hits, words
end

-- Whether a cord leaves and arrives as it should: forward, seen from either side, and from left to right without a way back.
local function ahead(c, a, b)
  local onward = a.dx == 1 and b.dx == -1 and a.x < b.x
  return (c[3] - a.x) * a.dx + (c[4] - a.y) * a.dy >= 10 and (c[5] - b.x) * b.dx + (c[6] - b.y) * b.dy >= 10
    and not (onward and (c[3] > b.x or c[5] < a.x))
end

local function near(a, b) return math.abs(a.x - b.x) + math.abs(a.y - b.y) < 7 end

local function among_others(points, start, finish, done)
  local cost = 0
  for _, other in ipairs(done) do
    local knot = start.fixed and other.start.fixed and near(start, other.start)
    if not knot then cost = cost + CROSSING * crossings(points, other.points) end
    if near(finish, other.finish) and not finish.fixed then cost = cost + SHARED / (other.to == finish.of and 1.6 or 1) end
    if near(start, other.start) and not start.fixed then cost = cost + SHARED end
    if near(start, other.finish) or near(finish, other.start) then cost = cost + 2 * SHARED end
  end
  return cost
end

-- All ways from one of `starts` to one of `finishes`, those first whose ends are near: none costs less than `least`.
local function ways(starts, finishes)
  local list = {}
  for _, a in ipairs(starts) do
    for _, b in ipairs(finishes) do
      local far = math.sqrt((a.x - b.x) ^ 2 + (a.y - b.y) ^ 2)
      local ends = (a.cost or 0) * SIDE + (b.cost or 0) * SIDE
      for _, slack in ipairs(SLACK) do
        local more = ends + 10 * math.abs(slack[1] - slack[2])
        list[#list + 1] = { start = a, finish = b, far = far, slack = slack, more = more, least = far + more, order = #list }
      end
    end
  end
  table.sort(list, function(a, b)
    if a.least ~= b.least then return a.least < b.least end
    return a.order < b.order
  end)
  return list
end

-- The curve of a way, and what it costs if nothing is in its way.
local function laid(way)
  local a, b, far, slack = way.start, way.finish, way.far, way.slack
  local j, k = math.max(14, math.min(130, far * slack[1])), math.max(14, math.min(130, far * slack[2]))
  way.curve = { a.x, a.y, a.x + a.dx * j, a.y + a.dy * j, b.x + b.dx * k, b.y + b.dy * k, b.x, b.y }
  way.cost = length_of(way.curve) + way.more
  return way
end

-- What a way costs; nil: not less than `best`, or this way itself.
local function price(field, done, edge, way, best)
  if best and way.cost >= best.cost then return nil end
  local points = points_of(way.curve)
  local cost, hits, words = trouble(points, field, edge.from_box, edge.to_box, best and best.cost - way.cost or math.huge)
  cost = cost + way.cost
  if best and cost >= best.cost then return nil end
  local among = among_others(points, way.start, way.finish, done)
  if best and cost + among >= best.cost then return nil end
  return { cost = cost + among, curve = way.curve, points = points, start = way.start, finish = way.finish, to = edge.to,
    hits = hits, words = words, among = among, troubled = cost - way.cost + among > 0 }
end

-- A cord that runs through something is pulled aside: the two points that bend it are moved, as long as it helps.
local ASIDE = { 64, 32, 16, 8 }
local function pulled(field, done, edge, best)
  for _, far in ipairs(ASIDE) do
    local better = true
    while better do
      better = false
      for at = 3, 6 do
        for by = -far, far, 2 * far do
          local curve = { table.unpack(best.curve) }
          curve[at] = curve[at] + by
          local way = { curve = curve, start = best.start, finish = best.finish }
          way.cost = length_of(curve) + (way.start.cost or 0) * SIDE + (way.finish.cost or 0) * SIDE + BENT
          local found = ahead(curve, best.start, best.finish) and price(field, done, edge, way, best)
          if found then best, better = found, true end
        end
      end
    end
  end
  return best
end

-- field: boxes and words, as { x, y, w, h }. done: the cords that are there, to which this one is added.
function cords.run(field, done, edge)
  local best
  for _, way in ipairs(ways(edge.starts, edge.finishes)) do
    if best and way.least >= best.cost then break end
    best = price(field, done, edge, laid(way), best) or best
  end
  if best.troubled then best = pulled(field, done, edge, best) end
  best.finish.of = edge.to
  done[#done + 1] = best
  return best
end

-- Where a cord may begin or end at a box. costs: of each side; a side without is none. pass: where on the upper side
-- there is no word in the way. crowd: how many there are on a side; of two, neither has the middle. hub: the side where
-- they are so many that all share one knot.
local normals = { right = { 1, 0 }, left = { -1, 0 }, top = { 0, -1 }, bottom = { 0, 1 } }
function cords.anchors(box, costs, pass, crowd, hub)
  local list = {}
  for _, name in ipairs { 'right', 'left', 'top', 'bottom' } do
    local cost, n = costs[name], normals[name]
    local upright = n[1] ~= 0
    if hub == name then
      return { { dx = n[1], dy = n[2], cost = cost, fixed = true, x = box[1] + box[3] * (n[1] + 1) / 2, y = box[2] + box[4] * (n[2] + 1) / 2 } }
    end
    for _, t in ipairs(cost and (upright and { 0.5, 0.24, 0.76 } or { 0.5, 0.22, 0.78, 0.08, 0.92 }) or {}) do
      if not (upright and t == 0.5 and crowd and crowd[name] == 2) then
        list[#list + 1] = { dx = n[1], dy = n[2], cost = cost + math.abs(t - 0.5) * 0.9,
          x = box[1] + box[3] * (upright and (n[1] + 1) / 2 or t),
          y = box[2] + box[4] * (upright and t or (n[2] + 1) / 2) }
      end
    end
    if name == 'top' and cost and pass then
      list[#list + 1] = { dx = 0, dy = -1, cost = cost, x = pass, y = box[2] }
    end
  end
  return list
end

return cords
