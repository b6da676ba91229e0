// A button with data-show-password="<id>" shows what was typed there, and hides it again.
for (const button of document.querySelectorAll("[data-show-password]")) {
  const field = document.getElementById(button.dataset.showPassword);
  button.hidden = false;
  button.addEventListener("click", () => {
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    button.firstElementChild.textContent = show ? "Ẩn" : "Hiện";
  });
  field.form.addEventListener("submit", () => (field.type = "password"));
}
