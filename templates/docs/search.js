// Search, in the browser and without a server: Korean by parts of words and by
// initial consonants, English by parts of words and of names. The index, which package
// search of the generator makes, is loaded on first use. Node runs the matching in tests.
(function () {
  "use strict";

  // Hangul: a syllable is 0xAC00 + (initial * 21 + vowel) * 28 + final.
  var FIRST = 0xAC00, LAST = 0xD7A3, FINALS = 28, PER_INITIAL = 21 * 28;
  var INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  // Finals as the consonants that they are typed with; the first is none.
  var TYPED = ["", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"];
  // Input methods join two consonants that stand side by side.
  var JOINED = { "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ" };

  function between(first, last) { return "[" + String.fromCharCode(first) + "-" + String.fromCharCode(last) + "]"; }

  // initial matches the syllables that begin with a consonant, and the consonant itself.
  function initial(consonant) {
    var first = FIRST + INITIALS.indexOf(consonant) * PER_INITIAL;
    return "[" + consonant + String.fromCharCode(first) + "-" + String.fromCharCode(first + PER_INITIAL - 1) + "]";
  }

  function isSyllable(c) { var n = c.charCodeAt(0); return n >= FIRST && n <= LAST; }
  function isInitial(c) { return INITIALS.indexOf(c) >= 0; }

  // typing matches the last syllable of what is being typed: its final may still be
  // missing, or belong to the next syllable ("줌" on the way to "주문").
  function typing(c) {
    var n = c.charCodeAt(0), final = (n - FIRST) % FINALS;
    if (final === 0) return between(n, n + FINALS - 1);
    var typed = TYPED[final], rest = typed.charAt(typed.length - 1);
    var kept = typed.length > 1 ? TYPED.indexOf(typed.charAt(0)) : 0;
    var out = c + "|" + String.fromCharCode(n - final + kept) + " ?" + initial(rest);
    if (typed.length === 1) { // a first consonant of two
      for (var i = 1; i < TYPED.length; i++) {
        if (TYPED[i].length === 2 && TYPED[i].charAt(0) === typed) out += "|" + String.fromCharCode(n - final + i);
      }
    }
    return "(?:" + out + ")";
  }

  // pattern is the regular expression of a term. Spaces between syllables do not
  // count: "주문상태" finds "주문 상태".
  function pattern(term) {
    var chars = Array.from(term), out = "";
    chars.forEach(function (c, i) {
      var hangul = isSyllable(c) || isInitial(c);
      if (i > 0 && hangul && (isSyllable(chars[i - 1]) || isInitial(chars[i - 1]))) out += " ?";
      if (isInitial(c)) out += initial(c);
      else if (isSyllable(c) && i === chars.length - 1) out += typing(c);
      else out += c.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&");
    });
    return new RegExp(out, "g");
  }

  function fold(text) { return text.normalize("NFC").toLowerCase(); }

  // squeeze leaves out what words in names are divided by.
  function squeeze(text) { return text.replace(/[\s_\-.\/{}:#]+/g, ""); }

  var divider = /[^0-9a-z\u00c0-\u024f\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/i;

  // begins tells whether a word begins at a place: behind a divider, where case rises
  // in camelCase, where letters and digits meet, or Hangul and others.
  function begins(text, at) {
    if (at === 0) return true;
    var before = text.charAt(at - 1), here = text.charAt(at);
    if (divider.test(before)) return true;
    if (/[A-Z]/.test(here)) return /[a-z0-9]/.test(before) || /[a-z]/.test(text.charAt(at + 1));
    if (/[0-9]/.test(here) !== /[0-9]/.test(before)) return true;
    return isSyllable(here) !== isSyllable(before);
  }

  // terms reads what is typed.
  function terms(query) {
    return fold(query).replace(/[ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ]/g, function (c) { return JOINED[c]; })
      .split(/\s+/).filter(Boolean).slice(0, 8).map(function (text) {
        var t = term(text.slice(0, 40));
        t.others = same(t.text).map(term);
        return t;
      });
  }

  function term(text) {
    return {
      text: text, re: pattern(text), squeezed: squeeze(text),
      single: text.length === 1 && /[a-z0-9]/.test(text),
      consonants: Array.from(text).every(isInitial), hangul: text.length > 1 && isSyllable(text.charAt(0))
    };
  }

  // What partners call the same thing, a line each. A term that is one of these words,
  // or on the way to it, finds the others too, below what it finds itself.
  var SAME = [
    "환불 취소 refund cancel",
    "멱등성 중복 idempotency idempotent duplicate",
    "정기결제 구독 정기 subscription recurring",
    "웹훅 콜백 webhook callback",
    "재시도 재전송 retry resend repeat",
    "에러 오류 error",
    "서명 signature hmac",
    "타임아웃 제한 timeout",
    "토큰 token",
    "주소 배송지 address shipping",
    "탈퇴 해지 연결 unlink deactivate",
    "권한 역할 role permission scope",
    "가맹점 상점 고객사 merchant store",
    "포인트 적립 points grant earn",
    "정산 settlement",
    "영수증 내역 receipt history"
  ].map(function (line) { return line.split(" "); });

  // same lists the other words for a term of two or more letters.
  function same(text) {
    var out = [];
    if (text.length < 2) return out;
    SAME.forEach(function (group) {
      var meant = group.some(function (word) { return isSyllable(text.charAt(0)) || text.length > 3 ? word.indexOf(text) === 0 : word === text; });
      if (meant) group.forEach(function (word) { if (word.indexOf(text) !== 0 && out.indexOf(word) < 0) out.push(word); });
    });
    return out;
  }

  function field(text) { return { text: text.normalize("NFC"), low: fold(text) }; }

  // rate says how well a term fits a field: whole, its beginning, that of a word, or
  // anywhere. 0 is not at all.
  function rate(f, term, name) {
    var best = 0, m;
    if (f.low !== "") {
      term.re.lastIndex = 0;
      for (var tries = 0; tries < 8 && (m = term.re.exec(f.low)); tries++) {
        var here = 0;
        if (m.index === 0) here = m[0].length !== f.low.length ? 80 : name ? 100 : 88;
        else if (begins(f.text, m.index)) here = 60;
        else if (!term.single) here = term.hangul ? 45 : 30; // Korean writes compounds as one word
        if (here > best) best = here;
        if (best >= 80 || m[0] === "") break;
        term.re.lastIndex = m.index + 1;
      }
      if (name && best < 60 && term.squeezed.length > 1) {
        if (f.squeezed === undefined) f.squeezed = squeeze(f.low);
        var at = f.squeezed.indexOf(term.squeezed);
        if (at === 0) best = Math.max(best, f.squeezed.length === term.squeezed.length ? 95 : 75);
        else if (at > 0) best = Math.max(best, 28);
      }
    }
    return term.consonants ? best * 0.85 : best;
  }

  // What kinds are worth: document, operation, schema, property, parameter, code, flow.
  var WORTH = [20, 22, 10, 2, 1, 6, 18];

  // entries unpacks an index for a language.
  function entries(index, language) {
    var out = [];
    index.forEach(function (page) {
      var url = page[0], file = url.slice(url.lastIndexOf("/") + 1).replace(/\.html$/, "");
      for (var i = 1; i < page.length; i++) {
        var row = page[i], korean = row[2] || "", english = row[3] === 0 ? korean : row[3] || "", anchor = row[4] || "";
        if (anchor !== "") {
          var end = anchor.charAt(anchor.length - 1);
          anchor = (anchor.charAt(0) === "^" ? file : "") + anchor.slice(1, -1) + (end === "0" ? row[1] : "");
        }
        var own = language === "ko" ? korean : english, other = language === "ko" ? english : korean;
        out.push({
          url: url, anchor: anchor, kind: row[0], order: out.length, label: own || other || row[1],
          name: field(row[1]), title: field(own), other: field(other === own ? "" : other), texts: field(row[5] || ""),
          where: field(url.split("/")[0])
        });
      }
    });
    return out;
  }

  // match says how well a term fits an entry; alone is a query of one term.
  function match(e, t, alone) {
    var best = Math.max(rate(e.name, t, true), rate(e.title, t, false), rate(e.other, t, false) * 0.8);
    if (best < 40) best = Math.max(best, rate(e.texts, t, true) * 0.4, alone ? 0 : rate(e.where, t, true) * 0.3);
    return best;
  }

  // find gives the entries that every term fits, the best first.
  function find(list, query, most) {
    var words = terms(query);
    if (words.length === 0) return { total: 0, hits: [] };
    var whole = squeeze(fold(query)), hits = [];
    for (var i = 0; i < list.length; i++) {
      var e = list[i], sum = 0;
      for (var k = 0; k < words.length; k++) {
        var t = words[k], best = match(e, t, words.length === 1);
        for (var o = 0; o < t.others.length && best < 40; o++) best = Math.max(best, match(e, t.others[o], true) * 0.5);
        if (best === 0) { sum = 0; break; }
        sum += best;
      }
      if (sum === 0) continue;
      var score = sum / words.length + WORTH[e.kind] - Math.min(e.name.text.length + e.title.text.length, 80) / 20;
      if (squeeze(e.name.low) === whole) score += 15;
      else if (squeeze(e.title.low) === whole) score += 5;
      hits.push({ entry: e, score: score });
    }
    hits.sort(function (a, b) { return b.score - a.score || a.entry.order - b.entry.order; });
    return { total: hits.length, hits: hits.slice(0, most || 30).map(function (h) { return h.entry; }), words: words };
  }

  // spans are the places of a text that terms fit, in order, none over another.
  function spans(text, words) {
    var low = fold(text), all = [];
    if (low.length !== text.length) return all; // places would not be those of the text
    words.concat.apply(words, words.map(function (t) { return t.others || []; })).forEach(function (t) {
      t.re.lastIndex = 0;
      for (var m; all.length < 20 && (m = t.re.exec(low)) && m[0] !== "";) {
        if (!t.single || begins(text, m.index)) all.push([m.index, m.index + m[0].length]);
      }
    });
    all.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    var out = [];
    all.forEach(function (s) { if (out.length === 0 || s[0] >= out[out.length - 1][1]) out.push(s); });
    return out;
  }

  var search = { terms: terms, entries: entries, find: find, spans: spans, begins: begins };
  if (typeof module === "object" && module.exports) {
    module.exports = search;
    return;
  }

  // The page.
  var WORDS = {
    ko: {
      kinds: ["문서", "API", "스키마", "속성", "파라미터", "코드", "흐름"], loading: "검색 색인을 불러오는 중입니다.", failed: "검색 색인을 불러오지 못했습니다.",
      none: "검색 결과가 없습니다.", some: function (n, shown) { return n + "개를 찾았습니다." + (n > shown ? " 처음 " + shown + "개를 표시합니다." : ""); },
      how: "위아래 화살표 키로 선택하고 Enter 키로 엽니다."
    },
    en: {
      kinds: ["Document", "Call", "Schema", "Property", "Parameter", "Code", "Flow"], loading: "Loading the search index.", failed: "The search index could not be loaded.",
      none: "Nothing found.", some: function (n, shown) { return n + (n === 1 ? " result." : " results.") + (n > shown ? " Showing the first " + shown + "." : ""); },
      how: "Choose with the arrow keys, open with Enter."
    }
  };

  var box = document.getElementById("search");
  if (!box) return;
  var root = box.dataset.root || "./", language = box.dataset.lang === "ko" ? "ko" : "en";
  var home = (box.dataset.home || "").replace(/[^\/]*$/, "") || "./", words = WORDS[language];

  function make(tag, attributes, parent, text) {
    var e = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { e.setAttribute(name, attributes[name]); });
    if (text !== undefined) e.textContent = text;
    if (parent) parent.appendChild(e);
    return e;
  }

  box.setAttribute("role", "search");
  var input = make("input", {
    id: "search-input", type: "search", role: "combobox", "aria-label": box.dataset.label || "", "aria-expanded": "false", "aria-controls": "search-list",
    "aria-autocomplete": "list", "aria-describedby": "search-how", autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: box.dataset.hint || "", enterkeyhint: "go"
  }, box);
  make("kbd", { "aria-hidden": "true" }, box, "/");
  make("span", { id: "search-how", "class": "offscreen" }, box, words.how);
  var panel = make("div", { "class": "results", hidden: "" }, box);
  var status = make("p", { "class": "status", role: "status", "aria-live": "polite" }, panel);
  var list = make("div", { id: "search-list", role: "listbox", "aria-label": box.dataset.label || "" }, panel);
  var index = null, asked = false, chosen = -1;

  function load() {
    if (asked) return;
    asked = true;
    var script = make("script", { src: root + "assets/search-index.js" });
    script.onload = function () {
      index = entries(self.bizgenIndex || [], language);
      if (input.value) update();
    };
    script.onerror = function () { status.textContent = words.failed; asked = false; };
    document.head.appendChild(script);
  }

  function open(yes) {
    panel.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    if (!yes) choose(-1);
  }

  function choose(i) {
    var options = list.children;
    if (options[chosen]) options[chosen].setAttribute("aria-selected", "false");
    chosen = i;
    if (options[i]) {
      options[i].setAttribute("aria-selected", "true");
      options[i].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[i].id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  // marked writes a text with what was found in it set off.
  function marked(parent, text, terms) {
    var at = 0;
    spans(text, terms).forEach(function (s) {
      parent.appendChild(document.createTextNode(text.slice(at, s[0])));
      make("mark", {}, parent, text.slice(s[0], s[1]));
      at = s[1];
    });
    parent.appendChild(document.createTextNode(text.slice(at)));
  }

  function option(e, i, terms) {
    var a = make("a", { id: "search-" + i, role: "option", "aria-selected": "false", tabindex: "-1", href: home + e.url + (e.anchor ? "#" + encodeURIComponent(e.anchor) : "") }, list);
    make("span", { "class": "kind" }, a, words.kinds[e.kind] || "");
    marked(make("span", { "class": "title" }, a), e.label, terms);
    var small = make("span", { "class": "place" }, a);
    if (e.name.text !== e.label) marked(make("code", {}, small), e.name.text, terms);
    make("span", {}, small, e.url.replace(/\/(calls\/|schemas\/|index)?/, " › ").replace(/\.html$/, "").replace(/ › $/, ""));
    a.addEventListener("mousemove", function () { if (chosen !== i) choose(i); });
    a.addEventListener("click", function () { open(false); });
  }

  function update() {
    var query = input.value;
    if (query.trim() === "") { open(false); return; }
    open(true);
    if (!index) { status.textContent = words.loading; load(); return; }
    var start = performance.now(), found = find(index, query, 30);
    list.textContent = "";
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    found.hits.forEach(function (e, i) { option(e, i, found.words); });
    status.textContent = found.total === 0 ? words.none : words.some(found.total, found.hits.length);
    performance.measure("bizgen-search", { start: start, end: performance.now() });
  }

  input.addEventListener("focus", function () { load(); if (input.value.trim() !== "" && panel.hidden) update(); });
  input.addEventListener("input", update);
  input.addEventListener("keydown", function (event) {
    var n = list.children.length;
    if (event.isComposing) return; // the input method's own keys
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) { update(); n = list.children.length; }
      if (n > 0) choose(event.key === "ArrowDown" ? (chosen + 1) % n : (chosen <= 0 ? n : chosen) - 1);
    } else if (event.key === "Enter") {
      var target = list.children[chosen < 0 ? 0 : chosen];
      if (target && !panel.hidden) { event.preventDefault(); target.click(); }
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (panel.hidden) { input.value = ""; input.blur(); } else open(false);
    }
  });
  box.addEventListener("focusout", function (event) { if (!box.contains(event.relatedTarget)) open(false); });
  panel.addEventListener("mousedown", function (event) { event.preventDefault(); }); // the input keeps the focus
  document.addEventListener("keydown", function (event) {
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    var k = (event.key === "k" || event.key === "K") && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    var at = document.activeElement;
    if (slash && at && (/^(input|textarea|select)$/i.test(at.tagName) || at.isContentEditable)) return;
    if (!slash && !k) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
