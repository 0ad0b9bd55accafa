// Before the first paint: the theme that the reader has chosen, and that scripts run.
(function () {
  "use strict";
  var html = document.documentElement;
  html.classList.remove("no-js");
  try {
    var theme = localStorage.getItem("bizgen-theme");
    if (theme === "dark" || theme === "light") html.setAttribute("data-theme", theme);
  } catch (e) { /* no storage: the system's theme */ }
})();
