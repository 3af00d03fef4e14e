/* The frame of a page: its colours, the navigation and the contents beside it, the way back to the top. */
(() => {
  "use strict";

  const { documentElement: root, body } = document;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const wide = matchMedia("(min-width: 960px)");

  /* Colours: light, dark, or as the system has them. */

  function paint() {
    const { mode } = root.dataset;
    const isDark = mode === "auto" ? dark.matches : mode === "dark";
    root.dataset.theme = isDark ? "dark" : "light";
    for (const each of document.querySelectorAll(".colour-choice")) {
      each.setAttribute("aria-pressed", String(each.dataset.mode === mode));
    }
  }

  function choose(mode) {
    root.dataset.mode = mode;
    try {
      localStorage.setItem("mode", mode);
    } catch {
      // a browser that keeps nothing still shows the colours on this page
    }
    paint();
  }

  function startColours(opening, menu) {
    const show = (open) => {
      menu.hidden = !open;
      opening.setAttribute("aria-expanded", String(open));
    };
    opening.addEventListener("click", () => show(menu.hidden));
    menu.addEventListener("click", (event) => {
      const choice = event.target.closest(".colour-choice");
      if (choice) choose(choice.dataset.mode);
    });
    document.addEventListener("click", (event) => {
      if (!opening.parentElement.contains(event.target)) show(false);
    });
    opening.parentElement.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !opening.parentElement.contains(event.relatedTarget)) show(false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden) return;
      show(false);
      opening.focus();
    });
    dark.addEventListener("change", paint);
    paint();
  }

  /* The navigation and the contents: beside the text where there is room, else in a dialog. */

  /** Move what a side shows, with the classes that draw it, into its dialog or back. */
  function move(from, to) {
    to.append(...from.childNodes);
    for (const name of [...from.classList]) {
      from.classList.remove(name);
      to.classList.add(name);
    }
  }

  function startSide(name) {
    const side = document.getElementById(`pst-${name}-sidebar`);
    const dialog = document.getElementById(`pst-${name}-sidebar-modal`);
    const opening = document.querySelector(`.${name}-toggle`);
    if (!side || !dialog || !opening) return;
    opening.addEventListener("click", () => {
      if (name === "primary" && wide.matches) {
        const isHidden = side.classList.toggle("pst-sidebar-hidden");
        opening.setAttribute("aria-expanded", String(!isHidden));
        return;
      }
      side.classList.remove("pst-sidebar-hidden");
      move(side, dialog);
      dialog.showModal();
    });
    dialog.setAttribute("aria-label", opening.getAttribute("aria-label"));
    dialog.addEventListener("close", () => move(dialog, side));
    dialog.addEventListener("click", (event) => {
      const box = dialog.getBoundingClientRect();
      const beside = event.clientX > box.right || (event.clientX > 0 && event.clientX < box.left);
      if (beside || event.target.closest("a[href^='#'], .side-closing, .search-opening")) dialog.close();
    });
    if (name === "primary") wide.addEventListener("change", () => dialog.open && dialog.close());
  }

  /** Show the entry of this page in a navigation that is longer than the window. */
  function showCurrent(side) {
    const current = [...(side?.querySelectorAll(".current > a") ?? [])].at(-1);
    if (!current) return;
    const below = current.getBoundingClientRect().top - side.getBoundingClientRect().top;
    if (below > innerHeight / 2) side.scrollTop = below - innerHeight / 4;
  }

  /** Mark in the contents the last heading that has passed the upper part of the window. */
  function followReading(contents) {
    const links = new Map();
    for (const link of contents?.querySelectorAll("a[href^='#']") ?? []) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) links.set(target.querySelector(":scope > :is(h1, h2, h3)") ?? target, link);
    }
    if (!links.size) return;
    let marked = null;
    const watch = new IntersectionObserver((entries) => {
      const seen = entries.filter((each) => each.isIntersecting).at(-1);
      if (!seen) return;
      marked?.removeAttribute("aria-current");
      marked = links.get(seen.target);
      marked.setAttribute("aria-current", "true");
    }, { rootMargin: "0px 0px -70% 0px" });
    for (const each of links.keys()) watch.observe(each);
  }

  function startTop(button) {
    const edge = document.querySelector(".sbt-scroll-pixel-helper");
    if (!button || !edge) return;
    new IntersectionObserver(([entry]) => {
      const isBelow = entry.boundingClientRect.y < 0;
      body.classList.toggle("scrolled", isBelow);
      button.style.display = isBelow && scrollY > innerHeight ? "block" : "none";
    }, { rootMargin: "100% 0px 0px 0px", threshold: [0, 1] }).observe(edge);
    button.addEventListener("click", () => {
      scrollTo({ top: 0 });
      document.querySelector("#main-content")?.focus({ preventScroll: true });
    });
  }

  /** Let the keyboard scroll what is wider than its frame. */
  function reachWide() {
    for (const each of document.querySelectorAll("pre, .pst-scrollable-table-container, .scroll-x")) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
    }
  }

  const opening = document.querySelector(".colour-opening");
  if (opening) startColours(opening, document.getElementById(opening.getAttribute("aria-controls")));
  startSide("primary");
  startSide("secondary");
  showCurrent(document.getElementById("pst-primary-sidebar"));
  followReading(document.querySelector("nav.page-toc"));
  startTop(document.getElementById("pst-back-to-top"));
  reachWide();
  addEventListener("resize", reachWide);
})();
