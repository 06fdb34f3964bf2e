/* Asks for the page again with what is chosen, as the button does, and puts what is new in its place. */
(() => {
  const form = document.querySelector(".enishi-try");
  const pickers = [...form.querySelectorAll("[data-picks]")];
  const FRESH = ["look-notes", "look-lines", "look-colors"];
  let waiting = 0;
  let asked = 0;

  async function update() {
    asked += 1;
    const mine = asked;
    const query = new URLSearchParams(new FormData(form));
    const answer = await fetch(`/__enishi/look?${query}`).catch(() => null);
    if (!answer || !answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of FRESH) document.getElementById(id).innerHTML = page.getElementById(id).innerHTML;
    for (const input of form.querySelectorAll("input[id]")) {
      const invalid = page.getElementById(input.id).getAttribute("aria-invalid");
      if (invalid) input.setAttribute("aria-invalid", invalid);
      else input.removeAttribute("aria-invalid");
    }
    restyle(page.querySelector("[data-look]").getAttribute("href"));
    history.replaceState(null, "", `?${query}`);
  }

  /* The old sheet goes when the new one is there, so that the page never stands without. */
  function restyle(href) {
    const old = document.querySelectorAll("[data-look]");
    const sheet = old[old.length - 1].cloneNode();
    sheet.href = href;
    sheet.onload = () => old.forEach((link) => link.remove());
    old[old.length - 1].after(sheet);
  }

  for (const picker of pickers) {
    const field = document.getElementById(picker.dataset.picks);
    picker.hidden = false;
    picker.addEventListener("input", () => { field.value = picker.value; });
    field.addEventListener("input", () => { if (/^#[0-9a-f]{6}$/i.test(field.value.trim())) picker.value = field.value.trim(); });
  }
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
})();
