// The engine in a thread of its own. Takes requests { id, call, arguments } and answers { id, result } or { id, problem }; while a
// check runs it says how far it is. It cannot be interrupted: to stop a check, end the worker.
import { startEngine } from "./engine.js";

const files = new Map();
const reader = new FileReaderSync();
let pieces = [];

const host = {
  read: (file, offset, length) => new Uint8Array(reader.readAsArrayBuffer(files.get(file).slice(offset, offset + length))),
  write: (bytes) => pieces.push(bytes),
  progress: (children, bytes, findings) => postMessage({ progress: { children, bytes, findings } }),
};

let engine;
const ready = startEngine(host).then((exports) => {
  engine = exports;
  postMessage({ ready: true });
}, (fault) => postMessage({ fault: String(fault?.message ?? fault) }));

const calls = {
  /** Makes files known by number; a File is only a handle, nothing is read. */
  give: (given) => given.forEach(({ number, file }) => files.set(number, file)),
  ask: (name, ...rest) => engine[name](...rest),
  findings: () => engine.Findings(),
  /** A file that the engine writes, as a Blob. */
  write: (name, type, ...rest) => {
    pieces = [];
    const answer = engine[name](...rest);
    const written = new Blob(pieces, { type });
    pieces = [];
    return { answer, written };
  },
};

onmessage = async ({ data: { id, call, given } }) => {
  await ready;
  try {
    postMessage({ id, result: calls[call](...given) });
  } catch (fault) {
    postMessage({ id, problem: String(fault?.message ?? fault) });
  }
};
