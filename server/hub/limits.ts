/** Limits of the hub, each with its reason. Nothing that a person wrote is dropped for any of them. */
export const limits = {
	/** Enough for `hello`; a stranger's bytes are not worth more. */
	helloBytes: 1024,
	/** A phone on a bad network asks for its documents one after another. */
	channelsPerSocket: 200,
	/** Phone, PC and what is left of links that died without a word. The oldest one goes. */
	socketsPerPerson: 30,
	/** What may wait in memory for a slow reader; the rest waits in the log. */
	outgoingBytes: 1024 * 1024,
	/** A reader that takes nothing for so long is gone. */
	stalledMs: 60_000,
	/** Nothing came for so long, not even the answer to a ping: the link is dead. */
	silentMs: 75_000,
	/** y-websocket drops a link on which nothing came for 30 s, even if nobody said anything. */
	keepAliveMs: 20_000,
	/** One person's presence in one document. */
	presenceBytes: 1024,
	/** Tabs of one device share a channel. */
	presencesPerVisitor: 8,
	/** A document that many have open can name all of them at once. */
	awarenessBytes: 64 * 1024,
	/** A typist makes some twenty frames a second, presence included; a returning phone many at once. */
	framesPerSecond: 60,
	framesAtOnce: 1_200,
	bytesPerSecond: 512 * 1024,
	bytesAtOnce: 16 * 1024 * 1024,
	/** A document that has to be read; a device may open all its channels at once. */
	readingFrames: 5,
	/** An exchange looks at every document of a device. */
	exchangeFrames: 20,
	/** Snapshot and tail of one document; far above any honest one. */
	documentBytes: 16 * 1024 * 1024,
	/** After a restore: a phone that lay in a drawer for a term has still somebody else's words to give back. */
	givenBackMs: 120 * 24 * 3_600_000,
	/** All documents of one school or district together; files have a limit of their own. */
	organisationBytes: 2 * 1024 * 1024 * 1024,
	/** A state vector takes two bytes a client at least. */
	stateVectorClients: 100_000,
	/** Read from the log in one go for somebody who lags behind. */
	catchUpBytes: 256 * 1024,
	/** An answer of the exchange is cut here. */
	answerBytes: 1024 * 1024,
	/** Between two hints that something is new. The first one goes at once. */
	newsEveryMs: 10_000
} as const;
