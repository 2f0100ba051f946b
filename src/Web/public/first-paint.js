// Before the first paint: the theme and the hidden amounts the person chose. A classic script, because a module would run after it.
(() => {
  try {
    const chosen = JSON.parse(localStorage.getItem('hub-preferences') ?? '{}');
    const root = document.documentElement;
    if (chosen.theme === 'light' || chosen.theme === 'dark') root.dataset.theme = chosen.theme;
    if (chosen.colours === 'western' || chosen.colours === 'plain') root.dataset.colours = chosen.colours;
    if (chosen.language === 'en' || (!chosen.language && !navigator.language.startsWith('ko'))) root.lang = 'en';
  } catch {
    // Storage may be refused; the defaults stand.
  }
})();
