// What the pages of one check have in common: their heading and the way between them.
import { h, textButton } from "../dom.js";
import { show } from "../app.js";
import { summaryView } from "./summary.js";
import { rulesView } from "./rules.js";
import { childrenView } from "./children.js";
import { allView } from "./all.js";
import { notRunView } from "./notrun.js";
import { allRulesView } from "./allrules.js";
import { changesView } from "./changes.js";
import { downloadsView } from "./downloads.js";

const parts = [
  ["Summary", () => summaryView],
  ["By rule", () => rulesView],
  ["By child", () => childrenView],
  ["All findings", () => allView],
  ["Not run", () => notRunView],
  ["Rules", () => allRulesView],
  ["Changes", () => changesView],
  ["Downloads", () => downloadsView],
];

/** @param current the name of the part, or none for a page below one */
export function checkPage(check, current, title, ...content) {
  return {
    title: `${title}, ${check.name}`,
    content: [
      h("nav.parts", { "aria-label": "Parts of the result" }, h("ul.parts__list", {}, parts.filter(([name]) => name !== "Changes" || check.kind !== "x").map(([name, view]) =>
        h("li", {}, textButton(name, () => show(view(), check), { "aria-current": name === current ? "page" : null }))))),
      h("span.govuk-caption-l", {}, `${check.result.collection} ${check.result.year}, ${check.result.authority}`),
      h("h1.govuk-heading-l", {}, title),
      ...content,
    ].flat(Infinity).filter(Boolean),
  };
}
