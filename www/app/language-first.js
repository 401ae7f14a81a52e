/* Before the first paint: which language the page speaks, so that nobody sees the other one flash by. The words come with the
   core; until they are there, text in the wrong language keeps its room but is not shown. And how many files this browser keeps, so
   that their list finds its room. */
{
  try {
    const kept = Number(localStorage.getItem('kim-ngach-kept'));
    if (kept > 0) {
      document.documentElement.dataset.kept = '';
      document.documentElement.style.setProperty('--kept', String(kept));
    }
  } catch { /* no storage here: nothing is kept */ }
  const asked = new URLSearchParams(location.hash.slice(1)).get('lang');
  let kept = null;
  try { kept = localStorage.getItem('kim-ngach-lang'); } catch { /* no storage here: the browser's language will do */ }
  const first = (navigator.languages?.[0] ?? navigator.language ?? 'vi').toLowerCase();
  const lang = [asked, kept].find((tag) => tag === 'vi' || tag === 'en') ?? (first.startsWith('vi') ? 'vi' : 'en');
  document.documentElement.dataset.words = lang === 'vi' ? 'there' : 'awaited';
  document.documentElement.lang = lang;
}
