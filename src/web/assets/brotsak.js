// brotsak: small enhancements. Every page works without this file. The words come from the page's own attributes.
(() => {
  "use strict";
  const say = (el, cls, text) => { el.className = "saved " + cls; el.textContent = text; };
  const two = (n) => String(n).padStart(2, "0");
  const clock = () => { const d = new Date(); return two(d.getHours()) + "." + two(d.getMinutes()); };

  // 1. Draft autosave: the server keeps the draft; nothing personal is left in the browser.
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const out = form.querySelector("[data-draft-status]");
    let timer = 0, dirty = false, busy = false, flight = null;
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
    const save = async () => {
      clearTimeout(timer);
      if (!dirty || form.dataset.sent) return;
      if (busy) { later(500); return; }
      busy = true; dirty = false; flight = new AbortController();
      const words = [...new FormData(form)].filter(([, value]) => typeof value === "string");
      try {
        const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(words), credentials: "same-origin", redirect: "error", keepalive: document.hidden, signal: flight.signal });
        if (answer.ok) say(out, "ok", out.dataset.saved + " " + clock());
        // Signed out: the words stay on the page, and go along when the form is sent.
        else if (answer.status === 401) { dirty = true; say(out, "bad", out.dataset.out); }
        else throw new Error(String(answer.status));
      } catch {
        dirty = true;
        if (!form.dataset.sent) { say(out, "bad", out.dataset.unsaved); later(15000); }
      }
      busy = false;
    };
    form.addEventListener("input", () => { dirty = true; later(2000); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    addEventListener("beforeunload", (event) => { if (dirty && !form.dataset.sent) event.preventDefault(); });
    // What is sent is newer than what is on its way: an older draft must not arrive after it.
    form.addEventListener("submit", () => { form.dataset.sent = "1"; clearTimeout(timer); flight?.abort(); });
    addEventListener("pageshow", () => { delete form.dataset.sent; });
  }

  // 2. Characters left: counted as people count them, spoken only when the typing pauses.
  for (const el of document.querySelectorAll("[data-count]")) {
    const out = document.getElementById(el.dataset.count), most = Number(el.dataset.most || el.maxLength);
    let timer = 0;
    const show = () => {
      const left = most - [...el.value].length, over = left < 0;
      out.textContent = `${Math.abs(left)} ${over ? out.dataset.over : out.dataset.left}`;
      out.classList.toggle("err", over);
    };
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
    const button = form.querySelector("[data-upload-button]"), list = "[data-upload-list]", PATIENCE = 60000;
    let request = null, stall = 0;
    const end = (cls, text) => { clearTimeout(stall); request = null; bar.hidden = true; input.value = ""; input.disabled = false; say(out, cls, text); };
    const alive = () => { clearTimeout(stall); stall = setTimeout(() => request?.abort(), PATIENCE); };
    button.hidden = true;
    input.addEventListener("change", () => {
      const files = [...input.files], size = files.reduce((sum, file) => sum + file.size, 0);
      if (!files.length) return;
      if (files.some((file) => file.size > Number(form.dataset.most))) { end("bad", out.dataset.large); return; }
      const body = new FormData(form);
      request = new XMLHttpRequest();
      request.responseType = "document";
      request.upload.onprogress = (event) => { alive(); bar.value = Math.round((event.loaded / event.total) * 100); };
      request.onload = () => {
        const page = request.response, there = page?.querySelector(list), address = request.responseURL;
        // Another page than ours came back, such as the one to sign in on: go there.
        if (!there) { end("bad", out.dataset.broken); if (page) { form.dataset.sent = "1"; location.assign(address); } return; }
        form.querySelector(list).replaceChildren(...document.importNode(there, true).childNodes);
        const faults = [...page.querySelectorAll("#file-e .err")].map((fault) => fault.textContent.trim());
        if (faults.length) end("bad", faults.join(" ")); else end("ok", out.dataset.done);
      };
      request.onerror = request.onabort = () => end("bad", out.dataset.broken);
      request.open("POST", form.action);
      request.send(body);
      input.disabled = true; bar.value = 0; bar.hidden = size < 1048576;
      say(out, "", out.dataset.busy); alive();
    });
    addEventListener("beforeunload", (event) => { if (request && !form.dataset.sent) event.preventDefault(); });
  }

  // 5. Print.
  for (const button of document.querySelectorAll("[data-print]")) { button.hidden = false; button.addEventListener("click", () => print()); }

  // 6. Move to the list of faults after a refused form.
  document.querySelector(".errsum")?.focus();

  // 7. Another language is another page: what is typed and not sent is not lost without a word. Drafts are kept.
  let typed = Boolean(document.querySelector(".errsum"));
  document.querySelector("main")?.addEventListener("input", (event) => { if (event.target.closest('form[method="post"]:not([data-draft])')) typed = true; });
  for (const nav of document.querySelectorAll("[data-unsaved]"))
    nav.addEventListener("click", (event) => { if (typed && event.target.closest("a") && !confirm(nav.dataset.unsaved)) event.preventDefault(); });
})();
