import { filteredFindings, where } from "../findings.js";
import { checkPage } from "./page.js";

/** Every finding, those about no child included. */
export function allView(check) {
  return checkPage(check, "All findings", "All findings",
    filteredFindings(check, "All findings", where(check, () => true), { filter: (check.filter.all ??= { text: "", severity: "", status: "" }) }));
}
