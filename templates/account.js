"use strict";
// The filter. Without this script every passage is shown; print shows every passage in any case.
(() => {
  const form = document.getElementById("filters");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const passages = [...list.querySelectorAll(".passage")];
  const groups = [...list.querySelectorAll(".group")];
  const shown = document.getElementById("shown");

  const apply = () => {
    const states = new Set([...form.querySelectorAll("[name=state]:checked")].map((box) => box.value));
    let number = 0;
    for (const passage of passages) {
      const on = passage.dataset.states.split(" ").some((state) => states.has(state));
      passage.classList.toggle("off", !on);
      number += on;
    }
    for (const group of groups) group.classList.toggle("off", !group.querySelector(".passage:not(.off)"));
    shown.textContent = number
      ? `${number} of ${passages.length} passages shown`
      : "No passage is of this kind. Choose another, or show all.";
  };

  // A link to a passage that is filtered out shows everything again rather than leading nowhere.
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
