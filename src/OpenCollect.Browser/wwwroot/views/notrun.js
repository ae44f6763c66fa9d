import { h, paragraph, table } from "../dom.js";
import { checkPage } from "./page.js";

/** The rules that were not run, each with why. Never counted as passed. */
export function notRunView(check) {
  const { notRun } = check.result;
  return checkPage(check, "Not run", "Rules that were not run",
    notRun.length === 0
      ? paragraph("Every rule of the year was run.")
      : [
        paragraph("Nothing is known of these. Give what they lack on the page “Files”, under “What else do you have?”, and check again."),
        table("Rules that were not run", [{ name: "Rule" }, { name: "What it checks" }, { name: "Why it was not run" }],
          // The command line's names of options mean nothing here.
          notRun.map((n) => [h("strong", {}, n.rule), n.message, n.why.replaceAll(/ \(--[^)]*\)/g, "")]), { captionHidden: true }),
      ]);
}
