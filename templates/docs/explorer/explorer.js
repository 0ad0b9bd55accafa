// Asks for the base URL, and starts the program that sends requests to it: only then
// is that loaded, and from there on the page may speak to no other host.
(function () {
  "use strict";
  var html = document.documentElement;
  var form = document.getElementById("base");
  var input = document.getElementById("base-url");
  var words = form.dataset;
  form.hidden = false;
  form.noValidate = true; // what is wrong is said in the language of the page
  form.addEventListener("submit", function (e) {
    e.preventDefault();
    if (input.readOnly) return;
    var base = address(input.value);
    tell(base ? "" : words.refused);
    input.setAttribute("aria-invalid", !base);
    if (base) start(base);
    else input.focus();
  });
  form.querySelector(".again").addEventListener("click", function () { location.reload(); });

  function tell(text) { form.querySelector(".alert").textContent = text; }

  // address reads what the page's policy lets through: https, or http to this machine.
  function address(text) {
    var url;
    try { url = new URL(text.trim()); } catch (e) { return null; }
    var own = url.protocol === "http:" && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
    if (!own && url.protocol !== "https:" || url.username || url.password || url.search || url.hash) return null;
    return url;
  }

  function start(base) {
    narrow(base.origin);
    input.readOnly = true;
    form.querySelector("[type=submit]").hidden = true;
    form.querySelector(".again").hidden = false;
    window.__zod_globalConfig = { jitless: true }; // or the program tries, in vain, to make code of strings
    load(words.document, function () {
      load(words.program, function () { show(base.href.replace(/\/$/, "")); });
    });
  }

  // narrow adds a policy to the one of the page: a request has to pass both, and
  // neither can be taken back.
  function narrow(origin) {
    var meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = "connect-src " + origin;
    document.head.appendChild(meta);
  }

  function load(src, then) {
    var script = document.createElement("script");
    script.src = src;
    script.onload = then;
    script.onerror = function () { tell(words.lost); };
    document.head.appendChild(script);
  }

  function dark() {
    var chosen = html.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  // What would speak to others, or lead there, is off; credentials are not kept.
  function settings(base) {
    return {
      content: window.bizgenDocument,
      servers: [{ url: base }],
      localization: { locale: html.lang, translations: window.bizgenWords || {} },
      forceDarkModeState: dark() ? "dark" : "light",
      hideDarkModeToggle: true,
      proxyUrl: "",
      telemetry: false,
      withDefaultFonts: false,
      persistAuth: false,
      agent: { disabled: true },
      mcp: { disabled: true },
      showDeveloperTools: "never",
      hideClientButton: true,
      documentDownloadType: "none",
      hiddenClients: true,
    };
  }

  // follow gives the program the theme of the page, which it asks for once only.
  function follow() {
    document.body.classList.toggle("dark-mode", dark());
    document.body.classList.toggle("light-mode", !dark());
  }

  function show(base) {
    window.Scalar.createApiReference("#explorer", settings(base));
    new MutationObserver(follow).observe(html, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
  }
})();
