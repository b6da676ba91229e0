// Notices: the button that puts one away works only with script, so script shows it. A summary of
// errors takes the focus once, so that it is the first thing read.
const ready = (root) => {
  root.querySelectorAll("[data-dismiss][hidden]").forEach((button) => (button.hidden = false));
  root.querySelector("[data-focus]")?.focus();
};

document.addEventListener("click", (event) => {
  event.target.closest("[data-dismiss]")?.closest(".notice").remove();
});

// A lost line is told once, and told again when it is back.
const told = document.createElement("div");
told.className = "connection";
told.setAttribute("role", "status");
document.body.append(told);
const lost = () => {
  told.textContent = "Mất kết nối. Những gì đang viết vẫn còn trên trang này; hãy đợi rồi lưu lại.";
};
const back = () => {
  told.textContent = "";
};
window.addEventListener("offline", lost);
window.addEventListener("online", back);
document.addEventListener("htmx:sendError", lost);
document.addEventListener("htmx:afterOnLoad", back);

document.addEventListener("htmx:load", (event) => ready(event.target));
ready(document);
