/* What must happen before the app itself: the secret leaves the address bar, the look comes on. */
(function () {
	if (/^\/(enter|setup|join)\/?$/.test(location.pathname) && location.hash !== '') {
		self.tropaSecret = location.hash.slice(1);
		history.replaceState(history.state, '', location.pathname);
	}
	try {
		const look = JSON.parse(localStorage.getItem('tropa:look') || '{}');
		const { dataset } = document.documentElement;
		if (look.theme === 'light' || look.theme === 'dark') dataset.theme = look.theme;
		if (look.sun === true) dataset.sun = '';
		if (/^(125|150|200)$/.test(look.size)) dataset.size = look.size;
		if (look.density === 'compact') dataset.density = 'compact';
	} catch {
		// The browser keeps nothing for us: the ordinary look it is.
	}
})();
