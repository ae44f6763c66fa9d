// The page's own copy of itself, so that it works without a network, and word of newer versions.
import { button, h } from "./dom.js";

const longestWait = 20_000;

export const version = document.querySelector("meta[name=version]").content;

/**
 * Installs the offline copy. Resolves once it serves the page, so that whatever is loaded from then on comes from it; or with false where
 * the browser has none to offer.
 */
export async function goOffline() {
  if (!("serviceWorker" in navigator)) {
    return false;
  }
  try {
    const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    watch(registration);
    if (!navigator.serviceWorker.controller) {
      await Promise.race([
        new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true })),
        new Promise((resolve) => setTimeout(resolve, longestWait)),
      ]);
    }
    return navigator.serviceWorker.controller !== null;
  } catch {
    // Without a network there is nothing to register anew; an earlier copy serves all the same.
    return navigator.serviceWorker.controller !== null;
  }
}

function watch(registration) {
  const offer = (worker) => {
    if (worker && navigator.serviceWorker.controller) {
      prompt(worker);
    }
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
}

function prompt(worker) {
  const place = document.getElementById("update");
  place.hidden = false;
  place.replaceChildren(h("div.govuk-notification-banner", { role: "region", "aria-labelledby": "update-title" },
    h("div.govuk-notification-banner__header", {}, h("h2.govuk-notification-banner__title", { id: "update-title" }, "New version")),
    h("div.govuk-notification-banner__content", {},
      h("p.govuk-notification-banner__heading", {}, "A newer version of the checker is ready."),
      h("p.govuk-body", {}, "Using it loads the page anew: files that are open now must be chosen again. You can also finish first; it is used the next time all tabs of the checker were closed."),
      button("Use the new version now", () => {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
        worker.postMessage("take over");
      }, "secondary"))));
}
