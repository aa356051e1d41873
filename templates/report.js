// What is folded is printed all the same, and folded again afterwards.
(() => {
  const folded = new Set();
  window.addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details:not([open])")) {
      folded.add(box);
      box.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const box of folded) box.open = false;
    folded.clear();
  });
})();
// Filters. Without this script the whole report is shown.
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
      : "No finding fits: choose more, or show all";
  };

  filtering(form, shown, apply);
})();
