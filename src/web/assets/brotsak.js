// brotsak: small enhancements. Every page works without this file. The words come from the page's own attributes.
(() => {
  "use strict";
  const say = (el, cls, text) => { el.className = "saved " + cls; el.textContent = text; };
  const two = (n) => String(n).padStart(2, "0");
  const clock = () => { const d = new Date(); return two(d.getHours()) + "." + two(d.getMinutes()); };

  // 1. Draft autosave: the server keeps the draft; nothing personal is left in the browser.
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const out = form.querySelector("[data-draft-status]");
    let timer = 0, dirty = false, busy = false;
    const save = async () => {
      if (busy || !dirty) return;
      busy = true; dirty = false;
      const words = [...new FormData(form)].filter(([, value]) => typeof value === "string");
      try {
        const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(words), credentials: "same-origin", redirect: "error" });
        if (!answer.ok) throw new Error(String(answer.status));
        say(out, "ok", out.dataset.saved + " " + clock());
      } catch {
        dirty = true;
        say(out, "bad", out.dataset.unsaved);
        timer = setTimeout(save, 15000);
      }
      busy = false;
      if (dirty && !timer) timer = setTimeout(save, 2000);
    };
    form.addEventListener("input", () => { dirty = true; clearTimeout(timer); timer = setTimeout(save, 2000); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    addEventListener("beforeunload", (event) => { if (dirty && !form.dataset.sent) event.preventDefault(); });
    form.addEventListener("submit", () => { form.dataset.sent = "1"; clearTimeout(timer); });
  }

  // 2. Characters left: counted as people count them, spoken only when the typing pauses.
  for (const el of document.querySelectorAll("[data-count]")) {
    const out = document.getElementById(el.dataset.count), most = Number(el.maxLength);
    let timer = 0;
    const show = () => { out.textContent = `${most - [...el.value].length} ${out.dataset.left}`; };
    el.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 600); });
    show();
  }

  // 3. Send a form only once.
  for (const form of document.querySelectorAll("form[data-once]"))
    form.addEventListener("submit", (event) => {
      if (form.dataset.gone) { event.preventDefault(); return; }
      form.dataset.gone = "1";
      setTimeout(() => form.querySelectorAll("button").forEach((b) => b.setAttribute("aria-disabled", "true")), 0);
    });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-gone]").forEach((f) => { delete f.dataset.gone; f.querySelectorAll("button").forEach((b) => b.removeAttribute("aria-disabled")); }));

  // 4. Files are sent as soon as they are chosen, with progress; without this file the form sends them the ordinary way.
  for (const form of document.querySelectorAll("form[data-upload]")) {
    const input = form.querySelector("input[type=file]"), bar = form.querySelector("progress"), out = form.querySelector("[data-upload-status]");
    input.addEventListener("change", () => {
      if (!input.files.length) return;
      const most = Number(form.dataset.most);
      if ([...input.files].some((file) => file.size > most)) { say(out, "bad", out.dataset.large); input.value = ""; return; }
      const request = new XMLHttpRequest();
      request.upload.onprogress = (event) => { bar.hidden = false; bar.value = Math.round((event.loaded / event.total) * 100); };
      request.onload = () => { if (request.responseURL && request.status < 300) { location.reload(); } else { bar.hidden = true; form.submit(); } };
      request.onerror = () => { bar.hidden = true; say(out, "bad", out.dataset.broken); };
      request.open("POST", form.action);
      request.send(new FormData(form));
    });
  }

  // 5. Print.
  for (const button of document.querySelectorAll("[data-print]")) { button.hidden = false; button.addEventListener("click", () => print()); }

  // 6. Move to the list of faults after a refused form.
  document.querySelector(".errsum")?.focus();
})();
