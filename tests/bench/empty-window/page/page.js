// Marks the moment at which the page has been painted, as the program's own page does.
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("usable")));
