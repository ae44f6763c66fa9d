import { h, paragraph } from "../dom.js";
import { byChild, childName, findingList } from "../findings.js";
import { checkPage } from "./page.js";

/** One child: what was found, and all that the return says. */
export function childView(check, child) {
  const entry = byChild(check)[child];
  return checkPage(check, "By child", `Child ${childName(check.result.childrenFound[child])}`,
    findingList(check, "Findings of the child", entry.findings, { withChild: false }));
}
