// The engine in a thread of its own. Takes requests { id, call, given } and answers { id, result } or { id, problem }; while a check runs
// it says how far it is. It cannot be interrupted: to stop a check, end the worker.
import { startEngine } from "./engine.js";

const files = new Map();
const reader = new FileReaderSync();
const childrenAtATime = 20;
let pieces = [];
let engine;
let storing = 0;

const host = {
  read: (file, offset, length) => new Uint8Array(reader.readAsArrayBuffer(files.get(file).slice(offset, offset + length))),
  write: (bytes) => pieces.push(bytes),
  progress: (children, bytes, findings) => postMessage({ progress: { children, bytes, findings } }),
};

const ready = startEngine(host).then((exports) => {
  engine = exports;
  postMessage({ ready: true });
}, (fault) => postMessage({ fault: String(fault?.message ?? fault) }));

const calls = {
  /** Makes files known by number; a File is only a handle, nothing is read. */
  give: (given) => given.forEach(({ number, file }) => files.set(number, file)),
  ask: (name, ...given) => {
    const answer = engine[name](...given);
    if (name === "Check" || name === "Match") {
      store();
    }
    return answer;
  },
  findings: () => engine.Findings(),
  /** A file that the engine writes, as a Blob. */
  write: (name, type, ...given) => {
    pieces = [];
    const answer = engine[name](...given);
    const written = new Blob(pieces, { type });
    pieces = [];
    return { answer, written };
  },
};

/** After a check: puts the children aside for their pages, a few at a time, so that questions come between. */
function store() {
  const mine = ++storing;
  const next = () => {
    if (mine === storing && JSON.parse(engine.Advance(childrenAtATime)).more) {
      setTimeout(next);
    }
  };
  setTimeout(next);
}

onmessage = async ({ data: { id, call, given } }) => {
  await ready;
  try {
    postMessage({ id, result: calls[call](...given) });
  } catch (fault) {
    postMessage({ id, problem: String(fault?.message ?? fault) });
  }
};
