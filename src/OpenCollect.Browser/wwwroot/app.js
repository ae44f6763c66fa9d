// The page: which view is shown, and what all views share.
import { announce, h, textButton } from "./dom.js";
import { Engine } from "./checking.js";
import { goOffline, version } from "./offline.js";
import { filesView } from "./views/files.js";
import { lookForKept } from "./views/keeping.js";

const main = document.getElementById("main");

/** What is open: the returns found, and the checks that were made of them. */
export const work = {
  about: null,
  returns: [],
  checks: [],
  offline: false,
};

let shown = { view: filesView, given: [] };
const past = [shown];

/** Shows a view. The address never changes, so nothing of a return gets into the browser's history but a number. */
export function show(view, ...given) {
  shown = { view, given };
  past.push(shown);
  history.pushState({ place: past.length - 1 }, "");
  draw();
}

/** Shows the same view again, after something changed. */
export function redraw({ keepFocus = false } = {}) {
  draw({ keepFocus });
}

export const isShown = (view, ...given) => shown.view === view && given.every((g, i) => shown.given[i] === g);

/** Goes back one view. */
export const back = () => history.back();

function draw({ keepFocus = false } = {}) {
  const { title, content } = shown.view(...shown.given);
  document.title = `${title} – OpenCollect`;
  main.replaceChildren(...[content].flat(Infinity).filter(Boolean));
  places();
  if (!keepFocus) {
    scrollTo(0, 0);
    const heading = main.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }
}

/** The way to each check, once there is one. */
function places() {
  const nav = document.getElementById("places");
  nav.hidden = work.checks.length === 0;
  nav.replaceChildren(h("div.govuk-width-container", {}, h("ul.places__list", {},
    [{ name: "Files", view: filesView, given: [] }, ...work.checks.map((check) => ({ name: check.name, view: check.home, given: [check] }))].map(({ name, view, given }) => {
      const here = view === filesView ? shown.view === filesView : shown.given[0] === given[0];
      return h("li", {}, textButton(name, () => show(view, ...given), { "aria-current": here ? "page" : null }));
    }))));
}

/** Shows what went wrong on top of the view, and goes there. */
export function showProblems(...texts) {
  document.getElementById("problems")?.remove();
  const summary = h("div.govuk-error-summary", { id: "problems", tabindex: "-1", role: "alert" },
    h("h2.govuk-error-summary__title", {}, "There is a problem"),
    h("div.govuk-error-summary__body", {}, h("ul.govuk-list.govuk-error-summary__list", {}, texts.map((text) => h("li.problem", {}, text)))));
  main.prepend(summary);
  document.title = `Error: ${document.title.replace(/^Error: /, "")}`;
  summary.focus();
}

export function clearProblems() {
  document.getElementById("problems")?.remove();
  document.title = document.title.replace(/^Error: /, "");
}

let spare = null;

/** An engine that nobody uses yet: the one that was started ahead, or a new one. */
export function takeEngine() {
  const engine = spare && !spare.isEnded ? spare : new Engine();
  spare = null;
  return engine;
}

/** Starts an engine ahead, so that the first check need not wait for it. */
export function prepareEngine() {
  if (!spare || spare.isEnded) {
    spare = new Engine();
  }
  return spare;
}

addEventListener("popstate", ({ state }) => {
  if (past[state?.place ?? 0]) {
    shown = past[state?.place ?? 0];
    draw();
  }
});

addEventListener("beforeunload", (event) => {
  if (work.returns.length > 0) {
    event.preventDefault();
  }
});

// A file that misses the place to drop it must not replace the page.
for (const kind of ["dragover", "drop"]) {
  addEventListener(kind, (event) => event.preventDefault());
}

document.getElementById("version").textContent = `Version ${version}`;
history.replaceState({ place: 0 }, "");
draw({ keepFocus: true });

work.offline = await goOffline();
await lookForKept();
try {
  const engine = prepareEngine();
  await engine.ready;
  work.about = await engine.ask("About");
  document.getElementById("version").textContent = `Version ${version}. ${work.offline ? "Works without a network." : "This browser keeps no copy of the page, so it needs the network to be opened again."}`;
  document.documentElement.dataset.ready = "yes";
  redraw({ keepFocus: true });
  announce("The checker is ready.");
} catch (problem) {
  showProblems(problem.message);
}
