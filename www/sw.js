/*
 * The page without a line. Every file of a release lies in a folder named after its content, so a copy is right for ever and two
 * releases cannot mix: a page leads only into its own folder. What changes under one address (the page itself, the shipped tables)
 * is asked of the network first, and of the copies when there is none. Embedded charts are left alone.
 *
 * The build puts VERSION and FILES before these lines.
 */
/* global VERSION, FILES */
const HERE = new URL('./', self.location).href;
const NAME = `kim-ngach ${new URL(HERE).pathname} `;
const MINE = NAME + VERSION;
/** How long a line may stay silent before the copy is taken. */
const PATIENCE = 4000;

/** What of a release lies at the top, under an address that the next release has too. */
const lasting = (path) => path === '' || path === 'index.html' || path.startsWith('data/');

self.addEventListener('install', (event) => event.waitUntil(install()));

async function install() {
  const cache = await caches.open(MINE);
  const page = await fetch(HERE, { cache: 'no-cache' });
  const text = await page.clone().text();
  // The host is in the middle of an update: another try comes by itself.
  if (!page.ok || !text.includes(VERSION)) throw new Error(`the page at ${HERE} is not of ${VERSION}`);
  await cache.put(HERE, page);
  await Promise.all(FILES.map(async (path) => {
    const answer = await fetch(HERE + path);
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    // A shipped table is kept under the address that the page asks for.
    const data = path.indexOf('/data/');
    await cache.put(HERE + (data < 0 ? path : path.slice(data + 1)), answer);
  }));
  await self.skipWaiting();
}

self.addEventListener('activate', (event) => event.waitUntil(activate()));

/** The release before stays: a page of it may still be open and want one more of its files. */
async function activate() {
  const all = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== MINE);
  await Promise.all(all.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(HERE)) return;
  const path = request.url.slice(HERE.length).split(/[?#]/)[0];
  if (request.mode === 'navigate' ? path === '' || path === 'index.html' : lasting(path)) event.respondWith(fresh(request, path));
  else if (path.startsWith('v-')) event.respondWith(kept(request));
});

/** Copies of any release: the address says which one is meant. What was not there from the start is kept with its first use. */
async function kept(request) {
  const address = request.url.split(/[?#]/)[0];
  const copy = await caches.match(address, { ignoreVary: true });
  if (copy) return copy;
  const answer = await fetch(request);
  if (answer.ok && address.startsWith(`${HERE}${VERSION}/pkg/containers/`)) {
    // A full store is no reason to keep an answer from the page.
    const put = async () => (await caches.open(MINE)).put(address, answer.clone());
    await put().catch(() => undefined);
  }
  return answer;
}

async function fresh(request, path) {
  const key = path === 'index.html' ? HERE : HERE + path;
  const copy = async () => (await caches.open(MINE)).match(key, { ignoreVary: true });
  const network = fetch(request);
  const late = new Promise((done) => { setTimeout(done, PATIENCE); }).then(copy);
  try {
    return (await Promise.race([network, late.then((found) => found ?? network)])) ?? (await network);
  } catch (error) {
    const found = await copy();
    if (found) return found;
    throw error;
  }
}
