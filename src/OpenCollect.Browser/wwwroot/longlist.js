// A list of any length: only what is near the window is made, block by block, and taken away again. Items may have any height.
import { h } from "./dom.js";

const blockSize = 25;
const guess = 92;

/**
 * @param count how many items
 * @param render (from, to) => items, or a promise of them; each becomes the content of a list item
 */
export function longList(label, count, render) {
  const list = h("div.long-list", { role: "list", "aria-label": label });
  const observer = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => (isIntersecting ? fill(target) : empty(target))), { rootMargin: "800px 0px" });
  for (let from = 0; from < count; from += blockSize) {
    const block = h("div.long-list__block", { role: "presentation" });
    block.from = from;
    block.to = Math.min(count, from + blockSize);
    block.style.minHeight = `${(block.to - from) * guess}px`;
    list.append(block);
    observer.observe(block);
  }

  async function fill(block) {
    block.wanted = true;
    if (block.filled) {
      return;
    }
    block.filled = true;
    const items = await render(block.from, block.to);
    if (!block.wanted) {
      block.filled = false;
      return;
    }
    block.replaceChildren(...items.map((item, i) =>
      h("div.long-list__item", { role: "listitem", "aria-setsize": String(count), "aria-posinset": String(block.from + i + 1) }, item)));
    block.style.minHeight = "";
  }

  function empty(block) {
    block.wanted = false;
    if (block.filled && block.childElementCount > 0 && !block.contains(document.activeElement)) {
      block.style.minHeight = `${block.offsetHeight}px`;
      block.replaceChildren();
      block.filled = false;
    }
  }

  return list;
}
