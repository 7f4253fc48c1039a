// Starts GOV.UK Frontend's components, and again in the parts that HTMX has changed.
// Every page works without this file.
import { initAll } from "./govuk-frontend.min.js";

if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();
document.body.addEventListener("htmx:afterSwap", (swap) => initAll({ scope: swap.detail.elt }));
