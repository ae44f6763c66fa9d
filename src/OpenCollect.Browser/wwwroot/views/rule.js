import { facts, h, paragraph, severityTag } from "../dom.js";
import { isShown, redraw, showProblems } from "../app.js";
import { filteredFindings, ruleOf, where } from "../findings.js";
import { everyRule } from "./allrules.js";
import { checkPage } from "./page.js";

/** One rule: what it says, what to do, and what it found. */
export function ruleView(check, code) {
  const rule = check.rules.get(code);
  if (!rule) {
    everyRule(check).then(() => isShown(ruleView, check, code) && redraw(), (problem) => showProblems(problem.message));
    return checkPage(check, "Rules", `Rule ${code}`, h("p.govuk-body", {}, "Reading …"));
  }
  const all = where(check, (finding) => ruleOf(check, finding).code === code);
  const notRun = check.result.notRun.find((n) => n.rule === code);
  return checkPage(check, all.length > 0 ? "By rule" : "Rules", `Rule ${code}`,
    h("p.govuk-body-l", {}, severityTag(rule.severity), " ", rule.message),
    ruleFacts(rule),
    h("h2.govuk-heading-m", {}, "Findings"),
    notRun ? paragraph("The rule was not run: ", whyNot(notRun))
    : all.length === 0 ? paragraph("None.")
    : filteredFindings(check, `Findings of rule ${code}`, all, { withRule: false, oneKind: true }));
}

/** Why a rule was not run. The command line's names of options mean nothing here. */
export const whyNot = ({ why }) => why.replaceAll(/ \(--[^)]*\)/g, "");

/** What is to be known of a rule. */
const ruleFacts = (rule) => facts([
  ["What to do", rule.advice],
  ["When it fires", rule.logic],
  ["Module", rule.module],
  ["Fields", rule.fields.join(", ")],
  rule.automaticOk && ["Note that clears it", h("span", {}, "Once all records were checked, enter this exact text as a return-level note: ", h("q.clears", {}, rule.automaticOk))],
  rule.stage && ["Stage", String(rule.stage)],
  ["Source", rule.guide],
  ["Years", rule.years],
  rule.doubt && ["Open question", rule.doubt],
]);
