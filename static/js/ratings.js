// The counters of a rating sheet move while marking. Without this they are those of the last save.
const form = document.querySelector("form[data-ratings]");
const lines = [...(form?.querySelectorAll("[data-line]") ?? [])];
const part = (name) => form.querySelector(`[data-${name}]`);
const value = (line, name) => line.querySelector(`[data-mark="${name}"]`)?.value ?? "";
const set = (name, number) => {
  const place = part(name);
  if (place) place.textContent = number;
};

const count = () => {
  const rated = lines.filter((line) => !value(line, "left_out"));
  const out = lines.length - rated.length;
  set('sum="rated"', rated.length);
  set('sum="left_out"', out);
  for (const place of form.querySelectorAll("[data-out]")) {
    const number = lines.filter((line) => value(line, "left_out") === place.dataset.out).length;
    place.querySelector("b").textContent = number;
    place.hidden = !number;
  }
  for (const place of form.querySelectorAll("[data-count]")) {
    const [name, level] = place.dataset.count.split(":");
    place.textContent = rated.filter((line) => value(line, name) === level).length;
  }
  lines.forEach(show);
  cap(rated);
};

// A reason is asked for where the choice is not the register's; elsewhere its box is only in the way.
const show = (line) => {
  line.classList.toggle("is-out", Boolean(value(line, "left_out")));
  const note = line.querySelector('[data-mark="note"]');
  if (note) note.hidden = !note.value && value(line, "left_out") === line.dataset.register;
};

const cap = (rated) => {
  const name = rated.some((line) => value(line, "decided")) ? "decided" : "proposed";
  const number = (level) => rated.filter((line) => value(line, name) === level).length;
  const [excellent, good] = [number("HTXSNV"), number("HTTNV")];
  const most = Math.floor((Number(form.dataset.ratings) * good) / 100);
  set('sum="without"', rated.filter((line) => !value(line, name)).length);
  set("cap-now", excellent);
  set("cap-good", good);
  set("cap-most", most);
  part("cap").classList.toggle("late", excellent > most);
  part("cap-over").hidden = excellent <= most;
};

if (form) {
  form.addEventListener("change", count);
  count();
}
