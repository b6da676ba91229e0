// The dues sheet under the fingers: arrows and Enter move between boxes, "x" writes what is due,
// the two filling buttons work in the page, sums follow. Without this the same form is plain fields
// and the buttons fill and save.
const form = document.querySelector("form[data-dues]");
const rows = form ? [...form.querySelectorAll("tbody tr")] : [];
const boxIn = (row, month) => row?.querySelector(`input[name$="-${month}"][name^="o-"]`);
const place = (box) => Number(box.name.split("-")[2]);
const said = form?.querySelector("[data-dues-said]");
const read = (text) => Number(text.replace(/\D/g, "")) || 0;
const told = (amount) => amount.toLocaleString("vi-VN");

const write = (box, text) => {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};
const fill = (box) => {
  if (!box?.dataset.due || box.value.trim() || box.dataset.due === "0") return 0;
  write(box, box.dataset.due);
  return 1;
};

const add = () => {
  const sums = Array(13).fill(0);
  for (const row of rows) {
    const boxes = [...row.querySelectorAll("input[name^=o-]")];
    const paid = boxes.map((box) => [place(box), read(box.value)]);
    for (const [month, amount] of paid) sums[month] += amount;
    const total = paid.reduce((sum, [, amount]) => sum + amount, 0);
    row.querySelector("[data-sum]").textContent = told(total);
  }
  form.querySelectorAll("[data-total]").forEach((cell, month) => {
    cell.textContent = told(sums[month + 1]);
  });
  const all = sums.reduce((sum, amount) => sum + amount, 0);
  form.querySelector("[data-total-all]").textContent = told(all);
};

const isShown = (box) => box && box.offsetParent !== null;
const step = (box, down, right) => {
  let row = rows.indexOf(box.closest("tr")) + down;
  let month = place(box) + right;
  while (rows[row] && month >= 1 && month <= 12) {
    const next = boxIn(rows[row], month);
    if (isShown(next)) return next;
    row += down;
    month += right;
  }
  return null;
};
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

form?.addEventListener("keydown", (event) => {
  const box = event.target.closest("input[name^=o-]");
  if (!box || event.ctrlKey || event.altKey || event.metaKey) return;
  const move = event.key === "Enter" ? [event.shiftKey ? -1 : 1, 0] : MOVES[event.key];
  if (event.key.toLowerCase() === "x") {
    event.preventDefault();
    if (box.dataset.due) write(box, box.dataset.due);
    return;
  }
  if (!move) return;
  const whole = box.selectionEnd - box.selectionStart === box.value.length;
  const edge = move[1] < 0 ? box.selectionStart === 0 : box.selectionEnd === box.value.length;
  if (move[1] && !whole && !edge) return; // the caret still has somewhere to go inside the box
  event.preventDefault();
  const next = step(box, ...move);
  next?.focus();
});

form?.addEventListener("focusin", (event) => event.target.closest("input[name^=o-]")?.select());
form?.addEventListener("input", (event) => {
  const box = event.target.closest("input[name^=o-]");
  if (!box) return;
  box.closest("td").classList.toggle("changed", box.value !== box.defaultValue);
  add();
});
form?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dues-everybody], [data-dues-through]");
  if (!button) return;
  event.preventDefault();
  const last = Number(form.dataset.dues);
  const everybody = "duesEverybody" in button.dataset;
  const filled = everybody
    ? rows.reduce((sum, row) => sum + fill(boxIn(row, last)), 0)
    : Array.from({ length: last }, (_, month) => month + 1).reduce(
        (sum, month) => sum + fill(boxIn(button.closest("tr"), month)), 0);
  said.textContent = `Đã ghi ${filled} ô, chưa lưu.`;
});
