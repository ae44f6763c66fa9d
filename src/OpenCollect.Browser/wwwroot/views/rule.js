import { facts, h, severityTag } from "../dom.js";
import { filteredFindings, ruleOf, where } from "../findings.js";
import { checkPage } from "./page.js";

/** One rule: what it says, what to do, and what it found. */
export function ruleView(check, code) {
  const rule = check.rules.get(code);
  const all = where(check, (finding) => ruleOf(check, finding).code === code);
  return checkPage(check, "By rule", `Rule ${code}`,
    h("p.govuk-body-l", {}, severityTag(rule.severity), " ", rule.message),
    ruleFacts(rule),
    h("h2.govuk-heading-m", {}, "Findings"),
    filteredFindings(check, `Findings of rule ${code}`, all, { withRule: false, oneKind: true }));
}

/** What is to be known of a rule. */
export const ruleFacts = (rule) => facts([
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
