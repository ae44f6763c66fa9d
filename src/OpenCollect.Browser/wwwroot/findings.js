// A check's findings, counted, filtered and listed. The engine holds them; here are only the numbers of their rules and children.
import { announce, count, h, number, select, severityTag, textButton, textInput } from "./dom.js";
import { show } from "./app.js";
import { longList } from "./longlist.js";
import { childView } from "./views/child.js";
import { ruleView } from "./views/rule.js";

const columns = 3;
const noChild = -1;
const open = 0;

export const total = (check) => check.columns.length / columns;

export const ruleOf = (check, finding) => check.result.rules[check.columns[finding * columns]];

export const childOf = (check, finding) => check.columns[finding * columns + 1];

export const isOpen = (check, finding) => check.columns[finding * columns + 2] === open;

/** How a child is called: by identifier, or where there is none by line. */
export const childName = ({ id, line }) => id ?? `without identifier, line ${number(line)}`;

/** The numbers of the findings that pass. */
export function where(check, passes) {
  const found = [];
  for (let finding = 0, all = total(check); finding < all; finding++) {
    if (passes(finding)) {
      found.push(finding);
    }
  }
  return found;
}

/** The children with findings: { child, errors, queries, notes, findings }. */
export function byChild(check) {
  if (!check.byChild) {
    const children = check.result.childrenFound.map((_, child) => ({ child, error: 0, query: 0, note: 0, findings: [] }));
    for (let finding = 0, all = total(check); finding < all; finding++) {
      const child = childOf(check, finding);
      if (child !== noChild) {
        children[child].findings.push(finding);
        if (isOpen(check, finding)) {
          children[child][ruleOf(check, finding).severity]++;
        }
      }
    }
    check.byChild = children;
  }
  return check.byChild;
}

const statuses = { open: "", accepted: "accepted by a note", "not-judged": "could not be judged" };

/** A value as people see it. */
export const shownValue = (place) => (place.field === null ? null : place.value === null ? h("em", {}, "missing") : h("span.value", {}, place.value));

/** One finding in a list. */
export function findingItem(check, finding, { withRule = true, withChild = true } = {}) {
  const [at, ...others] = finding.places;
  const child = finding.child !== null || finding.childLine > 0 ? { id: finding.child, line: finding.childLine } : null;
  return h("article.finding", { class: `finding finding--${finding.severity}` },
    h("p.finding__what", {}, severityTag(finding.severity), " ",
      withRule && [textButton(finding.rule, () => show(ruleView, check, finding.rule), { "aria-label": `Rule ${finding.rule}` }), " "],
      finding.message,
      statuses[finding.status] && h("span.finding__status", {}, ` (${statuses[finding.status]})`)),
    h("p.finding__where", {},
      withChild && child && [textButton(`Child ${childName(child)}`, () => show(childView, check, childOf(check, finding.number), finding.number)), h("span", { "aria-hidden": "true" }, " · ")],
      place(at), others.map((other) => [h("span", { "aria-hidden": "true" }, " · "), place(other)])));
}

const place = (at) => h("span.place", {}, at.record || at.group, at.field && [" ", h("strong", {}, at.field), ": ", shownValue(at)], at.line > 0 && h("span.line", {}, ` line ${number(at.line)}`));

/** A list of findings by number. */
export function findingList(check, label, numbers, properties) {
  return numbers.length === 0
    ? h("p.govuk-body", {}, "None.")
    : longList(label, numbers.length, async (from, to) => (await check.engine.ask("Rows", numbers.slice(from, to))).map((finding) => findingItem(check, finding, properties)));
}

/**
 * Findings with boxes to search and filter them.
 * @param all which findings to begin with
 */
export function filteredFindings(check, label, all, properties = {}) {
  const filter = properties.filter ?? { text: "", severity: "", status: "" };
  const place = h("div", {});
  const said = h("p.govuk-body");
  const [textGroup, text] = textInput("Search", { explained: properties.withRule === false ? "By child" : "By child, rule, module or words of the message", value: filter.text, oninput: () => later(apply) });
  const [severityGroup, severity] = select("Kind", [["", "All"], ["error", "Errors"], ["query", "Queries"], ["note", "Notes"]], { value: filter.severity, onchange: apply });
  const [statusGroup, status] = select("State", [["", "All"], ["open", "To correct or explain"], ["other", "Accepted, or not judged"]], { value: filter.status, onchange: apply });

  function apply() {
    Object.assign(filter, { text: text.value, severity: severity.value, status: status.value });
    const wanted = filter.text.trim().toLowerCase();
    const rules = check.result.rules.map((r) => ({
      kind: filter.severity === "" || r.severity === filter.severity,
      text: properties.withRule !== false && [r.code, r.module, r.message].some((t) => t.toLowerCase().includes(wanted)),
    }));
    const children = check.result.childrenFound.map((c) => wanted === "" || childName(c).toLowerCase().includes(wanted));
    const found = all.filter((finding) => {
      const rule = rules[check.columns[finding * columns]];
      const child = childOf(check, finding);
      return rule.kind && (filter.status === "" || (filter.status === "open") === isOpen(check, finding))
        && (wanted === "" || rule.text || (child !== noChild && children[child]));
    });
    said.textContent = found.length === all.length ? count(all.length, "finding") : `${number(found.length)} of ${count(all.length, "finding")}`;
    announce(said.textContent);
    place.replaceChildren(findingList(check, label, found, properties));
  }

  apply();
  return [h("form.filters", { role: "search", "aria-label": label, onsubmit: (event) => event.preventDefault() }, textGroup, properties.oneKind ? null : severityGroup, statusGroup), said, place];
}

let timer;

/** When typing has paused. */
export function later(act) {
  clearTimeout(timer);
  timer = setTimeout(act, 200);
}

