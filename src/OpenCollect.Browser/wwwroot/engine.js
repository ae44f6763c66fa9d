// Starts the engine, .NET as WebAssembly, and gives it what it asks its host for. Knows nothing of pages or workers.
import { dotnet } from "./engine/dotnet.js";

/** A file of the engine, unpacked; the runtime's own modules are fetched by the browser as they are. */
async function unpacked(address, type) {
  const response = await fetch(`${address}.gz`);
  if (!response.ok) {
    throw new Error(`${address} could not be loaded (${response.status}).`);
  }
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
}

/**
 * @param host read(file, offset, view): reads into the view and returns how many bytes; write(bytes); progress(children, bytes, findings)
 * @returns the engine's exports, each from text to text
 */
export async function startEngine(host) {
  const boot = await (await fetch(new URL("./engine/boot.json", import.meta.url))).json();
  const runtime = await dotnet
    .withConfig(boot)
    .withResourceLoader((type, name, address) =>
      type === "dotnetwasm" ? unpacked(address, "application/wasm")
      : type === "assembly" ? unpacked(address, "application/octet-stream")
      : undefined)
    .create();
  runtime.setModuleImports("host", {
    read: (file, offset, view) => {
      const bytes = host.read(file, offset, view.byteLength);
      view.set(bytes);
      return bytes.length;
    },
    write: (view) => host.write(view.slice()),
    progress: host.progress,
  });
  const exports = await runtime.getAssemblyExports(boot.mainAssemblyName);
  await runtime.runMain();
  return exports.OpenCollect.Browser.Checker;
}
