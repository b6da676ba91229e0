// The roll call: numbers that move while marking, a field that finds a name without diacritics, and
// "everybody present". Without this the same form works as plain radio groups.
const form = document.querySelector("form[data-roll]");
const rows = [...form.querySelectorAll(".roll > li[data-name]")];
const part = (name, root = form) => root.querySelector(`[data-${name}]`);
const marked = (row) => row.querySelector("input[type=radio]:checked");
const SUMMONED = ["present", "excused", "unexcused"];
const KINDS = { present: "ok", excused: "warn", unexcused: "late" };

const say = (row) => {
  const mark = marked(row);
  const said = part("said", row);
  const words = mark.ariaLabel ?? mark.nextElementSibling.textContent;
  said.textContent = words.toLowerCase();
  said.className = `tag ${KINDS[mark.value] ?? ""}`;
};

const count = () => {
  const all = rows.map((row) => ({ row, mark: marked(row).value }));
  for (const kind of SUMMONED) {
    part(`count=${kind}`).textContent = all.filter(({ mark }) => mark === kind).length;
  }
  const officials = all.filter(({ row, mark }) => "official" in row.dataset && SUMMONED.includes(mark));
  const present = officials.filter(({ mark }) => mark === "present").length;
  const [over, under] = form.dataset.roll.split("/").map(Number);
  const needed = Math.ceil((officials.length * over) / under);
  const met = officials.length > 0 && present >= needed;
  part("officials").textContent = present;
  part("summoned").textContent = officials.length;
  part("needed").textContent = needed;
  part("verdict").textContent = met ? "đủ điều kiện họp" : "chưa đủ điều kiện họp";
  part("quorum").className = met ? "ok" : "late";
};

const mark = (row, value) => {
  const choice = row.querySelector(`input[value=${value}]`);
  if (!choice || choice.checked) return;
  choice.checked = true;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  choice.dispatchEvent(new Event("change", { bubbles: true }));
};

form.addEventListener("change", (event) => {
  if (event.target.type !== "radio") return;
  say(event.target.closest("li"));
  count();
if (matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true }); // a phone would open its keyboard
});

part("roll-all").addEventListener("click", (event) => {
  event.preventDefault();
  rows.filter((row) => SUMMONED.includes(marked(row).value)).forEach((row) => mark(row, "present"));
  part("roll-said").textContent = "Đã ghi tất cả có mặt.";
});

const folded = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").trim();
const names = new Map(rows.map((row) => [row, folded(row.dataset.name)]));
const find = part("roll-find");
const field = find.querySelector("input");
let next = null;

const show = () => {
  const wanted = folded(field.value).split(/\s+/);
  const found = rows.filter((row) => wanted.every((word) => names.get(row).includes(word)));
  rows.forEach((row) => (row.hidden = !found.includes(row)));
  next?.classList.remove("is-next");
  next = field.value.trim() ? (found[0] ?? null) : null;
  next?.classList.add("is-next");
  if (!found.length) part("roll-said").textContent = "Không có ai tên như vậy trong danh sách.";
};

const turn = (row) => {
  const choices = [...row.querySelectorAll(".mark input")].map((input) => input.value);
  mark(row, choices[(choices.indexOf(marked(row).value) + 1) % choices.length]);
  part("roll-said").textContent = `${row.dataset.name}: ${part("said", row).textContent}`;
};

find.hidden = false;
field.addEventListener("input", (event) => {
  event.stopPropagation(); // looking for a name is not a change of the roll
  show();
});
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (next) turn(next);
  field.select();
});
count();
if (matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true }); // a phone would open its keyboard
