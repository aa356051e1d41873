"use strict";
// Filters. Without this script the whole report is shown; print shows the whole report in any case.
(() => {
  const form = document.getElementById("filters");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const findings = [...list.querySelectorAll(".finding")];
  const boxes = [...list.querySelectorAll(".quoted, .item, .part")];
  const shown = document.getElementById("shown");

  const apply = () => {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const section = form.elements.section.value;
    const theme = form.elements.theme.value;
    let number = 0;
    for (const finding of findings) {
      const on = severities.has(finding.dataset.severity)
        && (!section || finding.dataset.section === section)
        && (!theme || finding.dataset.theme === theme);
      finding.classList.toggle("off", !on);
      number += on;
    }
    for (const box of boxes) box.classList.toggle("off", !box.querySelector(".finding:not(.off)"));
    shown.textContent = number
      ? `${number} of ${findings.length} findings shown`
      : "No finding fits. Choose more, or show all.";
  };

  // A link to a finding that is filtered out shows everything again rather than leading nowhere.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest(".off")) return;
    form.reset();
    apply();
    target.scrollIntoView();
  };

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  shown.hidden = false;
  apply();
  reveal();
})();
