// Runs in any browser, however old: shows what to do when this one lacks what the game is made of.
(function () {
  var box = document.getElementById("too-old");
  var isFine =
    typeof WebSocket === "function" &&
    typeof HTMLDialogElement === "function" &&
    typeof structuredClone === "function" &&
    typeof HTMLScriptElement.supports === "function" &&
    HTMLScriptElement.supports("importmap") &&
    CSS.supports("color", "light-dark(red, red)");
  if (box !== null && !isFine) box.hidden = false;
})();
