// A button with data-confirm asks before its form is sent. Without script the server's own page asks.
const ask = (question, act) => {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.setAttribute("aria-label", question);
  const text = document.createElement("p");
  text.textContent = question;
  const choices = document.createElement("form");
  choices.method = "dialog";
  choices.className = "actions";
  for (const [value, label, kind] of [["no", "Thôi", ""], ["yes", act, "btn-primary"]]) {
    const button = document.createElement("button");
    button.value = value;
    button.textContent = label;
    button.className = `btn ${kind}`;
    choices.append(button);
  }
  dialog.append(text, choices);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-confirm]");
  if (!button || button.dataset.confirmed !== undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (!(await ask(button.dataset.confirm, button.textContent.trim()))) return button.focus();
  button.dataset.confirmed = "";
  button.click();
  delete button.dataset.confirmed;
}, true);
