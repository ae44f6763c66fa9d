// Work kept in this browser until it is continued or forgotten: only if the user asks, and only encrypted, with a key that comes from the
// user's passphrase and is kept nowhere. What is not encrypted says when it was kept, and nothing else.
const database = "opencollect";
const table = "kept";
const rounds = 600_000;
const pieceSize = 4 << 20;

/** The fewest characters of a passphrase. */
export const leastPassphrase = 12;

export class WrongPassphrase extends Error {}

/** When something was kept; none if nothing is. */
export async function keptSince() {
  if (indexedDB.databases && !(await indexedDB.databases()).some((d) => d.name === database)) {
    return null;
  }
  return using("readonly", async (store) => (await done(store.get("about")))?.when ?? null);
}

/**
 * Keeps work, in place of what was kept before.
 * @param state what to remember, as a plain object
 * @param files the files that it speaks of, in their order
 */
export async function keep(passphrase, state, files) {
  await forget();
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(passphrase, salt);
  for (const [number, file] of files.entries()) {
    for (let piece = 0, offset = 0; offset < file.size; piece++, offset += pieceSize) {
      const name = `file ${number} ${piece}`;
      await put(name, await encrypt(key, name, await file.slice(offset, offset + pieceSize).arrayBuffer()));
    }
  }
  const whole = { ...state, files: files.map((f) => ({ name: f.name, size: f.size })) };
  await put("state", await encrypt(key, "state", new TextEncoder().encode(JSON.stringify(whole))));
  await put("about", { when: new Date().toISOString(), salt, rounds });
}

/** What was kept: { state, files }. */
export async function recall(passphrase) {
  const about = await get("about");
  const key = await keyOf(passphrase, about.salt, about.rounds);
  let state;
  try {
    state = JSON.parse(new TextDecoder().decode(await decrypt(key, "state", await get("state"))));
  } catch {
    throw new WrongPassphrase();
  }
  const files = [];
  for (const [number, { name, size }] of state.files.entries()) {
    const pieces = [];
    for (let piece = 0; piece * pieceSize < size; piece++) {
      const part = `file ${number} ${piece}`;
      pieces.push(new Blob([await decrypt(key, part, await get(part))]));
    }
    files.push(new File(pieces, name));
  }
  return { state, files };
}

export const forget = () => done(indexedDB.deleteDatabase(database));

async function keyOf(passphrase, salt, iterations = rounds) {
  const word = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, word, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** The name is bound in, so that pieces cannot change places. */
async function encrypt(key, name, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) }, key, bytes) };
}

const decrypt = (key, name, { iv, bytes }) => crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) }, key, bytes);

const put = (key, value) => using("readwrite", (store) => done(store.put(value, key)));

const get = (key) => using("readonly", (store) => done(store.get(key)));

async function using(mode, act) {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(table);
  const open = await done(opening);
  try {
    const transaction = open.transaction(table, mode);
    const result = await act(transaction.objectStore(table));
    if (mode === "readwrite") {
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
    }
    return result;
  } finally {
    open.close();
  }
}

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
