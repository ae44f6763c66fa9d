// The first view: choose files, see which returns they are, say what else there is, and start a check.
import { announce, bytes, button, checkbox, count, details, facts, fileInput, h, hint, newId, number, paragraph, select, textButton } from "../dom.js";
import { register } from "../checking.js";
import { fromDrop, fromInput } from "../files.js";
import { clearProblems, isShown, prepareEngine, redraw, show, showProblems, takeEngine, work } from "../app.js";
import { summaryView } from "./summary.js";
import { keepingPart, keptPart } from "./keeping.js";

let given = [];
let reading = false;

export function filesView() {
  return {
    title: "Check a return",
    content: [
      h("h1.govuk-heading-xl", {}, "Check a return in your browser"),
      h("p.govuk-body-l", {}, "Find what is wrong in a Children in Need census or Children Looked After return before you send it to the Department for Education."),
      h("div.govuk-inset-text", {}, "Your files stay on this computer. They are read by this page, and nothing is sent anywhere. ", h("strong", {}, "Once the page is loaded you can disconnect from the network and go on.")),
      work.about ? [keptPart(offer), chooser(), work.returns.length > 0 && [found(), keepingPart()]] : starting(),
    ],
  };
}

const starting = () => h("p.govuk-body.waiting", {}, "Starting the checker …");

function chooser() {
  const id = newId("file");
  const files = h("input.govuk-file-upload", { id, type: "file", multiple: true, "aria-describedby": `${id}-hint`, onchange: () => offer(fromInput(files)) });
  const folder = h("input", { type: "file", multiple: true, hidden: true, webkitdirectory: "", "aria-label": "Folder", onchange: () => offer(fromInput(folder)) });
  const place = h("div.drop", {
    ondragover: (event) => {
      event.preventDefault();
      place.classList.add("drop--over");
    },
    ondragleave: () => place.classList.remove("drop--over"),
    ondrop: async (event) => {
      event.preventDefault();
      place.classList.remove("drop--over");
      offer(await fromDrop(event.dataTransfer));
    },
  },
    h("label.govuk-label.govuk-label--m", { for: id }, "Choose or drop your return"),
    hint(`${id}-hint`, "An XML file, CSV tables, a folder or a zip file. Several returns at once are fine, for instance both collections."),
    files,
    h("div.drop__more", {}, button("Choose a folder", () => folder.click(), "secondary"), folder));
  return place;
}

/**
 * Looks for returns among what was chosen, beside what was there already.
 * @param like by the name of a return, another whose settings it takes over
 */
export async function offer(files, like = {}) {
  if (files.length === 0 || reading) {
    return;
  }
  clearProblems();
  reading = true;
  const before = given;
  const names = new Set(files.map((f) => f.path));
  given = [...given.filter((f) => !names.has(f.path)), ...register(files)];
  try {
    // Whichever engine is there and idle: finding returns leaves what it checked as it is.
    const engine = work.checks[0]?.engine ?? prepareEngine();
    const returns = await engine.ask("Find", given);
    // A return that was there already stays the same one, and so does a newer file of the same name.
    const earlier = new Map(work.returns.map((r) => [r.name, r]));
    work.returns = returns.map((item) => {
      const kept = earlier.get(item.name) ?? {};
      return Object.assign(kept, blank(), pick(like[item.name] ?? earlier.get(item.name)), { running: kept.running ?? null }, item, { files: given, listed: item.files });
    });
    redraw({ keepFocus: true });
    announce(`${count(work.returns.length, "return")} found.`);
    document.getElementById("found")?.focus();
  } catch (problem) {
    given = before;
    showProblems(problem.message);
  } finally {
    reading = false;
  }
}

const blank = () => ({ chosenCollection: null, chosenYear: "", chosenAuthority: "", notes: "", ownPeriod: false, stages: false, previous: [], beforePrevious: [], postcodes: [], providers: [], corrections: [], running: null });

/** The settings of another return. Files that come from what was kept are new to this page. */
const pick = (earlier) => (earlier
  ? Object.fromEntries(Object.keys(blank()).map((key) => [key, earlier.unregistered?.[key] ? register(earlier.unregistered[key]) : earlier[key]]))
  : {});

const collectionOf = (item) => item.chosenCollection ?? item.collection;

const titleOf = (code) => work.about.collections.find((c) => c.code === code).title;

function found() {
  const cards = work.returns.map(card);
  const together = togetherCard();
  return [
    h("h2.govuk-heading-l", { id: "found", tabindex: "-1" }, `${count(work.returns.length, "return")} found`),
    ...cards,
    together,
    h("p.govuk-body", {}, textButton("Remove all files from this page", () => {
      work.returns.forEach((r) => r.running?.engine.end());
      work.checks.splice(0).forEach((check) => check.engine.end());
      work.returns = [];
      given = [];
      redraw();
    })),
  ].filter(Boolean);
}

function card(item) {
  const collection = collectionOf(item);
  const heading = newId("return");
  const body = h("div.govuk-summary-card__content", {});
  const head = h("div.govuk-summary-card__title-wrapper", {}, h("h3.govuk-summary-card__title", { id: heading }, item.name));
  const whole = h("section.govuk-summary-card", { "aria-labelledby": heading }, head, body);
  body.append(facts([
    ["Collection", titleOf(collection)],
    ["Authority", item.authorityName ? `${item.authorityName} (${item.authority})` : item.authority ?? "not said in the files"],
    ["Year", item.year ?? "not said in the files"],
    ["Files", `${item.isXml ? "XML" : count(item.listed.length, "CSV table")}, ${bytes(item.bytes)}`],
  ]));
  if (item.problem && !item.chosenCollection) {
    body.append(h("p.govuk-error-message", {}, hiddenError(), item.problem));
  }
  if (item.running) {
    body.append(item.running.element);
    return whole;
  }

  const [collectionGroup, collectionBox] = select("Collection", work.about.collections.map((c) => [c.code, c.title]), {
    value: collection, onchange: () => {
      item.chosenCollection = collectionBox.value === item.collection ? null : collectionBox.value;
      item.chosenYear = "";
      redraw({ keepFocus: true });
    },
  });
  const years = work.about.collections.find((c) => c.code === collection).years.toReversed();
  const [yearGroup, yearBox] = select("Collection year", [
    item.year ? ["", `As the return says (${item.year})`] : ["", "Choose a year"],
    ...years.filter((y) => y.year !== item.year).map((y) => [y.year, `${y.year}${y.provisional ? " (provisional rules)" : ""}${item.year ? ", as a trial" : ""}`]),
  ], { value: item.chosenYear, onchange: () => { item.chosenYear = yearBox.value; } });
  const [authorityGroup, authorityBox] = select("Local authority", [["", "Not chosen"], ...work.about.authorities.map((a) => [a.code, `${a.name} (${a.code})`])], {
    value: item.chosenAuthority, explained: "Some checks need it; the return does not say it.", onchange: () => { item.chosenAuthority = authorityBox.value; },
  });
  body.append(h("div.choices", {}, collectionGroup, yearGroup, !item.authority && authorityGroup), besidePart(item, collection));
  body.append(h("div.govuk-button-group", {}, button(`Check this return`, () => check(item), "")));
  whole.querySelector(".govuk-button-group button").setAttribute("aria-describedby", heading);
  return whole;
}

const hiddenError = () => h("span.govuk-visually-hidden", {}, "Error: ");

/** What may be given beside a return. */
function besidePart(item, collection) {
  const isLookedAfter = collection === "cla";
  const files = (key, label, explained, accept) => {
    const state = h("p.govuk-body-s.given", {});
    const say = () => state.replaceChildren(...(item[key].length > 0
      ? [item[key].map((f) => f.path).join(", "), " ", textButton(["Remove", h("span.govuk-visually-hidden", {}, ` ${label}`)], () => { item[key] = []; box.value = ""; say(); })]
      : []));
    const [group, box] = fileInput(label, { multiple: true, explained, accept, onchange: () => { item[key] = register(fromInput(box)); say(); } });
    say();
    return [group, state];
  };
  const id = newId("notes");
  const notes = h("textarea.govuk-textarea", { id, rows: "4", "aria-describedby": `${id}-hint`, onchange: () => { item.notes = notes.value; } });
  notes.value = item.notes;
  const [ownPeriod] = checkbox("In a trial of another year’s rules, judge dates against the return’s own period", { checked: item.ownPeriod, onchange: (e) => { item.ownPeriod = e.target.checked; } });
  const [stages] = checkbox("Make checks of stage 2 only for records that pass stage 1", { checked: item.stages, explained: "As the Department’s system does.", onchange: (e) => { item.stages = e.target.checked; } });
  return details("What else do you have? Last year’s return, notes and more",
    files("previous", "Last year’s return", "For the checks against it: an XML file, its CSV tables or a zip."),
    isLookedAfter && files("beforePrevious", "The return of the year before that", "A few checks look back two years."),
    isLookedAfter && files("postcodes", "Postcodes", "The ONS Postcode Directory as published (CSV or zip), or the small file that the command line makes of it.", ".csv,.zip"),
    isLookedAfter && files("providers", "Ofsted’s lists of providers", "XLSX or CSV, one or several.", ".xlsx,.csv"),
    h("div.govuk-form-group", {}, h("label.govuk-label", { for: id }, "Return-level notes"),
      hint(`${id}-hint`, "As you would enter them in the Department’s system. A note with the exact text of a rule clears its findings."), notes),
    ownPeriod, isLookedAfter && stages);
}

async function check(item) {
  clearProblems();
  const collection = collectionOf(item);
  if (!item.year && !item.chosenYear) {
    showProblems(`${item.name}: choose the collection year.`);
    return;
  }
  const request = {
    return: item.number, collection, year: item.chosenYear, ownPeriod: item.ownPeriod, stages: item.stages, authority: item.chosenAuthority, notes: item.notes,
    previous: item.previous, beforePrevious: item.beforePrevious, postcodes: item.postcodes, providers: item.providers,
  };
  const name = `${collection.toUpperCase()} ${item.chosenYear || item.year}`;
  await run(item, name, item.bytes, collection, async (engine) => {
    await engine.ask("Find", item.files);
    return engine.ask("Check", request);
  });
}

/** Runs a check in an engine of its own, with progress and the means to stop it, and shows what it came to. */
async function run(item, name, size, kind, ask) {
  const engine = takeEngine();
  const bar = h("progress.progress", { max: "100", value: "0", "aria-label": `Checking ${item.name}` });
  const text = h("p.govuk-body", {}, "Reading …");
  let said = 0;
  item.running = {
    engine,
    element: h("div.running", {}, bar, text, h("div.govuk-button-group", {}, button("Stop", () => engine.end(), "warning"))),
  };
  redraw({ keepFocus: true });
  item.running.element.querySelector("button").focus();
  announce("Checking.");
  engine.onprogress = ({ children, bytes: read, findings }) => {
    const share = size > 0 ? Math.min(100, Math.floor((read * 100) / size)) : 0;
    bar.value = share;
    text.textContent = `${share}%: ${count(children, "child", "children")}, ${count(findings, "finding")} so far`;
    if (share >= said + 25) {
      said = share;
      announce(`${share} percent checked.`);
    }
  };
  const started = performance.now();
  try {
    const result = await ask(engine);
    const corrected = new Map();
    const requests = await madeAgain(engine, item.corrections ?? [], corrected);
    const columns = await engine.findings();
    const made = { name: uniqueName(name), kind, item, engine, result, columns, seconds: (performance.now() - started) / 1000, home: summaryView, filter: {}, rules: new Map(result.rules.map((r) => [r.code, r])), requests, corrected };
    engine.onprogress = null;
    engine.onend = (problem) => {
      made.ended = problem;
      if (work.checks.includes(made)) {
        work.checks.splice(work.checks.indexOf(made), 1);
        show(filesView);
        showProblems(`${made.name}: ${problem.message}`);
      }
    };
    const before = work.checks.findIndex((c) => c.item === item);
    if (before >= 0) {
      const [old] = work.checks.splice(before, 1);
      old.engine.end();
    }
    made.name = uniqueName(name);
    work.checks.push(made);
    Object.assign(item, { running: null, corrections: [] });
    announce(`Checked: ${count(result.errors, "error")}, ${count(result.queries, "query", "queries")}.`);
    show(summaryView, made);
  } catch (problem) {
    item.running = null;
    engine.end();
    if (isShown(filesView)) {
      redraw({ keepFocus: true });
      showProblems(problem.message);
    }
  }
}

/** Corrections that were kept are made again; those that no longer fit are left out. */
async function madeAgain(engine, requests, corrected) {
  const made = [];
  for (const request of requests) {
    const answer = await engine.ask("Correct", request);
    if (!answer.refused) {
      made.push(request);
      corrected.set(`0 ${request.number}`, answer);
    }
  }
  return made;
}

function uniqueName(name) {
  const taken = new Set(work.checks.map((c) => c.name));
  let unique = name;
  for (let again = 2; taken.has(unique); again++) {
    unique = `${name} (${again})`;
  }
  return unique;
}

/** Where returns of both collections are there, they can be checked against each other. */
const together = { name: "both returns together", cin: 0, cla: 0, year: "", running: null };

function togetherCard() {
  const of = (code) => work.returns.filter((r) => collectionOf(r) === code && !r.problem);
  const [cins, clas] = [of("cin"), of("cla")];
  if (cins.length === 0 || clas.length === 0) {
    return null;
  }
  const body = h("div.govuk-summary-card__content", {});
  const whole = h("section.govuk-summary-card", { "aria-labelledby": "together" },
    h("div.govuk-summary-card__title-wrapper", {}, h("h3.govuk-summary-card__title", { id: "together" }, "Both returns together")), body);
  if (together.running) {
    body.append(together.running.element);
    return whole;
  }
  const options = (items) => items.map((r) => [String(r.number), r.name]);
  const [cinGroup, cinBox] = select("Children in Need census", options(cins));
  const [claGroup, claBox] = select("Children Looked After return", options(clas));
  body.append(
    paragraph("What the two returns of one authority and year say differently of one child: identifiers, UPNs, dates and more."),
    h("div.choices", {}, cinGroup, claGroup),
    button("Check both together", () => {
      clearProblems();
      const [cin, cla] = [cinBox, claBox].map((box) => work.returns.find((r) => r.number === Number(box.value)));
      together.name = "both returns together";
      const previous = (item) => item.previous;
      const year = cla.chosenYear || cin.chosenYear;
      run(together, `Together ${year || cin.year}`, cin.bytes + cla.bytes, "x", async (engine) => {
        await engine.ask("Find", cin.files);
        return engine.ask("Match", { cin: cin.number, cla: cla.number, year, previousCin: previous(cin), previousCla: previous(cla) });
      });
    }));
  return whole;
}
