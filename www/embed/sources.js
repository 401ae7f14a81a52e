/**
 * Data that is not simply a table at an address: held by the page itself (`data="#id"`), named by a description
 * (`src="chart.json"`), or followed as it changes (`live`). Most charts need none of this, so it comes when one does.
 */
const nameOf = (address) => decodeURIComponent(address.split(/[?#]/)[0].split('/').pop());

/** Something is wrong with the data, in words of the browser; the element says it under the chart. */
function wrong(message) {
  return Object.assign(new Error(message), { data: true });
}

/** Text of an element of the page: CSV as it is, or JSON with name and text where CSV could end the element. */
function held(id) {
  const place = document.getElementById(id);
  if (!place) throw wrong(`#${id}: 404`);
  const text = place.content?.textContent ?? place.textContent;
  const { name, text: table } = place.type === 'application/json' ? JSON.parse(text) : { name: id, text: text.trimStart() };
  return { bytes: new TextEncoder().encode(table), name };
}

/** Asks the server whether there is something newer, and when that was. */
async function ask(address) {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw wrong(`${answer.status} ${answer.statusText}`.trim());
  const updated = Date.parse(answer.headers.get('last-modified') ?? '') || undefined;
  return { bytes: new Uint8Array(await answer.arrayBuffer()), name: nameOf(address), updated };
}

const asked = new Map();

/** All charts of a page that follow one table ask once, and show one state of it; who comes a minute later asks anew. */
function followed(address) {
  if (!asked.has(address)) {
    const forget = () => asked.delete(address);
    const answer = ask(address);
    asked.set(address, answer);
    answer.then(() => setTimeout(forget, 60_000), forget);
  }
  return asked.get(address);
}

/**
 * @param {HTMLElement} chart
 * @param {(address: string) => Promise<Uint8Array>} fetchOnce
 * @returns {Promise<{bytes: Uint8Array, name: string, spec?: any, updated?: number}>}
 */
export async function take(chart, fetchOnce) {
  const src = chart.getAttribute('src');
  let data = chart.getAttribute('data');
  let base = chart.baseURI;
  let spec;
  if (/\.json([?#]|$)/.test(src ?? '')) {
    const address = new URL(src, base).href;
    const { data: own, ...view } = JSON.parse(new TextDecoder().decode(await fetchOnce(address)));
    spec = view;
    if (!data) [data, base] = [own ?? '', address];
  }
  data ??= src ?? '';
  if (!data) {
    const message = chart.language === 'vi' ? 'thẻ không nêu số liệu: thêm src="bảng.csv" hoặc data="#id"' : 'the tag names no data: add src="table.csv" or data="#id"';
    throw Object.assign(new Error(message), { none: true }); // the reader has the twin; this is for whoever wrote the tag
  }
  if (data.startsWith('#')) return { ...held(data.slice(1)), spec };
  const address = new URL(data, base).href;
  if (chart.hasAttribute('live')) return { ...await followed(address), spec };
  return { bytes: await fetchOnce(address), name: nameOf(address), spec };
}
