import { announce, count, h, number, select, textButton, textInput } from "../dom.js";
import { show } from "../app.js";
import { byChild, childName, later, ruleOf } from "../findings.js";
import { longList } from "../longlist.js";
import { checkPage } from "./page.js";
import { childView } from "./child.js";

/** The children with findings. */
export function childrenView(check) {
  const filter = (check.filter.children ??= { text: "", rule: "", order: "file" });
  const place = h("div", {});
  const said = h("p.govuk-body", {});
  const rules = check.result.rules.map((r) => r.code).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const [textGroup, text] = textInput("Search", { explained: "By the child’s identifier", value: filter.text, oninput: () => later(apply) });
  const [ruleGroup, rule] = select("With findings of", [["", "Any rule"], ["error", "Any error"], ["query", "Any query"], ...rules.map((r) => [r, `Rule ${r}`])], { value: filter.rule, onchange: apply });
  const [orderGroup, order] = select("Order", [["file", "As in the files"], ["most", "Most findings first"], ["id", "By identifier"]], { value: filter.order, onchange: apply });

  function apply() {
    Object.assign(filter, { text: text.value, rule: rule.value, order: order.value });
    const wanted = filter.text.trim().toLowerCase();
    const nameOf = (entry) => childName(check.result.childrenFound[entry.child]);
    const children = byChild(check).filter((entry) => nameOf(entry).toLowerCase().includes(wanted)
      && (filter.rule === "" || (filter.rule in entry ? entry[filter.rule] > 0 : entry.findings.some((f) => ruleOf(check, f).code === filter.rule))));
    if (filter.order === "most") {
      children.sort((a, b) => b.findings.length - a.findings.length);
    } else if (filter.order === "id") {
      children.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en", { numeric: true }));
    }
    said.textContent = `${count(children.length, "child", "children")} with findings, of ${number(check.result.children)} in the return`;
    announce(said.textContent);
    place.replaceChildren(children.length === 0 ? h("p.govuk-body", {}, "None.") : longList("Children with findings", children.length, (from, to) => children.slice(from, to).map((entry) =>
      h("p.child-line", {}, textButton(`Child ${nameOf(entry)}`, () => show(childView, check, entry.child)), h("span", {}, [
        entry.error > 0 && count(entry.error, "error"), entry.query > 0 && count(entry.query, "query", "queries"), entry.note > 0 && count(entry.note, "note"),
        entry.error + entry.query + entry.note < entry.findings.length && `${number(entry.findings.length - entry.error - entry.query - entry.note)} accepted or not judged`,
      ].filter(Boolean).join(", "))))));
  }

  apply();
  return checkPage(check, "By child", "Findings by child",
    h("form.filters", { role: "search", "aria-label": "Children", onsubmit: (event) => event.preventDefault() }, textGroup, ruleGroup, orderGroup), said, place);
}
