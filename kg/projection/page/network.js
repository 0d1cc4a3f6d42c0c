"use strict";
/* Draws the network in #data on a canvas: search, hover, drag, zoom, click. Text is only ever set as text. */
(() => {
  const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9"], OTHER = "#8A8A8A";
  const KINDS = { person: COLOURS[0], country: COLOURS[1], topic: COLOURS[2], agreement: COLOURS[3],
    organization: COLOURS[4], group: COLOURS[5] };
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const canvas = at("picture"), panel = at("panel"), pen = canvas.getContext("2d");
  const nodes = data.nodes, ties = data.ties;
  const byKind = data.kinds.length > 1;
  nodes.forEach((node, i) => { node.i = i; node.ties = []; node.strength = 0; });
  ties.forEach((tie) => {
    for (const end of [tie.s, tie.t]) { nodes[end].ties.push(tie); nodes[end].strength += tie.w; }
  });
  const mostStrength = Math.max(1e-9, ...nodes.map((node) => node.strength));
  const mostWeight = ties.reduce((most, tie) => Math.max(most, tie.w), 1e-9);
  nodes.forEach((node) => {
    node.r = 3 + 13 * Math.sqrt(node.strength / mostStrength);
    node.colour = byKind ? KINDS[node.kind] || OTHER : COLOURS[node.group - 1] || OTHER;
  });
  const ranked = nodes.map((_, i) => i).sort((a, b) => nodes[b].strength - nodes[a].strength || a - b);
  /* The slider goes through the weights that occur; it starts where some 500 ties can be seen. */
  const levels = [...new Set(ties.map((tie) => tie.w))].sort((a, b) => a - b);
  const view = { x: 0, y: 0, scale: 1 };
  let least = 0, shown = [], visible = new Set(), hover = null, chosen = null, heat = 1, touched = false;

  /* Positions: forces between near nodes only (a grid finds them), from a start that is the same every time. */
  function start() {
    const golden = Math.PI * (3 - Math.sqrt(5));
    ranked.forEach((i, rank) => {
      const reach = 26 * Math.sqrt(rank + 0.5);
      nodes[i].x = reach * Math.cos(rank * golden);
      nodes[i].y = reach * Math.sin(rank * golden);
    });
  }
  function step() {
    const cell = 160, grid = new Map(), list = [...visible];
    const key = (x, y) => x * 73856093 ^ y * 19349663;
    for (const i of list) {
      const node = nodes[i];
      node.fx = -node.x * 0.008; node.fy = -node.y * 0.013;
      const place = key(Math.floor(node.x / cell), Math.floor(node.y / cell));
      if (!grid.has(place)) grid.set(place, []);
      grid.get(place).push(i);
    }
    for (const i of list) {
      const node = nodes[i], cx = Math.floor(node.x / cell), cy = Math.floor(node.y / cell);
      for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) {
        for (const j of grid.get(key(cx + dx, cy + dy)) || []) {
          if (j <= i) continue;
          const other = nodes[j];
          const x = node.x - other.x || 0.1, y = node.y - other.y || 0.1;
          const far = Math.hypot(x, y);
          if (far > cell) continue;
          const want = node.r + other.r + 14;
          const push = (far < want ? 1.8 : 0.4) * (cell - far) / cell * 18 / far;
          node.fx += x * push; node.fy += y * push; other.fx -= x * push; other.fy -= y * push;
        }
      }
    }
    for (const tie of shown) {
      const one = nodes[tie.s], two = nodes[tie.t];
      const x = two.x - one.x, y = two.y - one.y, far = Math.hypot(x, y) || 1;
      const want = 70 + one.r + two.r;
      const pull = (far - want) / far * 0.05 * (0.35 + 0.65 * Math.sqrt(tie.w / mostWeight));
      const a = 1 / Math.sqrt(one.near || 1), b = 1 / Math.sqrt(two.near || 1);
      one.fx += x * pull * a; one.fy += y * pull * a; two.fx -= x * pull * b; two.fy -= y * pull * b;
    }
    for (const i of list) {
      const node = nodes[i];
      if (node === held) continue;
      const speed = Math.min(1, 24 / (Math.hypot(node.fx, node.fy) || 1)) * heat;
      node.x += node.fx * speed; node.y += node.fy * speed;
    }
    heat *= 0.985;
  }
  let held = null, running = false;
  function run() {
    if (running) return;
    running = true;
    const frame = () => {
      const until = performance.now() + 12;
      do step(); while (performance.now() < until && heat > 0.02);
      if (!touched) fit();
      draw();
      if (heat > 0.02) requestAnimationFrame(frame); else running = false;
    };
    requestAnimationFrame(frame);
  }

  function choose() {
    shown = ties.filter((tie) => tie.w >= least);
    visible = new Set();
    nodes.forEach((node) => { node.near = 0; });
    for (const tie of shown) { visible.add(tie.s); visible.add(tie.t); nodes[tie.s].near++; nodes[tie.t].near++; }
    at("shown").textContent = `${+least.toPrecision(3)}: ${shown.length.toLocaleString("en")} ties, ` +
      `${visible.size.toLocaleString("en")} nodes`;
    heat = Math.max(heat, 0.5);
    run();
  }

  const onScreen = (node) => [node.x * view.scale + view.x, node.y * view.scale + view.y];
  function size() {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  function fit() {
    const list = [...visible].map((i) => nodes[i]);
    if (!list.length) return;
    const xs = list.map((node) => node.x), ys = list.map((node) => node.y);
    const low = [Math.min(...xs), Math.min(...ys)], high = [Math.max(...xs), Math.max(...ys)];
    const room = [canvas.clientWidth - 140, canvas.clientHeight - 70];
    view.scale = Math.min(1.8, room[0] / (high[0] - low[0] || 1), room[1] / (high[1] - low[1] || 1));
    view.x = canvas.clientWidth / 2 - (low[0] + high[0]) / 2 * view.scale;
    view.y = canvas.clientHeight / 2 - (low[1] + high[1]) / 2 * view.scale;
  }
  function near(node) {
    const found = new Set([node]);
    node.ties.forEach((tie) => { found.add(nodes[tie.s]); found.add(nodes[tie.t]); });
    return found;
  }
  function draw() {
    const focus = hover || chosen;
    const lit = !focus ? null : focus.label ? near(focus) : new Set([nodes[focus.s], nodes[focus.t]]);
    pen.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    for (const tie of shown) {
      const one = nodes[tie.s], two = nodes[tie.t];
      const on = !focus || (focus.label ? one === focus || two === focus : tie === focus);
      const part = Math.sqrt(tie.w / mostWeight);
      const [x1, y1] = onScreen(one), [x2, y2] = onScreen(two);
      pen.globalAlpha = on ? (focus ? 0.85 : 0.2 + 0.5 * part) : 0.05;
      pen.strokeStyle = on && focus ? "#D55E00" : "#7F8C99";
      pen.lineWidth = 0.5 + 4 * part;
      pen.beginPath(); pen.moveTo(x1, y1); pen.lineTo(x2, y2); pen.stroke();
      if (data.directed) arrow(x1, y1, x2, y2, two.r * grow());
    }
    for (const i of visible) {
      const node = nodes[i], [x, y] = onScreen(node);
      pen.globalAlpha = !lit || lit.has(node) ? 1 : 0.15;
      pen.fillStyle = node.colour; pen.strokeStyle = node === focus ? "#222" : "#fff";
      pen.lineWidth = node === focus ? 2.5 : 1;
      pen.beginPath(); pen.arc(x, y, node.r * grow(), 0, 7); pen.fill(); pen.stroke();
    }
    if (at("labels").checked || focus) names(lit);
    pen.globalAlpha = 1;
  }
  const grow = () => Math.max(0.6, Math.min(1.6, Math.sqrt(view.scale)));
  function arrow(x1, y1, x2, y2, back) {
    const turn = Math.atan2(y2 - y1, x2 - x1);
    pen.save(); pen.translate(x2, y2); pen.rotate(turn); pen.fillStyle = pen.strokeStyle;
    pen.beginPath(); pen.moveTo(-back, 0); pen.lineTo(-back - 9, 4); pen.lineTo(-back - 9, -4); pen.fill(); pen.restore();
  }
  /* Names of the strongest first; one that would lie on another is left out until there is room for it. */
  function names(lit) {
    const taken = [];
    pen.textAlign = "center"; pen.textBaseline = "top"; pen.lineJoin = "round";
    const order = lit ? [...lit].sort((a, b) => b.strength - a.strength) : ranked.map((i) => nodes[i]);
    for (const node of order) {
      if (!visible.has(node.i) && !lit) continue;
      const [x, y] = onScreen(node), tall = 12;
      if (x < 0 || y < 0 || x > canvas.clientWidth || y > canvas.clientHeight) continue;
      const text = node.label.length > 30 ? node.label.slice(0, 29) + "…" : node.label;
      pen.font = `${node === hover || node === chosen ? "bold " : ""}12px system-ui, sans-serif`;
      const wide = pen.measureText(text).width, top = y + node.r * grow() + 2;
      const box = [x - wide / 2 - 2, top, x + wide / 2 + 2, top + tall + 2];
      if (taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
      taken.push(box);
      pen.globalAlpha = 1; pen.strokeStyle = "rgba(255,255,255,.9)"; pen.lineWidth = 3; pen.fillStyle = "#222";
      pen.strokeText(text, x, top); pen.fillText(text, x, top);
    }
  }

  /* What the pointer is on: a node, else a tie. */
  function under(x, y) {
    for (const i of ranked) {
      if (!visible.has(i)) continue;
      const [nx, ny] = onScreen(nodes[i]);
      if (Math.hypot(nx - x, ny - y) <= nodes[i].r * grow() + 3) return nodes[i];
    }
    let best = null, closest = 6;
    for (const tie of shown) {
      const [x1, y1] = onScreen(nodes[tie.s]), [x2, y2] = onScreen(nodes[tie.t]);
      const long = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
      const part = Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long));
      const far = Math.hypot(x1 + part * (x2 - x1) - x, y1 + part * (y2 - y1) - y);
      if (far < closest) { closest = far; best = tie; }
    }
    return best;
  }

  /* The panel. */
  const make = (tag, text, into) => {
    const element = document.createElement(tag);
    if (text) { element.textContent = text; element.dir = "auto"; }
    if (into) into.append(element);
    return element;
  };
  const span = (tie) => tie.first === tie.last ? tie.first : `${tie.first} to ${tie.last}`;
  function open(what) {
    chosen = what;
    panel.replaceChildren();
    if (!what) welcome(); else if (what.label) openNode(what); else openTie(what);
    draw();
  }
  function welcome() {
    make("h2", "How to read it", panel);
    make("p", "Point at a node to see its ties; click a node or a tie to open it. Drag to move, turn the wheel to zoom. " +
      "Large nodes have strong ties, thick lines are heavy ties. " +
      (byKind ? "Colours are kinds:" : "Colours are communities (Louvain)."), panel);
    if (byKind) for (const kind of data.kinds) dot(make("div", kind, panel), KINDS[kind] || OTHER);
    make("h2", "Strongest", panel);
    const list = make("ul", "", panel);
    for (const i of ranked.slice(0, 15)) button(list, nodes[i].label, nodes[i]);
  }
  function dot(element, colour) {
    const mark = make("span", "");
    mark.className = "dot"; mark.style.background = colour;
    element.prepend(mark);
  }
  function button(list, text, what) {
    const press = make("button", text, make("li", "", list));
    press.type = "button";
    press.addEventListener("click", () => open(what));
  }
  function openNode(node) {
    dot(make("h2", node.label, panel), node.colour);
    const about = make("p", `${node.kind}; ${node.ties.length} ties, strength ${+node.strength.toPrecision(4)}. `, panel);
    make("code", `kg explain ${node.id}`, about);
    const list = make("ul", "", panel);
    const sorted = [...node.ties].sort((a, b) => b.w - a.w);
    for (const tie of sorted) {
      const other = nodes[tie.s] === node ? nodes[tie.t] : nodes[tie.s];
      const arrow = !data.directed ? "" : nodes[tie.s] === node ? "→ " : "← ";
      button(list, `${arrow}${other.label} (${+tie.w.toPrecision(4)})`, tie);
    }
  }
  function openTie(tie) {
    const one = nodes[tie.s], two = nodes[tie.t];
    make("h2", `${one.label} ${data.directed ? "→" : "–"} ${two.label}`, panel);
    const occasions = `${tie.events} ${tie.events === 1 ? "occasion" : "occasions"}, ${span(tie)}`;
    const about = make("p", `weight ${+tie.w.toPrecision(4)}; ${occasions}. `, panel);
    make("code", `kg explain "${one.id} -- ${two.id}"${data.network}`, about);
    if (tie.shared.length) make("p", `shared: ${tie.shared.map((name) => name.replace(/^\w+:/, "")).join(", ")}`, panel);
    for (const [day, sentence, source] of tie.quotes.map((number) => data.quotes[number])) {
      const quote = make("blockquote", `“${sentence}”`, panel), cite = make("cite", day ? `${day}, ` : "", quote);
      if (/^https?:\/\//i.test(source)) {
        const link = make("a", source, cite);
        link.href = source; link.rel = "noreferrer noopener"; link.target = "_blank";
      } else cite.append(source);
    }
    if (tie.events > tie.quotes.length) make("p", "More sentences: the command above.", panel);
    const list = make("ul", "", panel);
    button(list, one.label, one); button(list, two.label, two);
  }

  /* Pointer, keys, controls. */
  const spot = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  let from = null, moved = false;
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    const found = under(...spot(event));
    held = found && found.label ? found : null; from = spot(event); moved = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = spot(event);
    if (!from) {
      const found = under(x, y);
      canvas.className = found ? "over" : "";
      if (found !== hover) { hover = found; draw(); }
      return;
    }
    if (Math.hypot(x - from[0], y - from[1]) < 3 && !moved) return;
    moved = touched = true;
    if (held) { held.x = (x - view.x) / view.scale; held.y = (y - view.y) / view.scale; }
    else { view.x += x - from[0]; view.y += y - from[1]; from = [x, y]; }
    draw();
  });
  canvas.addEventListener("pointerup", (event) => {
    if (!moved) open(under(...spot(event)));
    held = null; from = null;
  });
  canvas.addEventListener("pointerleave", () => { if (hover) { hover = null; draw(); } });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 500), ...spot(event));
  }, { passive: false });
  function zoom(factor, x, y) {
    touched = true;
    const scale = Math.max(0.05, Math.min(8, view.scale * factor));
    view.x = x - (x - view.x) * scale / view.scale; view.y = y - (y - view.y) * scale / view.scale;
    view.scale = scale;
    draw();
  }
  canvas.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (move) { touched = true; view.x += move[0]; view.y += move[1]; draw(); event.preventDefault(); }
    else if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.25 : 0.8, canvas.clientWidth / 2, canvas.clientHeight / 2);
    else if (event.key === "Escape") open(null);
  });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  function find(text) {
    const wanted = plain(text);
    if (!wanted) return open(null);
    const order = ranked.map((i) => nodes[i]);
    const found = order.find((node) => plain(node.label) === wanted) || order.find((node) => plain(node.label).includes(wanted));
    if (!found) { panel.replaceChildren(); make("p", `Nothing here is called “${text}”.`, panel); return; }
    if (!visible.has(found.i)) { least = Math.max(...found.ties.map((tie) => tie.w)); slide(); choose(); }
    open(found);
  }
  at("search").addEventListener("change", (event) => find(event.target.value));
  at("controls").addEventListener("submit", (event) => { event.preventDefault(); find(at("search").value); });
  at("labels").addEventListener("change", draw);
  at("fit").addEventListener("click", () => { touched = false; fit(); draw(); });
  at("least").addEventListener("input", (event) => { least = levels[+event.target.value] || 0; choose(); });
  const slide = () => { at("least").value = String(Math.max(0, levels.indexOf(least))); };
  for (const i of ranked) { const option = make("option", "", at("names")); option.value = nodes[i].label; }
  window.addEventListener("resize", () => { size(); if (!touched) fit(); draw(); });

  at("least").max = String(Math.max(0, levels.length - 1));
  const heavy = ties.map((tie) => tie.w).sort((a, b) => b - a);
  least = heavy.length > 500 ? levels.find((level) => level > heavy[500]) ?? levels.at(-1) : levels[0] || 0;
  slide(); start(); size(); choose();
  for (let i = 0; i < 260; i++) step();
  fit(); open(null);
  if (location.hash) find(decodeURIComponent(location.hash.slice(1)));
})();
