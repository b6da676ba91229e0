// The editor: saves itself after a pause, keeps the paper beside it fresh, moves sections by keyboard.
// Without this file everything is done by the buttons.

const PAUSE = 1200;
const SAVING = "Đang lưu…";
const form = document.querySelector("[data-autosave]");
const paper = document.querySelector("[data-paper]");
const saved = document.getElementById("saved");
let timer;

function autosave() {
  saved.textContent = SAVING;
  form.dispatchEvent(new Event("chibo:autosave"));
}

if (form) {
  if (!form.heading.value && !form.body.value) form.heading.focus(); // a section just added
  form.addEventListener("input", () => {
    clearTimeout(timer);
    saved.textContent = "Chưa lưu";
    timer = setTimeout(autosave, PAUSE);
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    if (event.detail.successful) form.dispatchEvent(new Event("chibo:saved", { bubbles: true }));
    else if (!event.detail.xhr.status) saved.textContent = "Mất kết nối: chữ vẫn còn ở đây, sẽ thử lưu lại.";
    else if (saved.textContent === SAVING) saved.textContent = "Chưa lưu";
  });
  form.addEventListener("htmx:sendError", () => {
    timer = setTimeout(autosave, 5 * PAUSE);
  });
}

function refreshPaper() {
  if (!paper) return;
  const at = paper.contentWindow.scrollY;
  paper.addEventListener("load", () => paper.contentWindow.scrollTo(0, at), { once: true });
  paper.contentWindow.location.reload();
}
document.body.addEventListener("chibo:paper", refreshPaper);

const STEPS = { ArrowUp: "len", ArrowDown: "xuong", ArrowLeft: "ra", ArrowRight: "vao" };
document.addEventListener("keydown", (event) => {
  if (!event.altKey || !(event.key in STEPS)) return;
  const button = document.querySelector(`[data-moves] button[value="${STEPS[event.key]}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
