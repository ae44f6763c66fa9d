// What it takes to correct a value: the modules with their fields, and a small form.
import { h, newId, textButton } from "../dom.js";

/** The modules of one of a check's returns, asked for once. */
export async function modulesOf(check, source) {
  check.modules ??= new Map();
  if (!check.modules.has(source)) {
    check.modules.set(source, await check.engine.ask("Modules", source));
  }
  return check.modules.get(source);
}

const missing = "";

/** A box for the value of a field, with its codes where it has some. */
export function fieldForm(field, text, save, cancel) {
  const id = newId("value");
  const options = field.repeats ? null : field.kind === "Flag" ? [["true", "true"], ["false", "false"]] : field.codes?.map((c) => [c.value, `${c.value} – ${c.label}`]) ?? null;
  let box;
  if (options && options.length > 0) {
    if (text !== null && !options.some(([value]) => value === text)) {
      options.unshift([text, `${text} (no valid code)`]);
    }
    box = h("select.govuk-select", { id }, [[missing, "missing"], ...options].map(([value, name]) => h("option", { value }, name)));
  } else {
    box = h("input.govuk-input", { id, type: "text", autocomplete: "off", spellcheck: "false" });
  }
  box.value = text ?? missing;
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    save(box.value.trim() === missing ? null : box.value);
  } },
    h("label.govuk-label", { for: id }, field.repeats ? `${field.name}, several parted by semicolons` : field.name), box,
    h("div.govuk-button-group.fields__buttons", {}, h("button.govuk-button", { type: "submit" }, "Save and check again"), textButton("Cancel", cancel)));
  return h("dd.fields__value", {}, form);
}

