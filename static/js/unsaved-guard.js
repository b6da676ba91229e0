// A form with data-guard asks before what was typed in it is lost. Sending the form, or a save that
// the page reports with the event "chibo:saved", makes it clean again.
const changed = new Set();
const guarded = (event) => event.target.closest?.("form[data-guard]");

// What the page gave back unsaved is as typed: a refused form is guarded from the beginning.
for (const form of document.querySelectorAll("form[data-guard]")) {
  if (form.querySelector(".notice[role=alert], [name=confirmed]")) changed.add(form);
}

document.addEventListener("input", (event) => {
  const form = guarded(event);
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(guarded(event)));
document.addEventListener("chibo:saved", (event) => changed.delete(guarded(event)));

window.addEventListener("beforeunload", (event) => {
  const unsaved = [...changed].some((form) => form.isConnected);
  if (unsaved) event.preventDefault();
});
