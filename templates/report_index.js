// Sorting and filtering. Without this script every plan is shown, the one that needs most work first.
(() => {
  const table = document.getElementById("table");
  const form = document.getElementById("filters");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const shown = document.getElementById("shown");

  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a).localeCompare(String(b), "en-GB", { numeric: true });

  // Files that could not be read have no figures: they stay at the end however the plans are sorted.
  const sort = (column, direction) => {
    const read = rows.filter((row) => !row.dataset.unread);
    read.sort((a, b) => direction * compare(value(a, column), value(b, column)));
    body.append(...read, ...rows.filter((row) => row.dataset.unread));
    heads.forEach((head, number) => {
      if (number === column) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const first = head.dataset.first === "descending" ? -1 : 1;
      sort(column, now ? (now === "ascending" ? -1 : 1) : first);
    });
    head.append(button);
  });
  heads[heads.findIndex((head) => head.dataset.sorted)].setAttribute("aria-sort", "ascending");

  const apply = () => {
    const words = form.elements.words.value.trim().toLocaleLowerCase("en-GB").split(/\s+/).filter(Boolean);
    const grade = form.elements.grade.value;
    const status = form.elements.status.value;
    const errors = form.elements.errors.checked;
    let number = 0;
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase("en-GB");
      const on = words.every((word) => text.includes(word))
        && (!grade || row.dataset.grade === grade)
        && (!status || row.dataset.status === status)
        && (!errors || Number(row.dataset.errors) > 0);
      row.classList.toggle("off", !on);
      number += on;
    }
    shown.textContent = number
      ? `${number} of ${rows.length} shown`
      : "No plan fits. Choose more, or show all.";
  };

  form.addEventListener("input", apply);
  filtering(form, shown, apply);
})();
