/** The page without a line: set up after the first drawing, and taken away again for whoever does not want it. */

const CHOICE = 'kim-ngach-offline';
const box = document.getElementById('offline');

const wanted = () => { try { return localStorage.getItem(CHOICE) !== 'no'; } catch { return true; } };

async function set() {
  try {
    await navigator.serviceWorker.register(new URL('./sw.js', document.baseURI), { scope: './', updateViaCache: 'none' });
  } catch { /* the browser or the host does not allow it: the page works as any other page */ }
}

async function unset() {
  const here = new URL('./', document.baseURI);
  const registration = await navigator.serviceWorker.getRegistration(here.href);
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`kim-ngach ${here.pathname} `)) await caches.delete(name);
}

/** Whether this browser can keep a page at all. */
const able = () => isSecureContext && 'serviceWorker' in navigator && window === parent;

export function listenOffline() {
  if (!able()) return;
  box.parentElement.hidden = false;
  box.checked = wanted();
  box.addEventListener('change', () => {
    try { localStorage.setItem(CHOICE, box.checked ? 'yes' : 'no'); } catch { /* no storage: it holds for this visit */ }
    if (box.checked) set();
    else unset();
  });
  if (wanted()) set();
}
