import { paragraph, table, textButton } from "../dom.js";
import { show } from "../app.js";
import { checkPage } from "./page.js";
import { ruleView, whyNot } from "./rule.js";

/** The rules that were not run, each with why. Never counted as passed. */
export function notRunView(check) {
  const { notRun } = check.result;
  return checkPage(check, "Not run", "Rules that were not run",
    notRun.length === 0
      ? paragraph("Every rule of the year was run.")
      : [
        paragraph("Nothing is known of these. Give what they lack on the page “Files”, under “What else do you have?”, and check again."),
        table("Rules that were not run", [{ name: "Rule" }, { name: "What it checks" }, { name: "Why it was not run" }],
          notRun.map((n) => [textButton(n.rule, () => show(ruleView, check, n.rule)), n.message, whyNot(n)]), { captionHidden: true }),
      ]);
}
