/* Before the first paint: an address that leads to the panel and the chart does not show the doors first and then jump. */
{
  const asked = new URLSearchParams(location.hash.slice(1));
  if (asked.get('view') === 'work') {
    document.body.dataset.view = 'work';
    if (/^(chart|table|text|audit|article)$/.test(asked.get('tab') ?? '')) document.body.dataset.tab = asked.get('tab');
  }
}
