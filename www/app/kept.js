/**
 * The person's own files, kept in this browser so that a reload loses nothing. Each opening has a key of its own: two tabs never
 * write to the same one, and what a tab has open is not tidied away by another. Nothing here is sent anywhere; where the browser
 * allows no storage, all of it quietly does nothing.
 */

/** Of several sites under one host each has its own. */
const NAME = `kim-ngach ${new URL('./', document.baseURI).pathname}`;
const STORE = 'files';
/** Larger files are not copied. */
const LARGEST = 200e6;
/** How many stay, how much of them, and how long. */
const MOST = 8;
const MOST_BYTES = 400e6;
const DAYS = 14;

/** @typedef {{key: string, name: string, size: number, hints?: object, at: number, mark?: number, blob: Blob | ArrayBuffer}} Kept `mark`: a number that other bytes would not have */

/** Larger files are not told apart by their bytes: that would take longer than anybody waits. */
const MARKED = 20e6;

/** FNV-1a; nobody has to be kept from forging it. @param {Blob} blob @returns {Promise<number | undefined>} */
async function markOf(blob) {
  if (blob.size > MARKED) return undefined;
  let mixed = 0x811c9dc5;
  for (const byte of new Uint8Array(await blob.arrayBuffer())) mixed = Math.imul(mixed ^ byte, 0x01000193);
  return mixed >>> 0;
}

let opened;
function database() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'key' });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
    asked.onblocked = () => failed(new Error('blocked'));
  });
  return opened;
}

/** One request in a transaction of its own. @param {(store: IDBObjectStore) => IDBRequest} work */
async function ask(mode, work) {
  const base = await database();
  return new Promise((done, failed) => {
    const transaction = base.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
  });
}

export const newKey = () => [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, '0')).join('');

const lock = (key) => `${NAME} ${key}`;

/** How often this tab holds each key. @type {Map<string, number>} */
const own = new Map();

/** Tells other tabs, for as long as this one lives, that a file is in use. */
function hold(key) {
  own.set(key, (own.get(key) ?? 0) + 1);
  navigator.locks?.request(lock(key), { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
}

/** Keeps a copy. @param {string} key @param {{name: string, size: number, blob: Blob, hints?: object}} source @returns {Promise<boolean>} */
export async function keep(key, { name, size, blob, hints }) {
  if (size > LARGEST) return false;
  const entry = { key, name, size, hints, at: Date.now(), blob };
  hold(key);
  try {
    entry.mark = await markOf(blob);
    // Some engines store no blob, and say so only when it is put; the bytes alone they all store.
    await ask('readwrite', (store) => store.put(entry)).catch(async () => {
      entry.blob = await blob.arrayBuffer();
      return ask('readwrite', (store) => store.put(entry));
    });
    await tidy();
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key @returns {Promise<{name: string, size: number, blob: Blob} | undefined>} */
export async function find(key) {
  try {
    const entry = await ask('readonly', (store) => store.get(key));
    if (!entry) return undefined;
    hold(key);
    return { name: entry.name, size: entry.size, blob: new Blob([entry.blob]) };
  } catch {
    return undefined;
  }
}

/** All that is kept, the latest first. @returns {Promise<Kept[]>} */
export async function list() {
  try {
    const all = await ask('readonly', (store) => store.getAll());
    return all.sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

/** Deletes one copy, or all. @param {string} [key] */
export async function forget(key) {
  try {
    await ask('readwrite', (store) => (key === undefined ? store.clear() : store.delete(key)));
    return true;
  } catch {
    return false;
  }
}

const held = async () => (await navigator.locks?.query())?.held.map(({ name }) => name) ?? [];

/** Says of a key whether another tab has its copy open. @returns {Promise<(key: string) => boolean>} */
export async function elsewhere() {
  const locks = await held();
  return (key) => locks.filter((name) => name === lock(key)).length > (own.get(key) ?? 0);
}

/** Lets old copies go, never one that a tab has open. */
async function tidy() {
  const open = new Set(await held());
  let bytes = 0;
  for (const [i, { key, size, at }] of (await list()).entries()) {
    bytes += size;
    const old = i >= MOST || bytes > MOST_BYTES || Date.now() - at > DAYS * 86_400_000;
    if (old && !open.has(lock(key))) await forget(key);
  }
}
