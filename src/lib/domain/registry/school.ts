/** What stands at the head of every paper of the school. Empty is «not filled in yet». */
export const schoolDetails = [
	'fullName',
	'shortName',
	'address',
	'phone',
	'email',
	'okpo',
	'ogrn',
	'inn',
	'kpp',
	'place',
	'site',
	'signerPost',
	'signerName',
	'curatorName'
] as const;

export type SchoolDetail = (typeof schoolDetails)[number];
export type SchoolDetails = Readonly<Record<SchoolDetail, string>>;
