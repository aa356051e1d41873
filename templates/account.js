// The filter. Without this script every passage is shown.
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
      : "No passage is of this kind: choose another, or show all";
  };

  filtering(form, shown, apply);
})();
