/** The tables that come with the page, with their rows of figures as the panel counts them. The first is what the page opens on. */
export const EXAMPLES = [
  { id: 'trade', file: 'vietnam_trade_annual_1986_2025.csv', rows: 80 },
  { id: 'months', file: 'vietnam_trade_monthly_2000_2025.csv', rows: 604 },
  { id: 'goods', file: 'gso_exports_by_commodity_annual_2006_2024.csv', rows: 839 },
  { id: 'partners', file: 'gso_exports_by_partner_1995_2016.csv', rows: 1542 },
  { id: 'groups', file: 'gso_exports_by_sector_and_group_1995_2016.csv', rows: 383 },
  { id: 'plan', file: 'vietnam_export_plan_2006.csv', rows: 85 },
];

/** @param {string} [id] */
export const example = (id) => EXAMPLES.find((one) => one.id === id);

/** Where an example lies, seen from this page. @param {{file: string}} one */
export const addressOf = (one) => new URL(`./data/${one.file}`, document.baseURI).href;
