// Making elements. Text is always text: nothing of a return can become markup.

/**
 * @param tag the element's name, with classes after points: "p.govuk-body"
 * @param properties attributes; those that begin with "on" are listeners; false and null are left out
 */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length > 0) {
    element.className = classes.join(" ");
  }
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (key in element && key !== "list" && typeof value !== "string") {
      element[key] = value;
    } else {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** A button. Buttons do something on this page; links lead elsewhere. */
export const button = (text, onclick, kind = "") =>
  h(`button.govuk-button${kind ? `.govuk-button--${kind}` : ""}`, { type: "button", onclick }, text);

/** A button among text, that looks like a link. */
export const textButton = (content, onclick, properties = {}) => h("button.text-button", { type: "button", onclick, ...properties }, content);

export const paragraph = (...content) => h("p.govuk-body", {}, ...content);

export const hidden = (text) => h("span.govuk-visually-hidden", {}, text);

export const hint = (id, text) => h("div.govuk-hint", { id }, text);

let lastId = 0;

/** An id that no other element has. */
export const newId = (word) => `${word}-${++lastId}`;

/** A labelled select. options: [value, text]. */
export function select(label, options, { value, onchange, explained } = {}) {
  const id = newId("choice");
  const box = h("select.govuk-select", { id, onchange, "aria-describedby": explained ? `${id}-hint` : null },
    options.map(([key, text]) => h("option", { value: key }, text)));
  if (value !== undefined && value !== null) {
    box.value = value;
  }
  return [h("div.govuk-form-group", {}, h("label.govuk-label", { for: id }, label), explained && hint(`${id}-hint`, explained), box), box];
}

/** A labelled input of one line. */
export function textInput(label, { value = "", oninput, type = "text", explained, autocomplete = "off" } = {}) {
  const id = newId("text");
  const box = h("input.govuk-input", { id, type, oninput, autocomplete, spellcheck: "false", "aria-describedby": explained ? `${id}-hint` : null });
  box.value = value;
  return [h("div.govuk-form-group", {}, h("label.govuk-label", { for: id }, label), explained && hint(`${id}-hint`, explained), box), box];
}

/** A labelled checkbox. */
export function checkbox(label, { checked = false, onchange, explained } = {}) {
  const id = newId("box");
  const box = h("input.govuk-checkboxes__input", { id, type: "checkbox", checked, onchange, "aria-describedby": explained ? `${id}-hint` : null });
  return [
    h("div.govuk-form-group", {}, h("div.govuk-checkboxes.govuk-checkboxes--small", {}, h("div.govuk-checkboxes__item", {}, box,
      h("label.govuk-label.govuk-checkboxes__label", { for: id }, label),
      explained && h("div.govuk-hint.govuk-checkboxes__hint", { id: `${id}-hint` }, explained)))),
    box,
  ];
}

/** A labelled choice of files. */
export function fileInput(label, { onchange, multiple = false, accept, explained, folder = false } = {}) {
  const id = newId("file");
  const box = h("input.govuk-file-upload", { id, type: "file", multiple, accept, onchange, "aria-describedby": explained ? `${id}-hint` : null });
  if (folder) {
    box.webkitdirectory = true;
  }
  return [h("div.govuk-form-group", {}, h("label.govuk-label", { for: id }, label), explained && hint(`${id}-hint`, explained), box), box];
}

/** What is folded away until somebody wants it. */
export const details = (summary, ...content) =>
  h("details.govuk-details", {}, h("summary.govuk-details__summary", {}, h("span.govuk-details__summary-text", {}, summary)), h("div.govuk-details__text", {}, ...content));

/** A table that becomes a list of cards where there is no room. columns: { name, numeric }; rows: arrays of cells. */
export function table(caption, columns, rows, { captionHidden = false } = {}) {
  return h("table.govuk-table.cards", { role: "table" },
    h(`caption.govuk-table__caption.${captionHidden ? "govuk-visually-hidden" : "govuk-table__caption--m"}`, {}, caption),
    h("thead.govuk-table__head", { role: "rowgroup" }, h("tr.govuk-table__row", { role: "row" },
      columns.map((c) => h(`th.govuk-table__header${c.numeric ? ".govuk-table__header--numeric" : ""}`, { scope: "col", role: "columnheader" }, c.name)))),
    h("tbody.govuk-table__body", { role: "rowgroup" }, rows.map((cells) => h("tr.govuk-table__row", { role: "row" }, cells.map((cell, i) =>
      h(`td.govuk-table__cell${columns[i].numeric ? ".govuk-table__cell--numeric" : ""}`, { role: "cell", "data-label": columns[i].name }, cell))))));
}

/** Facts with their names. rows: [name, content] */
export const facts = (rows) => h("dl.govuk-summary-list", {}, rows.filter(Boolean).map(([name, content]) =>
  h("div.govuk-summary-list__row", {}, h("dt.govuk-summary-list__key", {}, name), h("dd.govuk-summary-list__value", {}, content))));

const severities = { error: "red", query: "blue", note: "grey" };

/** A tag for a severity, in words and colour. */
export const severityTag = (severity) => h(`strong.govuk-tag.govuk-tag--${severities[severity] ?? "grey"}`, {}, severity);

export const number = (value) => value.toLocaleString("en-GB");

/** 1 error, 1,234 errors */
export const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

export const bytes = (value) => value < 1024 ? count(value, "byte") : value < 1048576 ? `${Math.round(value / 1024)} KB` : `${(value / 1048576).toFixed(1)} MB`;

let spoken = 0;

/** Says something to people who listen to the page. */
export function announce(text) {
  const announcer = document.getElementById("announcer");
  announcer.textContent = "";
  const mine = ++spoken;
  setTimeout(() => {
    if (mine === spoken) {
      announcer.textContent = text;
    }
  }, 50);
}

/** Hands a file to the user. */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
