import { announce, button, download, h, paragraph } from "../dom.js";
import { clearProblems, showProblems } from "../app.js";
import { checkPage } from "./page.js";

const types = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", html: "text/html", json: "application/json", xml: "application/xml", zip: "application/zip" };

const about = {
  "report.html": ["Report to read", "One page that needs nothing else: counts, rules, findings by child."],
  "report.xlsx": ["Workbook", "Every finding, and a sheet for each module, to filter and share out."],
  "findings.csv": ["Findings as CSV", "One row a finding. It reads back."],
  "summary.csv": ["Counts as CSV", "One row a rule, without a child’s data."],
  "findings.json": ["Findings as JSON", "Every finding with all its places, for other programs."],
};

export const typeOf = (name) => types[name.slice(name.lastIndexOf(".") + 1)];

/** Makes a file and hands it over. */
export async function hand(name, make) {
  clearProblems();
  announce(`Preparing ${name}.`);
  try {
    download(await make(), name);
    announce(`${name} was handed to the browser’s downloads.`);
  } catch (problem) {
    showProblems(problem.message);
  }
}

export function downloadsView(check) {
  const { engine, result } = check;
  return checkPage(check, "Downloads", "Downloads",
    h("div.govuk-warning-text", {}, h("span.govuk-warning-text__icon", { "aria-hidden": "true" }, "!"),
      h("strong.govuk-warning-text__text", {}, h("span.govuk-visually-hidden", {}, "Warning"), "These files contain information about individual children. Keep them where you keep the return.")),
    h("h2.govuk-heading-m", {}, "Reports"),
    h("ul.downloads", {}, result.reports.map((name) => h("li", {},
      h("div", {}, h("h3.govuk-heading-s", {}, about[name]?.[0] ?? name), paragraph(about[name]?.[1] ?? "")),
      button(`Download ${name}`, () => hand(name, () => engine.write("Report", typeOf(name), name)), "secondary")))),
    check.kind !== "x" && [
      h("h2.govuk-heading-m", {}, "The return in the other format"),
      check.item.isXml
        ? [paragraph("The return as CSV tables, in a zip file."), button("Download as CSV tables", () => hand("return-csv.zip", () => engine.write("Convert", types.zip, "csv")), "secondary")]
        : [paragraph("The return as one XML file."), button("Download as XML", () => hand("return.xml", () => engine.write("Convert", types.xml, "xml")), "secondary")],
    ]);
}
