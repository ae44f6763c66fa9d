// Files that are chosen or dropped, as [{ path, file }]; the path has the folders below what was chosen.

/** From an input, of files or of a folder. */
export const fromInput = (input) => [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** From a drop: files and folders, however deep. */
export async function fromDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    return [...transfer.files].map((file) => ({ path: file.name, file }));
  }
  const found = [];
  for (const entry of entries) {
    await walk(entry, "", found);
  }
  return found;
}

async function walk(entry, folder, found) {
  if (entry.isFile) {
    found.push({ path: folder + entry.name, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A reader gives a hundred entries at a time.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return;
    }
    for (const inside of some) {
      await walk(inside, `${folder}${entry.name}/`, found);
    }
  }
}
