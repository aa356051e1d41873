"use strict";
// What all filters share. Without a script everything is shown; print shows everything in any case.
const filtering = (form, shown, apply) => {
  // A link to what is filtered out shows everything again rather than leading nowhere.
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
};
