for (const stage of document.querySelectorAll(".stage")) {
  const input = stage.querySelector("input");
  const show = () => stage.style.setProperty("--at", input.value + "%");
  input.addEventListener("input", show);
  show();
}
