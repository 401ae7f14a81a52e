/** What a reader's system asks of pictures: more contrast, or its own few colours. A canvas follows neither by itself. */

export const STRONG = '(forced-colors: active), (prefers-contrast: more)';
const NAMES = { page: 'Canvas', ink: 'CanvasText', link: 'LinkText', grey: 'GrayText' };

/** A system colour as `#rrggbb`; a colour of the system is opaque. */
function hex(name, probe) {
  probe.style.color = name;
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  return `#${parts.slice(0, 3).map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`;
}

/** What a drawing has to be told; nothing where the system asks for nothing. @returns {Record<string, any>} */
export function asked() {
  if (!matchMedia(STRONG).matches) return {};
  if (!matchMedia('(forced-colors: active)').matches) return { contrast: true };
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const system = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, hex(name, probe)]));
  probe.remove();
  return { contrast: true, system };
}

/** Calls back when the system's wish changes. @param {() => void} changed */
export function watch(changed) {
  for (const query of STRONG.split(', ')) matchMedia(query).addEventListener('change', changed);
}
