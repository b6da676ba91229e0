// A date may be typed as 3/2/2026, 03.02.2026 or 03022026; leaving the field shows it as 03/02/2026.
// What is not recognised stays as it was typed: the server says what is wrong with it.
const DIGITS = /^(\d{2})(\d{2})(\d{4})$/;
const PARTS = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;

document.addEventListener("focusout", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-date]")) return;
  const typed = field.value.trim();
  const parts = DIGITS.exec(typed) ?? PARTS.exec(typed);
  if (!parts) return;
  const [, day, month, year] = parts;
  field.value = `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year}`;
});
