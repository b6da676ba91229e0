// A sheet of boxes, one column a duty: a button over the column ticks it for everybody, and takes the
// ticks back when all are there. Without this the boxes are ticked one by one.
const sheet = document.querySelector("table[data-whole-column]");

const boxesOf = (column) =>
  [...sheet.tBodies[0].rows].flatMap((row) => [...row.cells[column].querySelectorAll("input[type=checkbox]")]);

[...sheet.tHead.rows[0].cells].forEach((head, column) => {
  const boxes = boxesOf(column);
  if (!boxes.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet btn-small";
  button.textContent = sheet.dataset.wholeColumn;
  button.setAttribute("aria-label", `${head.textContent}: ${sheet.dataset.wholeColumn}`);
  button.addEventListener("click", () => {
    const all = boxes.every((box) => box.checked);
    boxes.filter((box) => box.checked === all).forEach((box) => box.click());
  });
  head.append(button);
});
