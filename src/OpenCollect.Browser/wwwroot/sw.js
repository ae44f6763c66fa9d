// The checker's offline copy. Every file is kept with the hash that the build gave it, is checked when it is kept and again when it is
// served, and nothing else is ever fetched: a request for another place is refused here, whoever makes it.
const manifest = /* MANIFEST */ null;
const cacheName = `checker ${manifest.version}`;
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const scope = new URL(self.registration?.scope ?? "./", self.location.href);

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(cacheName);
  await Promise.all(Object.keys(manifest.files).map((path) => keep(cache, path)));
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("checker ") && name !== cacheName) {
      await caches.delete(name);
    }
  }
  await self.clients.claim();
})()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") {
    self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => event.respondWith(answer(event.request)));

async function answer(request) {
  const url = new URL(request.url);
  if (url.origin !== scope.origin) {
    return Response.error();
  }
  const inside = url.pathname.startsWith(scope.pathname) ? url.pathname.slice(scope.pathname.length) : null;
  const path = inside === "" ? "index.html" : inside;
  if (request.method !== "GET" || path === null || !Object.hasOwn(manifest.files, path)) {
    return new Response("There is no such file.", { status: 404, headers: { "Content-Type": "text/plain" } });
  }
  const cache = await caches.open(cacheName);
  const kept = await cache.match(path);
  const body = kept && await kept.arrayBuffer();
  return kept && await isWhole(body, manifest.files[path]) ? served(body, kept.headers.get("Content-Type")) : keep(cache, path);
}

/** Fetches a file, which fails unless it is the one that the build made, and keeps it. */
async function keep(cache, path) {
  const address = path === "index.html" ? "./" : path;
  const response = await fetch(new URL(address, scope), { cache: "no-cache", integrity: manifest.files[path], credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  const body = await response.arrayBuffer();
  const type = response.headers.get("Content-Type");
  await cache.put(path, new Response(body, { headers: { "Content-Type": type } }));
  return served(body, type);
}

async function isWhole(body, expected) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return `sha256-${btoa(String.fromCharCode(...hash))}` === expected;
}

function served(body, type) {
  return new Response(body, {
    headers: {
      "Content-Type": type ?? "application/octet-stream",
      "Content-Security-Policy": policy,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Opener-Policy": "same-origin",
    },
  });
}
