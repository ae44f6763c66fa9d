// One child: what was found, the way through the service, and all that the return says, to look at and to correct.
import { announce, button, count, h, newId, number, paragraph, select, severityTag, textButton } from "../dom.js";
import { byChild, childName, findingItem } from "../findings.js";
import { isShown, showProblems, clearProblems } from "../app.js";
import { checkPage } from "./page.js";
import { fieldForm, modulesOf } from "./correcting.js";

/**
 * @param child the child's number among those with findings
 * @param finding the finding to look at first, if any
 */
export function childView(check, child, finding) {
  const named = check.result.childrenFound[child];
  const place = h("div", {}, h("p.govuk-body.waiting", {}, "Reading …"));
  load();
  return checkPage(check, "By child", `Child ${childName(named)}`, place);

  async function load() {
    try {
      const findings = await check.engine.ask("Rows", byChild(check)[child].findings);
      const lines = check.kind === "x" ? [0] : [...new Set(findings.map((f) => f.childLine))];
      const records = [];
      for (const line of lines) {
        records.push(...await check.engine.ask("Child", named.id, line));
      }
      const modules = new Map();
      for (const { source } of records) {
        modules.set(source, await modulesOf(check, source));
      }
      const of = (record) => (check.kind === "x" ? findings : findings.filter((f) => f.childLine === record.line));
      place.replaceChildren(...records.length === 0
        ? [paragraph("The child is in none of the returns.")]
        : records.map((record) => childPart(check, record, modules.get(record.source), of(record), records.length > 1)));
      if (finding !== undefined) {
        place.querySelector(`[data-finding="${finding}"]`)?.focus();
      }
    } catch (problem) {
      if (isShown(childView, check, child)) {
        place.replaceChildren();
        showProblems(problem.message);
      }
    }
  }
}

/** The prefix of places in a check of two returns. */
const prefixes = ["CIN/", "CLA/"];

/** A child as one return has it. */
function childPart(check, first, modules, firstFindings, several) {
  const { corrected } = check;
  const key = `${first.source} ${first.number}`;
  let shown = corrected.get(key)?.child ?? first;
  let findings = corrected.get(key)?.findings ?? firstFindings;
  const part = h("section", { "aria-label": `${first.collection} ${first.year}, line ${first.line}` });
  draw();
  return part;

  function draw() {
    const changes = (corrected.get(key)?.changes ?? []).length;
    const heading = h("h2.govuk-heading-m", { tabindex: "-1" }, changes > 0 ? `What is found now, after ${count(changes, "change")}` : "What was found");
    const rows = new Map();
    const wants = h("div", {}, findings.length === 0
      ? paragraph(check.kind === "x" ? "None." : "Nothing is found of this child.")
      : findings.map((f) => h("div.found", { tabindex: "-1", "data-finding": String(f.number) }, findingItem(check, f, { withChild: false }),
        f.places.some((p) => placed(p)) && textButton(["Show where", h("span.govuk-visually-hidden", {}, ` rule ${f.rule} points`)], () => pointAt(f)))));
    part.replaceChildren(...[
      several && h("h2.govuk-heading-l", {}, `${first.collection} ${first.year}, line ${number(first.line)}`),
      heading, wants,
      changes > 0 && h("p.govuk-body", {}, "Rules about the header or the whole return, and identifiers that children share, are only judged when the corrected return is checked again; see “Changes”. ",
        textButton("Undo all changes of this child", () => correct({ kind: "undo" }))),
      timeline(shown.timeline),
      h("h2.govuk-heading-m", {}, "What the return says"),
      ...shown.records.map((record) => recordPart(record, rows)),
      check.kind !== "x" && adding(),
    ].filter(Boolean));
    part.rows = rows;
  }

  /** The path of a place inside the child; none where it is elsewhere, as in last year's return. */
  function placed(place) {
    const path = check.kind === "x" ? (place.record.startsWith(prefixes[first.source]) ? place.record.slice(prefixes[first.source].length) : null) : place.record;
    return path !== null && shown.records.find((r) => r.path === path) ? path : null;
  }

  function pointAt(finding) {
    const place = finding.places.find((p) => placed(p));
    const row = part.rows.get(`${placed(place)} ${place.field ?? ""}`) ?? part.rows.get(`${placed(place)} `);
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }

  function recordPart(record, rows) {
    const depth = record.path.split("/").length - 1;
    const module = modules.find((m) => m.name === record.module);
    const fields = new Map(module?.fields.map((f) => [f.name, f]));
    const marks = new Map();
    for (const f of findings) {
      for (const place of f.places) {
        if (placed(place) === record.path) {
          marks.set(place.field ?? "", [...(marks.get(place.field ?? "") ?? []), f]);
        }
      }
    }
    const whole = marks.get("") ?? [];
    const title = h("h3.govuk-heading-s", { tabindex: "-1" }, pathName(record.path), whole.map((f) => [" ", mark(f)]));
    rows.set(`${record.path} `, title);
    const canDelete = check.kind !== "x" && module && (module.occurs === "Many" || module.occurs === "AtMostOnce");
    return h("div", { class: `record record--${Math.min(depth, 3)}` },
      h("div.record__head", {}, title, canDelete && textButton(["Delete", h("span.govuk-visually-hidden", {}, ` ${pathName(record.path)}`)], () => remove(record))),
      h("dl.fields", {}, record.values.map((value) => fieldRow(record, value, fields.get(value.field), marks.get(value.field) ?? [], rows))));
  }

  function fieldRow(record, value, field, found, rows) {
    const meaning = field?.codes && value.text !== null ? value.text.split(";").map((v) => field.codes.find((c) => c.value === v)?.label).filter(Boolean).join("; ") : "";
    const content = h("dd.fields__value", {},
      value.text === null ? h("span.fields__missing", {}, found.length > 0 ? "missing" : "–") : value.text,
      meaning && h("span.fields__meaning", {}, ` ${meaning}`),
      found.map((f) => [" ", mark(f)]));
    const row = h("div", { class: `fields__row${found.length > 0 ? ` fields__row--${worst(found)}` : ""}${changed(record, value) ? " fields__row--changed" : ""}`, tabindex: "-1" },
      h("dt.fields__name", {}, value.field), content);
    if (check.kind !== "x" && field && !field.key && field.kind !== "Derived") {
      const change = textButton(["Change", h("span.govuk-visually-hidden", {}, ` ${value.field} of ${pathName(record.path)}`)], () => {
        const form = fieldForm(field, value.text, (becomes) => correct({ kind: "change", path: record.path, field: value.field, was: value.text, becomes }), () => {
          row.replaceChild(content, form);
          row.append(action);
          change.focus();
        });
        row.replaceChild(form, content);
        action.remove();
        form.querySelector("input, select").focus();
      });
      const action = h("dd.fields__action", {}, change);
      row.append(action);
    }
    rows.set(`${record.path} ${value.field}`, row);
    return row;
  }

  function changed(record, value) {
    return (corrected.get(key)?.changes ?? []).some((c) => c.kind === "Change" && c.path === record.path && c.field === value.field);
  }

  /** Makes a correction, judges the child again, and shows what is found now. */
  async function correct(correction) {
    clearProblems();
    try {
      const request = { number: first.number, ...correction };
      const answer = await check.engine.ask("Correct", request);
      if (answer.refused) {
        showProblems(answer.refused);
        return;
      }
      check.requests = correction.kind === "undo" ? check.requests.filter((r) => r.number !== first.number) : [...check.requests, request];
      ({ child: shown, findings } = answer);
      if (answer.changes.length > 0) {
        corrected.set(key, answer);
      } else {
        corrected.delete(key);
      }
      draw();
      const errors = findings.filter((f) => f.severity === "error" && f.status === "open").length;
      const queries = findings.filter((f) => f.severity === "query" && f.status === "open").length;
      announce(`Checked again: ${count(errors, "error")}, ${count(queries, "query", "queries")} for this child.`);
      const row = correction.field && part.rows.get(`${correction.path} ${correction.field}`);
      (row?.querySelector("button") ?? row ?? part.querySelector("h2")).focus();
    } catch (problem) {
      showProblems(problem.message);
    }
  }

  function remove(record) {
    if (confirm(`Delete ${pathName(record.path)} and everything inside it?`)) {
      correct({ kind: "delete", path: record.path });
    }
  }

  /** Where a record can be added. */
  function adding() {
    const options = modules.filter((m) => m.occurs === "Many" || m.occurs === "AtMostOnce").flatMap((module) =>
      (module.under ? shown.records.filter((r) => r.module === module.under).map((r) => r.path) : [""])
        .filter((holder) => module.occurs === "Many" || !shown.records.some((r) => r.module === module.name && r.path.slice(0, Math.max(0, r.path.lastIndexOf("/"))) === holder))
        .map((holder) => [`${holder} ${module.name}`, holder ? `${module.name} in ${pathName(holder)}` : module.name]));
    const [group, box] = select("Record", options);
    return h("details.govuk-details", {}, h("summary.govuk-details__summary", {}, h("span.govuk-details__summary-text", {}, "Add a record")),
      h("div.govuk-details__text", {}, group, button("Add the record", () => {
        const [path, module] = box.value.split(" ");
        correct({ kind: "add", path, module });
      }, "secondary")));
  }
}

const severityOrder = ["error", "query", "note"];

const worst = (findings) => severityOrder.find((s) => findings.some((f) => f.severity === s));

const mark = (finding) => h("span.mark", {}, severityTag(finding.severity), ` ${finding.rule}`);

/** CINdetails[1]/Assessments[2] as people read it. */
const pathName = (path) => path.split("/").map((step) => step.replace(/\[(\d+)\]$/, " $1")).join(" › ");

/** The timeline that the engine draws. It is parsed as XML and holds no script; the policy of the page would not run one. */
function timeline(svg) {
  if (!svg) {
    return null;
  }
  const picture = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  const id = newId("timeline");
  picture.querySelector("title").id = `${id}-title`;
  picture.querySelector("desc").id = `${id}-description`;
  picture.setAttribute("aria-labelledby", `${id}-title ${id}-description`);
  return h("details.govuk-details.timeline", { open: true }, h("summary.govuk-details__summary", {}, h("span.govuk-details__summary-text", {}, "Timeline")),
    h("div.timeline__window", { tabindex: "0", role: "region", "aria-label": "Timeline, can be scrolled sideways" }, picture));
}
