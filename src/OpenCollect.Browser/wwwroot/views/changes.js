// What was corrected on screen, and what can be made of it.
import { announce, button, count, h, number, paragraph, table } from "../dom.js";
import { clearProblems, show, showProblems } from "../app.js";
import { checkPage } from "./page.js";
import { hand, typeOf } from "./downloads.js";
import { filesView, offer } from "./files.js";

export function changesView(check) {
  const place = h("div", {}, h("p.govuk-body", {}, "Reading …"));
  load();
  return checkPage(check, "Changes", "Changes", place);

  async function load() {
    try {
      const changes = await check.engine.ask("Changes");
      place.replaceChildren(...(changes.length === 0
        ? [paragraph("Nothing was changed. Open a child, and choose “Change” beside a value: the child is checked again at once. The file that you opened stays as it is.")]
        : [
          paragraph("The file that you opened stays as it is. Make the same changes in your own system, so that the next return is right from the beginning."),
          table(count(changes.length, "change"), [{ name: "Child" }, { name: "Where" }, { name: "Was" }, { name: "Becomes" }], changes.map((c) => [
            c.child ?? `without identifier, line ${number(c.line)}`, `${c.path} ${c.field ?? ""}`,
            c.kind === "Add" ? "" : c.was ?? h("em", {}, "missing"), c.kind === "Add" ? "a new record" : c.kind === "Delete" ? "deleted" : c.becomes ?? h("em", {}, "missing"),
          ])),
          h("div.govuk-button-group", {},
            button("Check the corrected return", () => checkAgain(check)),
            button("Download the list of changes", () => hand("changes.csv", () => check.engine.write("WriteChanges", typeOf("changes.csv"))), "secondary"),
            button("Download the corrected return as XML", () => hand("corrected.xml", () => check.engine.write("WriteCorrected", typeOf("corrected.xml"), "xml")), "secondary"),
            button("Download the corrected return as CSV tables", () => hand("corrected.zip", () => check.engine.write("WriteCorrected", typeOf("corrected.zip"), "csv")), "secondary")),
        ]));
    } catch (problem) {
      place.replaceChildren();
      showProblems(problem.message);
    }
  }
}

/** Puts the corrected return among the files, as if it had been chosen, with all that was given beside the first. */
async function checkAgain(check) {
  clearProblems();
  announce("Preparing the corrected return.");
  try {
    const isXml = check.item.isXml;
    const name = `corrected-${check.name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-")}.${isXml ? "xml" : "zip"}`;
    const written = await check.engine.write("WriteCorrected", typeOf(name), isXml ? "xml" : "csv");
    show(filesView);
    await offer([{ path: name, file: new File([written], name) }], { [name]: check.item });
  } catch (problem) {
    showProblems(problem.message);
  }
}

