import { linkTypes, packed, propertiesPart, rootLinks } from './package.ts';

const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A4 lying on its side, in twentieths of a point. */
const page = {
	width: 16838,
	height: 11906,
	top: 851,
	right: 567,
	bottom: 567,
	left: 1134
} as const;
export const textWidth = page.width - page.left - page.right;

/** The same sheet standing, with a wide edge on the left for the folder. */
const upright = {
	width: 11906,
	height: 16838,
	top: 1134,
	right: 851,
	bottom: 1134,
	left: 1701
} as const;
export const uprightTextWidth = upright.width - upright.left - upright.right;

export function wordFile(
	body: string,
	title: string,
	{ isUpright = false }: { readonly isUpright?: boolean } = {}
): Uint8Array {
	const section = sectionOf(isUpright);
	return packed({
		parts: [
			{
				name: 'word/document.xml',
				type: `${kind}.document.main+xml`,
				xml: `<w:document xmlns:w="${space}" xmlns:r="${links}"><w:body>${body}${section}</w:body></w:document>`
			},
			{ name: 'word/styles.xml', type: `${kind}.styles+xml`, xml: styles() },
			{ name: 'word/footer1.xml', type: `${kind}.footer+xml`, xml: footer },
			propertiesPart(title)
		],
		links: {
			'': rootLinks('word/document.xml'),
			'word/document.xml': [
				{ id: 'rId1', type: linkTypes.styles, target: 'styles.xml' },
				{ id: 'rId2', type: linkTypes.footer, target: 'footer1.xml' }
			]
		}
	});
}

/** What comes after it stands on a page of its own, which may lie or stand otherwise. */
export function sectionEnd({ isUpright }: { readonly isUpright: boolean }): string {
	return `<w:p><w:pPr>${sectionOf(isUpright)}</w:pPr></w:p>`;
}

function sectionOf(isUpright: boolean): string {
	const { width, height, top, right, bottom, left } = isUpright ? upright : page;
	const lies = isUpright ? '' : ' w:orient="landscape"';
	return `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}"${lies}/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="340" w:footer="340" w:gutter="0"/></w:sectPr>`;
}

const footer = `<w:ftr xmlns:w="${space}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`;

interface Style {
	readonly id: string;
	readonly name: string;
	/** Inner XML of the paragraph's and of the letters' properties. */
	readonly paragraph: string;
	readonly letters: string;
}

const centered = '<w:jc w:val="center"/>';
const bold = '<w:b/>';
const noSpace = '<w:spacing w:before="0" w:after="0"/>';

const all: readonly Style[] = [
	{
		id: 'Heading1',
		name: 'heading 1',
		paragraph: `<w:keepNext/><w:spacing w:before="240" w:after="240"/>${centered}<w:outlineLvl w:val="0"/>`,
		letters: `${bold}<w:sz w:val="28"/>`
	},
	{
		id: 'Heading2',
		name: 'heading 2',
		paragraph: `<w:keepNext/><w:spacing w:before="60" w:after="60"/><w:outlineLvl w:val="1"/>`,
		letters: bold
	},
	{ id: 'Centered', name: 'Centered', paragraph: `${noSpace}${centered}`, letters: '' },
	{
		id: 'Right',
		name: 'Right',
		paragraph: `${noSpace}<w:jc w:val="right"/>`,
		letters: ''
	},
	{
		id: 'Body',
		name: 'Body',
		paragraph: '<w:spacing w:before="0" w:after="80"/>',
		letters: ''
	},
	{
		id: 'Asked',
		name: 'Asked',
		paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="80"/>',
		letters: ''
	},
	{
		id: 'Signature',
		name: 'Signature',
		paragraph: '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="0"/>',
		letters: ''
	},
	{ id: 'Small', name: 'Small', paragraph: `${noSpace}${centered}`, letters: '<w:sz w:val="20"/>' },
	{
		id: 'TableHeading',
		name: 'Table Heading',
		paragraph: `<w:keepNext/>${noSpace}${centered}`,
		letters: bold
	},
	{
		id: 'NarrowHeading',
		name: 'Narrow Heading',
		paragraph: `<w:keepNext/>${noSpace}${centered}`,
		letters: `${bold}<w:sz w:val="20"/>`
	},
	{ id: 'NarrowText', name: 'Narrow Text', paragraph: noSpace, letters: '<w:sz w:val="20"/>' },
	{ id: 'TableStrong', name: 'Table Strong', paragraph: noSpace, letters: bold },
	{ id: 'TableText', name: 'Table Text', paragraph: noSpace, letters: '' },
	{
		id: 'TableList',
		name: 'Table List',
		paragraph: `${noSpace}<w:ind w:left="284" w:hanging="284"/>`,
		letters: ''
	},
	{ id: 'Footer', name: 'footer', paragraph: centered, letters: '<w:sz w:val="20"/>' }
];

function styles(): string {
	const fonts =
		'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>';
	const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
	const normal =
		'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
	return `<w:styles xmlns:w="${space}">${defaults}${normal}${all.map(styleXml).join('')}</w:styles>`;
}

function styleXml({ id, name, paragraph, letters }: Style): string {
	return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
}
