import { announce, count, h, number, paragraph, severityTag, table, textButton, textInput } from "../dom.js";
import { show, showProblems } from "../app.js";
import { later } from "../findings.js";
import { checkPage } from "./page.js";
import { ruleView } from "./rule.js";

/** Every rule of the collection and year, whether it found something or not. Asked for once. */
export async function everyRule(check) {
  if (!check.everyRule) {
    check.everyRule = await check.engine.ask("Rules", check.kind, check.result.year);
    for (const rule of check.everyRule) {
      if (!check.rules.has(rule.code)) {
        check.rules.set(rule.code, rule);
      }
    }
  }
  return check.everyRule;
}

/** All rules, to look one up. */
export function allRulesView(check) {
  const filter = (check.filter.allRules ??= { text: "" });
  const place = h("div", {}, h("p.govuk-body", {}, "Reading …"));
  const [group, box] = textInput("Search", { explained: "By code, module or words", value: filter.text, oninput: () => later(apply) });
  let rules = [];
  load();
  return checkPage(check, "Rules", "All rules of the year",
    h("form.filters", { role: "search", "aria-label": "All rules", onsubmit: (event) => event.preventDefault() }, group), place);

  async function load() {
    try {
      rules = await everyRule(check);
      apply();
    } catch (problem) {
      showProblems(problem.message);
    }
  }

  function apply() {
    filter.text = box.value;
    const wanted = filter.text.trim().toLowerCase();
    const found = rules.filter((r) => [r.code, r.module, r.message, r.logic].some((t) => t.toLowerCase().includes(wanted)));
    const findings = new Map(check.result.counts.map((c) => [c.rule, c.open + c.accepted + c.notJudged]));
    const notRun = new Set(check.result.notRun.map((n) => n.rule));
    announce(count(found.length, "rule"));
    place.replaceChildren(found.length === 0 ? paragraph("None.") : table(count(found.length, "rule"),
      [{ name: "Rule" }, { name: "What it checks" }, { name: "Module" }, { name: "Findings", numeric: true }],
      found.map((r) => [h("span", {}, severityTag(r.severity), " ", textButton(r.code, () => show(ruleView, check, r.code))), r.message, r.module,
        notRun.has(r.code) ? "not run" : number(findings.get(r.code) ?? 0)])));
  }
}
