import { announce, count, h, number, select, severityTag, table, textButton, textInput } from "../dom.js";
import { show } from "../app.js";
import { later } from "../findings.js";
import { checkPage } from "./page.js";
import { ruleView } from "./rule.js";

/** Findings by rule, errors before queries. */
export function rulesView(check) {
  const filter = (check.filter.rules ??= { text: "", severity: "" });
  const place = h("div", {});
  const [textGroup, text] = textInput("Search", { explained: "By code, module or words of the message", value: filter.text, oninput: () => later(apply) });
  const [severityGroup, severity] = select("Kind", [["", "All"], ["error", "Errors"], ["query", "Queries"], ["note", "Notes"]], { value: filter.severity, onchange: apply });

  function apply() {
    Object.assign(filter, { text: text.value, severity: severity.value });
    const wanted = filter.text.trim().toLowerCase();
    const counts = check.result.counts.map((c) => ({ ...c, of: check.rules.get(c.rule) }))
      .filter(({ of }) => (filter.severity === "" || of.severity === filter.severity) && [of.code, of.module, of.message].some((t) => t.toLowerCase().includes(wanted)));
    announce(count(counts.length, "rule"));
    place.replaceChildren(...[["error", "Errors"], ["query", "Queries"], ["note", "Notes"]].map(([kind, name]) => [name, counts.filter((c) => c.of.severity === kind)])
      .filter(([, some]) => some.length > 0).map(([name, some]) => table(
        `${name}: ${count(some.length, "rule")}`,
        [{ name: "Rule" }, { name: "What is wrong" }, { name: "Module" }, { name: "Findings", numeric: true }, { name: "Children", numeric: true }],
        some.map((c) => [
          h("span", {}, severityTag(c.of.severity), " ", textButton(c.rule, () => show(ruleView, check, c.rule))),
          c.of.message, c.of.module,
          h("span", {}, number(c.open), c.accepted > 0 && ` (and ${number(c.accepted)} accepted)`, c.notJudged > 0 && ` (and ${number(c.notJudged)} not judged)`),
          number(c.children),
        ]))));
    if (counts.length === 0) {
      place.replaceChildren(h("p.govuk-body", {}, "None."));
    }
  }

  apply();
  return checkPage(check, "By rule", "Findings by rule",
    h("form.filters", { role: "search", "aria-label": "Rules", onsubmit: (event) => event.preventDefault() }, textGroup, severityGroup), place);
}
