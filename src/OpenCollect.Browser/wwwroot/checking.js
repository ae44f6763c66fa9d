// Talking to the engine. Each check has a worker of its own: ending it stops the check and frees its memory, and a crash touches no other.

/** Something that cannot be done, told in words for the user. */
export class Problem extends Error {
  constructor(text, ours = false) {
    super(text);
    this.ours = ours;
  }
}

const crashed = "The checker stopped unexpectedly, perhaps because the browser ran out of memory. Your files are unchanged. Close other tabs and try again.";

/** Every file that was chosen, by number; workers are told of all of them. */
const chosen = new Map();

/** Registers files, [{ path, file }], and returns them as the engine names them. */
export function register(files) {
  return files.map(({ path, file }) => {
    const number = chosen.size + 1;
    chosen.set(number, file);
    return { number, path, bytes: file.size };
  });
}

export const fileOf = (number) => chosen.get(number);

export class Engine {
  #worker;
  #waiting = new Map();
  #last = 0;
  #given = 0;
  #ended = null;

  /** Told how far a check is. */
  onprogress = null;

  /** Told when the worker is no more, with the problem. */
  onend = null;

  constructor() {
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.ready = new Promise((resolve, reject) => {
      this.#waiting.set("ready", { resolve, reject });
    });
    this.ready.catch(() => {});
    this.#worker.onmessage = ({ data }) => this.#take(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new Problem(crashed, true));
    };
  }

  get isEnded() {
    return this.#ended !== null;
  }

  /** A question and its answer, both plain objects. */
  async ask(name, ...given) {
    return this.#read(await this.#call("ask", [name, ...given.map((g) => (g !== null && typeof g === "object" && !(g instanceof Int32Array || Array.isArray(g) && typeof g[0] === "number") ? JSON.stringify(g) : g))]));
  }

  /** Every finding as [rule, child, status, rule, child, status, ...]. */
  async findings() {
    const bytes = await this.#call("findings", []);
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }

  /** A file that the engine writes, as a Blob. */
  async write(name, type, ...given) {
    const { answer, written } = await this.#call("write", [name, type, ...given.map((g) => (typeof g === "object" ? JSON.stringify(g) : g))]);
    this.#read(answer);
    return written;
  }

  /** Ends the worker and whatever it does. */
  end(reason = "The check was stopped.") {
    this.#end(new Problem(reason));
  }

  #call(call, given) {
    if (this.#ended) {
      return Promise.reject(this.#ended);
    }
    if (this.#given < chosen.size) {
      const files = [...chosen].filter(([number]) => number > this.#given).map(([number, file]) => ({ number, file }));
      this.#given = chosen.size;
      this.#worker.postMessage({ id: "give", call: "give", given: [files] });
    }
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, given });
    });
  }

  #read(text) {
    const answer = JSON.parse(text);
    if (answer !== null && typeof answer.problem === "string" && "ours" in answer) {
      throw new Problem(answer.problem, answer.ours);
    }
    return answer;
  }

  #take(data) {
    if (data.progress) {
      this.onprogress?.(data.progress);
    } else if (data.ready) {
      this.#waiting.get("ready").resolve();
      this.#waiting.delete("ready");
    } else if (data.fault) {
      this.#end(new Problem(`The checker could not be started: ${data.fault}`, true));
    } else if (data.problem) {
      // An exception that crossed over, instead of an answer: the engine itself broke down.
      this.#end(new Problem(crashed, true));
    } else {
      this.#waiting.get(data.id)?.resolve(data.result);
      this.#waiting.delete(data.id);
    }
  }

  #end(problem) {
    if (this.#ended) {
      return;
    }
    this.#ended = problem;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) {
      reject(problem);
    }
    this.#waiting.clear();
    this.onend?.(problem);
  }
}
