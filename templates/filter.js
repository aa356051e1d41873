"use strict";
// What all filters share. Without a script everything is shown. What a filter takes away is not printed either, so
// that the print can be handed to whoever has to deal with that part; it says so.
const filtering = (form, shown, apply) => {
  const narrowed = document.getElementById("narrowed");

  const of = (label) => label.querySelector("span:not([aria-hidden])").textContent;

  // What was chosen, in words; empty where nothing was.
  const chosen = () => {
    const said = [];
    for (const group of form.querySelectorAll("fieldset")) {
      const labels = [...group.querySelectorAll("label")];
      const on = labels.filter((label) => label.control.checked);
      if (on.length < labels.length) said.push(`${on.map(of).join(", ") || "nothing"} only`);
    }
    for (const list of form.querySelectorAll("select")) {
      if (list.value) said.push(list.selectedOptions[0].text);
    }
    return said.join("; ");
  };

  const show = () => {
    apply();
    const only = chosen();
    shown.classList.toggle("some", only !== "");
    if (only) shown.textContent += ` (${only})`;
    if (!narrowed) return;
    narrowed.hidden = !only;
    narrowed.textContent = only ? `Not printed whole: ${shown.textContent}.` : "";
  };

  // A link to what is filtered out shows everything again rather than leading nowhere.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest(".off")) return;
    form.reset();
    show();
    target.scrollIntoView();
  };

  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  shown.hidden = false;
  show();
  reveal();
};
