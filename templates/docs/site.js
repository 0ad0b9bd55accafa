// What makes reading easier: nothing here is needed to read.
(function () {
  "use strict";
  var body = document.body;
  var words = body.dataset;

  function button(text, className) {
    var b = document.createElement("button");
    b.type = "button";
    b.className = className;
    b.textContent = text;
    return b;
  }

  // The theme: the other of the two, kept for the next page.
  var theme = document.querySelector("button.theme");
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", function () {
      var html = document.documentElement;
      var dark = html.getAttribute("data-theme") === "dark" ||
        (!html.hasAttribute("data-theme") && matchMedia("(prefers-color-scheme: dark)").matches);
      html.setAttribute("data-theme", dark ? "light" : "dark");
      try { localStorage.setItem("bizgen-theme", dark ? "light" : "dark"); } catch (e) { /* for this page only */ }
    });
  }

  // The list on the left is closed on a narrow screen.
  var menu = document.querySelector("details.menu");
  if (menu && matchMedia("(max-width: 900px)").matches) menu.open = false;
  var current = document.querySelector(".side [aria-current=page]");
  if (current) {
    var side = document.querySelector(".side");
    if (side.scrollHeight > side.clientHeight) side.scrollTop = current.offsetTop - side.clientHeight / 3;
  }

  // The language switch keeps the place in the page.
  function keepPlace() {
    document.querySelectorAll(".languages a").forEach(function (a) { a.hash = location.hash; });
  }
  keepPlace();

  // A deep link opens what its target is in.
  function reveal() {
    keepPlace();
    var id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (e) { return; }
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var up = target; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
    }
    // Values that the search leads to are not left folded; a plain list of them is.
    target.querySelectorAll(":scope > details:not(.plain)").forEach(function (own) { own.open = true; });
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);

  // Copying: of code, and of the place of a property.
  function copy(text, b) {
    function done() {
      var before = b.textContent;
      b.textContent = words.copied;
      setTimeout(function () { b.textContent = before; }, 1500);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, function () { old(text); done(); });
    } else {
      old(text);
      done();
    }
  }
  function old(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "offscreen";
    body.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  document.querySelectorAll("figure.code").forEach(function (figure) {
    var pre = figure.querySelector("pre");
    var b = button(words.copy, "copy");
    b.addEventListener("click", function () { copy(pre.textContent, b); });
    figure.insertBefore(b, figure.firstChild);
  });
  document.querySelectorAll(".endpoint code").forEach(function (code) {
    var b = button(words.copy, "copy small");
    b.addEventListener("click", function () { copy(code.textContent, b); });
    code.after(b);
  });

  // Trees open and close as a whole.
  document.querySelectorAll(".media, .root").forEach(function (tree) {
    var all = tree.querySelectorAll("details");
    if (tree.parentElement.closest(".media, .root") || all.length < 2) return;
    var b = button(words.open, "whole");
    b.addEventListener("click", function () {
      var open = b.textContent === words.open;
      all.forEach(function (d) { d.open = open; });
      b.textContent = open ? words.close : words.open;
    });
    tree.insertBefore(b, tree.firstChild);
  });

  // Samples become tabs, and examples a list to choose from.
  document.querySelectorAll(".tabs").forEach(function (tabs) {
    var panels = Array.prototype.slice.call(tabs.querySelectorAll(".tab"));
    if (panels.length < 2) return;
    var list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", tabs.parentElement.getAttribute("aria-label") || "");
    var buttons = panels.map(function (panel, i) {
      var b = button(panel.dataset.title, "");
      b.id = panel.id + ".tab";
      b.setAttribute("role", "tab");
      b.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", b.id);
      panel.querySelector("h3").hidden = true;
      b.addEventListener("click", function () { show(i, false); remember(panel.id); });
      b.addEventListener("keydown", function (e) {
        var step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
        if (step) { e.preventDefault(); show((i + step + panels.length) % panels.length, true); }
      });
      list.appendChild(b);
      return b;
    });
    function show(i, focus) {
      panels.forEach(function (panel, k) {
        panel.hidden = k !== i;
        buttons[k].setAttribute("aria-selected", k === i);
        buttons[k].tabIndex = k === i ? 0 : -1;
      });
      if (focus) buttons[i].focus();
    }
    var memory = "bizgen-" + panels[0].id; // whom calls come to chooses apart from who makes them
    function remember(id) { try { localStorage.setItem(memory, id); } catch (e) { /* for this page only */ } }
    tabs.insertBefore(list, tabs.firstChild);
    var first = 0;
    try { first = Math.max(0, panels.findIndex(function (p) { return p.id === localStorage.getItem(memory); })); } catch (e) { /* the first */ }
    show(first, false);
  });
  document.querySelectorAll(".examples").forEach(function (group) {
    var figures = Array.prototype.slice.call(group.querySelectorAll(":scope > figure"));
    if (figures.length < 2) return;
    var select = document.createElement("select");
    var heading = group.previousElementSibling;
    select.setAttribute("aria-label", heading ? heading.textContent : "");
    figures.forEach(function (figure, i) {
      var option = document.createElement("option");
      option.textContent = figure.querySelector("figcaption .title").textContent;
      select.appendChild(option);
      figure.hidden = i > 0;
    });
    select.addEventListener("change", function () {
      figures.forEach(function (figure, i) { figure.hidden = i !== select.selectedIndex; });
    });
    group.insertBefore(select, figures[0]);
  });

  reveal();
})();
