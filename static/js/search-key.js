// "/" goes to the search field, unless somebody is writing.
const isWriting = (element) =>
  element.isContentEditable || element.matches("input, textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("[data-search-key]");
  if (!field || field.offsetParent === null || isWriting(document.activeElement)) return;
  event.preventDefault();
  field.focus();
  field.select();
});
