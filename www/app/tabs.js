/** Chart, table, sentences and audit as equal tabs. */

const tabs = [...document.querySelectorAll('[role=tab]')];
/** Their names, as an address has them. */
const TABS = ['chart', 'table', 'text', 'audit', 'article'];

/** A tab of an address, which anyone can write. */
export const tabOf = (name) => (TABS.includes(name) ? name : 'chart');

const name = (tab) => tab.id.slice('tab-'.length);

/** @param {string} wanted */
export function showTab(wanted) {
  for (const tab of tabs) {
    const chosen = name(tab) === wanted;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    document.getElementById(tab.getAttribute('aria-controls')).hidden = !chosen;
  }
  document.body.dataset.tab = wanted;
}

/** @param {(name: string) => void} onchange */
export function listenTabs(onchange) {
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener('click', () => onchange(name(tab)));
    tab.addEventListener('keydown', (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (!tabs[to]) return;
      event.preventDefault();
      onchange(name(tabs[to]));
      tabs[to].focus();
    });
  }
}
