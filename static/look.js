(function () {
	try {
		var look = JSON.parse(localStorage.getItem('tropa:look') || '{}');
		var root = document.documentElement;
		if (look.theme === 'light' || look.theme === 'dark') root.dataset.theme = look.theme;
		if (look.sun === true) root.dataset.sun = '';
		if (/^(125|150|200)$/.test(look.size)) root.dataset.size = look.size;
		if (look.density === 'compact') root.dataset.density = 'compact';
	} catch {
		// The browser keeps nothing for us: the ordinary look it is.
	}
})();
