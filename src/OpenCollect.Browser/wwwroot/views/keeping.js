// Continuing after the tab was closed, for those who ask for it.
import { announce, button, count, details, h, paragraph, textInput } from "../dom.js";
import { fileOf } from "../checking.js";
import { clearProblems, redraw, showProblems, work } from "../app.js";
import { forget, keep, keptSince, leastPassphrase, recall, WrongPassphrase } from "../keeping.js";

const beside = ["previous", "beforePrevious", "postcodes", "providers"];
const settings = ["chosenCollection", "chosenYear", "chosenAuthority", "notes", "ownPeriod", "stages"];

let since = null;

/** Looks whether something is kept here. */
export async function lookForKept() {
  since = await keptSince().catch(() => null);
}

const day = (when) => new Date(when).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });

/**
 * What was kept earlier, to continue with or to forget.
 * @param offer takes files, with settings by the name of a return
 */
export function keptPart(offer) {
  if (since === null) {
    return null;
  }
  const [group, box] = textInput("Passphrase", { type: "password", autocomplete: "current-password" });
  return h("section.govuk-summary-card", { "aria-labelledby": "kept" },
    h("div.govuk-summary-card__title-wrapper", {}, h("h2.govuk-summary-card__title", { id: "kept" }, `Kept in this browser since ${day(since)}`)),
    h("div.govuk-summary-card__content", {},
      h("form", { onsubmit: async (event) => {
        event.preventDefault();
        clearProblems();
        try {
          const { state, files } = await recall(box.value);
          await restore(state, files, offer);
        } catch (problem) {
          showProblems(problem instanceof WrongPassphrase ? "This is not the passphrase. It is kept nowhere: without it, what was kept can only be forgotten." : problem.message);
        }
      } }, group, h("div.govuk-button-group", {}, h("button.govuk-button", { type: "submit" }, "Continue"), button("Forget it", forgetNow, "warning")))));
}

/** To keep what is open now. */
export function keepingPart() {
  const [group, box] = textInput("Passphrase", { type: "password", autocomplete: "new-password", explained: `At least ${leastPassphrase} characters. It is kept nowhere; without it nobody can read what is kept, you included.` });
  return details("Continue another day",
    paragraph("Nothing is kept when you close this tab. If you want, this browser keeps your files, settings and changes until you come back, encrypted with a passphrase. Do not do this on a computer that others use under the same account."),
    h("form", { onsubmit: async (event) => {
      event.preventDefault();
      clearProblems();
      if (box.value.length < leastPassphrase) {
        showProblems(`Passphrase: enter at least ${leastPassphrase} characters.`);
        return;
      }
      try {
        const kept = toKeep();
        announce("Encrypting.");
        await keep(box.value, kept.state, kept.files);
        await lookForKept();
        redraw({ keepFocus: true });
        announce(`${count(kept.files.length, "file")} kept in this browser.`);
      } catch (problem) {
        showProblems(problem.name === "QuotaExceededError" ? "This browser has not enough room to keep the files." : problem.message);
      }
    } }, group, h("div.govuk-button-group", {}, h("button.govuk-button.govuk-button--secondary", { type: "submit" }, "Keep in this browser"))));
}

async function forgetNow() {
  await forget();
  since = null;
  redraw({ keepFocus: true });
  announce("Forgotten. Nothing is kept in this browser.");
}

/** The state speaks of files by their place in the list. */
function toKeep() {
  const numbers = [];
  const place = ({ number, path }) => {
    if (!numbers.includes(number)) {
      numbers.push(number);
    }
    return { place: numbers.indexOf(number), path };
  };
  const returns = work.returns.map((item) => ({
    name: item.name,
    ...Object.fromEntries(settings.map((key) => [key, item[key]])),
    ...Object.fromEntries(beside.map((key) => [key, item[key].map(place)])),
    corrections: work.checks.find((c) => c.item === item)?.requests ?? item.corrections ?? [],
  }));
  const chosen = (work.returns[0]?.files ?? []).map(place);
  return { state: { chosen, returns }, files: numbers.map(fileOf) };
}

async function restore(state, files, offer) {
  const given = ({ place, path }) => ({ path, file: files[place] });
  const like = Object.fromEntries(state.returns.map((item) => [item.name, { ...item, running: null, unregistered: Object.fromEntries(beside.map((key) => [key, item[key].map(given)])) }]));
  await offer(state.chosen.map(given), like);
}
