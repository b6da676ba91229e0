// A text area grows with its text. Browsers that know field-sizing do it alone.
const grow = (area) => {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
};

if (!CSS.supports("field-sizing", "content")) {
  const growAll = (root) => root.querySelectorAll("textarea").forEach(grow);
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) grow(event.target);
  });
  document.addEventListener("htmx:load", (event) => growAll(event.target));
  growAll(document);
}
