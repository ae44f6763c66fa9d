import { count, facts, h, number, paragraph, table, textButton } from "../dom.js";
import { show } from "../app.js";
import { checkPage } from "./page.js";
import { rulesView } from "./rules.js";
import { notRunView } from "./notrun.js";
import { ruleView } from "./rule.js";

/** What the check came to. */
export function summaryView(check) {
  const { result } = check;
  return checkPage(check, "Summary", result.errors > 0 ? "There are errors to correct" : result.queries > 0 ? "No errors; there are queries" : "No errors and no queries",
    result.trial && h("div.govuk-inset-text", {}, h("strong", {}, "This is a trial. "), result.assumptions.map((a) => h("p.govuk-body", {}, a))),
    !result.trial && result.assumptions.map((a) => h("div.govuk-inset-text", {}, a)),
    h("ul.totals", {},
      tile(result.errors, "error", "errors", "to correct", "error"),
      tile(result.queries, "query", "queries", "to correct or explain", "query"),
      result.accepted > 0 && tile(result.accepted, "finding", "findings", "accepted by return-level notes", "note"),
      result.notJudged > 0 && tile(result.notJudged, "place", "places", "could not be judged because of a fault in this program", "error"),
      tile(result.children, "child", "children", `checked in ${check.seconds.toFixed(1)} seconds by ${number(result.rulesApplied)} rules`, "note")),
    result.counts.length > 0 && [
      h("h2.govuk-heading-m", {}, "Most frequent"),
      table("The rules with most findings", [{ name: "Rule" }, { name: "What is wrong" }, { name: "Findings", numeric: true }],
        result.counts.slice(0, 5).map((c) => [textButton(c.rule, () => show(ruleView, check, c.rule)), check.rules.get(c.rule)?.message ?? "", number(c.open + c.accepted + c.notJudged)]), { captionHidden: true }),
      result.counts.length > 5 && h("p.govuk-body", {}, textButton(`All ${count(result.counts.length, "rule")} with findings`, () => show(rulesView, check))),
    ],
    result.notRun.length > 0 && h("p.govuk-body", {}, textButton(`${count(result.notRun.length, "rule")} could not be run`, () => show(notRunView, check)), ", for want of something beside the return."),
    result.notes.length > 0 && [
      h("h2.govuk-heading-m", {}, "Return-level notes"),
      table("Return-level notes", [{ name: "Rule" }, { name: "Note" }, { name: "Outcome" }], result.notes.map((n) =>
        [n.rule, n.note, n.matches ? "Clears the findings" : `Nearly the text of the rule, but not quite: ${n.difference ?? ""}`]), { captionHidden: true }),
    ],
    h("h2.govuk-heading-m", {}, "Headline figures"),
    result.headlines.length > 0 ? headlines(result) : paragraph("None."),
    h("h2.govuk-heading-m", {}, "What was checked"),
    facts([
      ["Files", result.files.join(", ")],
      result.previousFiles.length > 0 && ["Last year’s", result.previousFiles.join(", ")],
    ]));
}

const tile = (value, one, many, what, kind) => h("li", { class: `totals__${kind}` }, h("strong", {}, number(value)), ` ${value === 1 ? one : many} ${what}`);

function headlines({ headlines: all }) {
  const withPrevious = all.some((f) => f.previous !== null);
  const withShare = all.some((f) => f.share !== null);
  const columns = [{ name: "Figure" }, { name: "This return", numeric: true }];
  if (withShare) {
    columns.push({ name: "Share", numeric: true });
  }
  if (withPrevious) {
    columns.push({ name: "Last year", numeric: true }, { name: "Change", numeric: true });
  }
  return table("Headline figures", columns, all.map((f) => [
    f.label, number(f.figure), ...(withShare ? [f.share ?? ""] : []), ...(withPrevious ? [f.previous === null ? "" : number(f.previous), f.change ?? ""] : []),
  ]), { captionHidden: true });
}
