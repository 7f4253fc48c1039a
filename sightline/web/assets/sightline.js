// Starts GOV.UK Frontend's components, and again in the parts that HTMX has changed.
// Every page works without this file.
import { initAll } from "./govuk-frontend.min.js";

if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();
document.body.addEventListener("htmx:afterSwap", (swap) => initAll({ scope: swap.detail.elt }));

// What was opened in passing, such as the findings behind a cell: one at a time, and closed again.
const passing = () => document.querySelectorAll("[data-passing]");
let opener = null;
document.body.addEventListener("htmx:beforeSwap", (swap) => {
  if (swap.detail.xhr.responseText.includes("data-passing")) {
    passing().forEach((part) => part.remove());
    opener = swap.detail.requestConfig.elt;
  }
});
const close = () => {
  passing().forEach((part) => part.remove());
  opener?.focus();
};
document.body.addEventListener("click", (click) => click.target.closest("[data-close]") && close());
document.body.addEventListener("keydown", (key) => key.key === "Escape" && passing().length && close());

// A figure of the report opens its trace beneath what prints it; without this, its own page.
document.body.addEventListener("click", (click) => {
  const figure = click.target.closest(".app-report__text a.app-figure");
  if (!figure || click.ctrlKey || click.metaKey || click.shiftKey || !window.htmx) {
    return;
  }
  click.preventDefault();
  const host = figure.closest(".app-scroll, table, p, li, figure, dd") ?? figure;
  window.htmx.ajax("GET", `${figure.href}trace/`, { source: figure, target: host, swap: "afterend" });
});

// Beside a text that is written: put a figure's token where the cursor is, and warn before words
// that are not saved are left.
const writing = () => document.querySelector("form[data-unsaved] textarea");
const offerTokens = () =>
  writing() && document.querySelectorAll("[data-insert]").forEach((button) => (button.hidden = false));
offerTokens();
document.body.addEventListener("htmx:afterSwap", offerTokens);
document.body.addEventListener("click", (click) => {
  const button = click.target.closest("[data-insert]");
  const words = writing();
  if (!button || !words) {
    return;
  }
  words.setRangeText(button.dataset.insert, words.selectionStart, words.selectionEnd, "end");
  words.focus();
  words.dispatchEvent(new Event("input", { bubbles: true }));
});
let isSaving = false;
document.body.addEventListener("submit", () => (isSaving = true));
window.addEventListener("beforeunload", (leave) => {
  const words = writing();
  if (words && words.value !== words.defaultValue && !isSaving) {
    leave.preventDefault();
  }
});

// Choose everything in a list of choices at once.
document.querySelectorAll("[data-check-all]").forEach((button) => (button.hidden = false));
document.body.addEventListener("click", (click) => {
  const form = click.target.closest("[data-check-all]")?.form;
  [...(form?.elements ?? [])].forEach((box) => box.type === "checkbox" && (box.checked = true));
});

// Passkeys are offered where the browser knows them.
if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-needs-passkeys]").forEach((part) => (part.hidden = false));
}
