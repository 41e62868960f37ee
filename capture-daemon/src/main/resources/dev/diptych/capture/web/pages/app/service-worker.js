/**
 * Keeps the shell, so that a console whose rig is away still opens and says so. Nothing of a session is kept: the rig is
 * asked first, and only for what has no data in it.
 */
const SHELL = 'diptych-shell';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** @param {URL} url */
function isShell(url) {
  return url.origin === self.location.origin
    && (url.pathname === '/' || url.pathname.startsWith('/app/') || url.pathname.startsWith('/webjars/'));
}

/** @param {Request} request */
async function rigFirst(request) {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch (away) {
    const kept = await cache.match(request);
    if (kept) {
      return kept;
    }
    throw away;
  }
}

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && isShell(new URL(event.request.url))) {
    event.respondWith(rigFirst(event.request));
  }
});
