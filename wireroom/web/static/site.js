// The page works without this. With it: changes are announced, shown when asked for, and nothing moves before.
(() => {
  "use strict";
  const $ = (query, from = document) => from.querySelector(query);
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const data = document.body.dataset;
  const main = $("main");
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("wireroom", { createHTML: (html) => html })
    : { createHTML: (html) => html };
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch { /* storage is off: nothing is kept */ }
    return null;
  };
  const fragment = (html) => {
    const template = document.createElement("template");
    template.innerHTML = policy.createHTML(html);
    return template.content;
  };
  const hour = (at) => new Date(at).toISOString().slice(11, 16);
  const make = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

  // ---- what changed: collected, never shown by itself
  const follows = (data.follows || "").split(" ").filter(Boolean);
  const loaded = { seq: Number(data.seq), at: Date.parse(data.at) };
  const now = { seq: loaded.seq, heard: loaded.seq, epoch: data.epoch };
  const title = document.title;
  let shown = loaded.at;
  let counted = new Map();
  let lost = false;
  const WORDS = [
    ["broke", "story is breaking", "stories are breaking"], ["opened", "new story", "new stories"],
    ["development", "development", "developments"], ["figure", "figure changed", "figures changed"],
    ["headline", "headline changed", "headlines changed"], ["merged", "story was joined", "stories were joined"],
    ["split", "story was taken apart", "stories were taken apart"], ["calmed", "story calmed", "stories calmed"],
    ["grew", "story grew", "stories grew"],
  ];
  const summary = () => lost ? "Much has changed" : WORDS.filter(([what]) => counted.get(what)?.size)
    .map(([what, one, many]) => {
      const number = counted.get(what).size;
      const alone = follows[0] !== "*";
      if (alone && what === "broke") return "it is breaking";
      return `${number}\u00a0${alone && what === "grew" ? number === 1 ? "article" : "articles" : number === 1 ? one : many}`;
    }).join(", ");
  const bar = $("#bar");
  const showBar = () => {
    const words = summary();
    $("#bar-words").textContent = words ? `Since you opened this page: ${words}` : "";
    bar.hidden = !words;
    document.documentElement.style.scrollPaddingBottom = bar.hidden ? "" : `${bar.offsetHeight + 24}px`;
  };
  const heard = (change) => {
    now.heard = change.seq;
    if (change.seq <= now.seq) return;
    state.changed = Date.now();
    for (const [id, what] of change.stories) {
      if (follows[0] !== "*" && !follows.includes(id)) continue;
      if (!counted.has(what)) counted.set(what, new Set());
      // On a page of many stories a story counts once for each kind; on its own page each change counts.
      counted.get(what).add(["development", "figure"].includes(what) || follows[0] !== "*" ? `${id} ${change.seq}` : id);
    }
    if (!counted.size) return;
    if (!$("main [data-seq]")) return void show(false, true);
    showBar();
    announce(summary());
  };

  // ---- one polite sentence in half a minute
  let said = 0, waiting = "", timer = 0;
  const announce = (words) => {
    waiting = words;
    if (timer || !words) return;
    timer = setTimeout(() => {
      timer = 0;
      said = Date.now();
      $("#say").textContent = waiting;
    }, Math.max(0, said + 30000 - Date.now()));
  };

  // ---- show them: parts are replaced, the line being read stays where it is
  // A place is known again by its id or its words; words that stand twice name no place.
  const places = () => {
    const found = new Map();
    for (const node of all("main :is(article, li, h1, h2, h3, p)")) {
      const name = node.id || node.tagName + node.textContent;
      found.set(name, found.has(name) ? null : node);
    }
    return found;
  };
  const top = (node) => node.getBoundingClientRect().top;
  // Reports and developments carry no number of their own: what was not on the page before is new.
  const fresh = new Set();
  const identity = (node) => node.id || $("a", node)?.getAttribute("href") + $("a", node)?.textContent;
  const openFolds = (node) => all("details", node).map((fold, n) => [n, fold.open]);
  const apply = (patch, byKeyboard) => {
    const far = (item) => Math.abs(item[1] - innerHeight / 3);
    const seen = [...places()].filter(([, node]) => node?.getClientRects().length && top(node) >= 0 && top(node) < innerHeight)
      .map(([name, node]) => [name, top(node)]).sort((a, b) => far(a) - far(b));
    const active = document.activeElement;
    const focused = active && main.contains(active) ? { id: active.id, href: active.getAttribute("href") } : null;
    const known = new Set(all("main [data-seen]").map(identity));
    const have = new Map(all("[data-piece]", main).map((node) => [node.dataset.piece, node]));
    const last = new Map();
    for (const key of patch.order) {
      const slot = $(`[data-slot="${CSS.escape(key.slice(0, key.indexOf(":")))}"]`, main);
      let node = have.get(key);
      if (key in patch.pieces) {
        const made = fragment(patch.pieces[key]).firstElementChild;
        if (node) {
          const folds = openFolds(node);
          all("details", made).forEach((fold, n) => { if (folds[n]) fold.open = folds[n][1]; });
          node.replaceWith(made);
        }
        node = made;
      }
      if (!slot || !node) continue;
      const before = last.get(slot);
      const at = before ? before.nextElementSibling : slot.firstElementChild;
      if (at !== node) slot.insertBefore(node, at);
      last.set(slot, node);
      have.delete(key);
    }
    for (const node of have.values()) node.remove();
    all("main [data-seen]").map(identity).forEach((name) => known.has(name) || fresh.add(name));
    mark();
    // Keep what was nearest to the reader's eyes, and still is on the page, where it was.
    const left = places();
    const eyes = seen.find(([name]) => left.get(name));
    if (eyes) scrollBy({ top: top(left.get(eyes[0])) - eyes[1], behavior: "instant" });
    const first = $("main .new");
    if (byKeyboard && first) {
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      first.scrollIntoView({ block: "nearest" });
    } else if (focused && document.activeElement === document.body) {
      const held = focused.id && document.getElementById(focused.id)
        || focused.href && all("main a").find((link) => link.getAttribute("href") === focused.href);
      (held || main).focus({ preventScroll: true });
    }
    zone();
    visit();
  };
  const mark = () => {
    for (const node of all("main :is(article, li)[data-seq]")) node.classList.toggle("new", Number(node.dataset.seq) > loaded.seq);
    for (const node of all("main [data-seen]")) if (fresh.has(identity(node))) node.classList.add("new");
    const number = all("main .new").length;
    document.title = number ? `${number} new: ${title}` : title;
  };
  let showing = false;
  const show = async (byKeyboard, unasked = false) => {
    if (showing) return;
    showing = true;
    const words = summary();
    try {
      const answer = await fetch(`/pieces?page=${encodeURIComponent(data.page)}&since=${now.seq}&epoch=${encodeURIComponent(now.epoch)}`);
      const patch = await answer.json();
      if (patch.moved) return void location.assign(patch.moved);
      if (!answer.ok) return void location.reload();
      $("#notice")?.replaceChildren(fragment(patch.notice));
      if ($("#sources")) $("#sources").textContent = patch.sources;
      // Unasked, only an empty page is filled.
      if (unasked && $("main [data-seq]")) return;
      counted = new Map();
      lost = false;
      if (patch.epoch !== now.epoch) loaded.seq = patch.seq;
      apply(patch, byKeyboard);
      now.seq = Math.max(patch.seq, now.epoch === patch.epoch ? now.seq : 0);
      now.epoch = patch.epoch;
      shown = patch.at * 1000;
      all("time[data-keep]").forEach((time) => { time.dateTime = new Date(patch.at * 1000).toISOString(); time.textContent = patch.clock; delete time.dataset.utc; });
      here();
      showBar();
      if (words) announce(`Shown: ${words}`);
    } catch {
      if (unasked) return;
      $("#bar-words").textContent = "The changes could not be fetched. Try again in a moment.";
      bar.hidden = false;
    } finally {
      showing = false;
    }
  };
  $("#bar-show").addEventListener("click", (event) => show(event.detail === 0));

  // ---- the stream
  const state = { name: "still", changed: 0, since: 0, behind: 0 };
  const live = $("#live"), liveWords = $("#live-words");
  let stream = null, later = 0;
  const tell = (name) => {
    if (name !== state.name) state.since = Date.now();
    state.name = name;
    live.dataset.state = name;
    if (name === "still") return;
    const ago = Math.round((Date.now() - state.changed) / 1000);
    const last = ago < 2 ? "just now" : ago < 90 ? `${ago} seconds ago` : `${Math.round(ago / 60)} minutes ago`;
    const words = {
      live: data.page !== "/" ? `Live · as of ${hour(shown)} UTC` : state.changed ? `Live, last change ${last}` : "Live",
      behind: `${Math.round(state.behind / 60)} minutes behind`,
      off: `Not live since ${hour(state.since)} UTC. `,
      paused: "Paused by you. ",
    }[name];
    if (liveWords.textContent === words) return;
    liveWords.replaceChildren(...(name === "live" ? [make("b", "Live"), make("span", words.slice(4), { className: data.page === "/" ? "roomy" : "" })] : [words]));
    if (name === "off" || name === "paused") {
      const again = make("button", name === "off" ? "Try again" : "Go on", { type: "button", className: "linklike" });
      again.addEventListener("click", () => { kept("paused", ""); open(); });
      liveWords.append(again);
    }
  };
  const shut = () => { stream?.close(); stream = null; clearTimeout(later); };
  const open = () => {
    shut();
    if (!follows.length || kept("paused")) return void (follows.length && tell("paused"));
    stream = new EventSource(`/live?after=${now.heard}&epoch=${encodeURIComponent(now.epoch)}`);
    // A log that is minutes behind its clock has stopped, or has much to catch up with.
    const behind = (seconds) => { state.behind = seconds; tell(seconds > 180 ? "behind" : "live"); };
    stream.addEventListener("hello", (event) => behind(JSON.parse(event.data).behind));
    stream.addEventListener("pulse", (event) => behind(Number(event.data)));
    stream.addEventListener("change", (event) => { heard(JSON.parse(event.data)); behind(0); });
    stream.addEventListener("reset", (event) => { lost = true; now.heard = JSON.parse(event.data).seq; showBar(); announce("Much has changed"); tell("live"); });
    stream.addEventListener("error", () => {
      tell("off");
      if (stream?.readyState === EventSource.CLOSED) later = setTimeout(open, 20000 + Math.random() * 20000);
    });
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(later);
    if (document.hidden) later = setTimeout(shut, 60000);
    else if (!stream) open();
  });
  addEventListener("pagehide", shut);
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  setInterval(() => {
    if (!document.hidden) tell(state.name);
    if ($("#notice aside") && data.page === "/" && !document.hidden && bar.hidden) show(false, true);
  }, 5000);

  // ---- the reader's own time
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const local = (at, more) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...more }).format(at);
  const zone = () => {
    const mine = kept("zone") === "own";
    for (const time of all("main time[datetime], .status time[datetime]")) {
      time.dataset.utc ??= time.textContent;
      const found = time.dataset.utc.match(/^(about |)([A-Z][a-z]{2} |)\d\d:\d\d$/);
      if (!found) continue;
      const at = new Date(time.dateTime);
      time.textContent = mine ? found[1] + local(at, found[2] ? { weekday: "short" } : {}).replace(",", "") : time.dataset.utc;
    }
    $("#zone").textContent = mine ? `your zone (${own}); charts in UTC` : "UTC";
    $("#zone-switch").textContent = mine ? "use UTC" : "use my time";
  };
  const here = () => {
    const time = $(".clock time"), place = $("#here");
    if (!time || !place) return;
    const words = local(new Date(time.dateTime));
    place.textContent = words === time.textContent ? "" : `, ${words} where you are`;
  };
  $("#zone-switch").hidden = false;
  $("#zone-switch").addEventListener("click", () => { kept("zone", kept("zone") === "own" ? "utc" : "own"); zone(); });

  // ---- a blue line in the wire where one was here last
  // Half an hour away ends a visit; the pages of one visit share its line.
  const last = Number(kept("visit"));
  if (last && loaded.at / 1000 - last > 1800) kept("before", String(last));
  const before = Number(kept("before")) || 0;
  const visit = () => {
    for (const chart of all("svg.wire")) {
      const start = Number(chart.dataset.start), end = Number(chart.dataset.end), width = chart.viewBox.baseVal.width;
      if (!(before > start && before < end) || $(".c-visit", chart)) continue;
      const x = ((before - start) / (end - start)) * width;
      const draw = (name, attributes, text = "") => {
        const node = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
        node.textContent = text;
        chart.append(node);
      };
      draw("line", { x1: x, x2: x, y1: 4, y2: 56, class: "c-visit" });
      const right = x > width - 120;
      draw("text", { x: right ? x - 5 : x + 5, y: 14, "text-anchor": right ? "end" : "start", class: "c-vis" }, `last visit ${hour(before * 1000)}`);
    }
  };
  if (data.page === "/") addEventListener("pagehide", () => kept("visit", String(loaded.at / 1000)));

  // ---- keys: extra, silent in fields, can be switched off
  const KEYS = [["?", "this list"], ["/", "search"], ["j, k", "next and previous row"], ["Enter", "open"], ["n, p", "next and previous report"],
    ["l", "show changes"], ["c", "contents"], ["g then h", "front page"], ["Esc", "back to the text"]];
  let dialog, went = 0;
  const list = () => {
    if (!dialog) {
      dialog = make("dialog", "");
      dialog.setAttribute("aria-labelledby", "keys-title");
      const terms = make("dl", "");
      for (const [key, words] of KEYS) {
        const term = make("dt", "");
        term.append(make("kbd", key));
        terms.append(term, make("dd", words));
      }
      const label = make("label", "");
      const box = make("input", "", { type: "checkbox", checked: kept("keys") !== "off" });
      box.addEventListener("change", () => kept("keys", box.checked ? "on" : "off"));
      label.append(box, " Keys are on");
      const done = make("button", "Close", { type: "button" });
      done.addEventListener("click", () => dialog.close());
      dialog.append(make("h2", "Keys", { id: "keys-title" }), terms, label, done);
      document.body.append(dialog);
    }
    dialog.showModal();
  };
  $("#keys-open").hidden = false;
  $("#keys-open").addEventListener("click", list);
  const ROWS = "main :is(.row, .lead, article.breaking, .report)";
  const step = (query, by) => {
    const rows = all(query).filter((row) => row.getClientRects().length);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
    (next && ($("h1 a, h2 a, h3 a, .what a", next) || $("a", next) || next))?.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) {
      if (event.key === "Escape" && event.target.matches("input")) main.focus();
      return;
    }
    if (kept("keys") === "off") return;
    const acts = {
      "?": list,
      "/": () => $("#q") ? $("#q").focus() : location.assign("/search"),
      j: () => step(ROWS, 1),
      k: () => step(ROWS, -1),
      n: () => step("main .report, main .timeline li", 1),
      p: () => step("main .report, main .timeline li", -1),
      l: () => { if (!bar.hidden) show(true); },
      c: () => ($("#contents a") || $("#contents summary"))?.focus(),
      g: () => { went = Date.now(); },
      h: () => { if (Date.now() - went < 1500) location.assign("/"); },
      Escape: () => main.focus(),
    };
    const act = acts[event.key];
    if (!act) return;
    if (event.key !== "Escape") event.preventDefault();
    act();
  });

  // Contents are folded above the text where there is no room beside it.
  const fold = $(".s-nav details");
  if (fold && matchMedia("(max-width: 1040px)").matches) fold.open = false;
  const field = $("#pause");
  if (field && follows.length) {
    field.hidden = false;
    field.addEventListener("click", () => { const on = kept("paused"); kept("paused", on ? "" : "yes"); open(); field.textContent = on ? "pause live changes" : "go on with live changes"; });
    if (kept("paused")) field.textContent = "go on with live changes";
  }
  zone();
  here();
  visit();
  open();
})();
