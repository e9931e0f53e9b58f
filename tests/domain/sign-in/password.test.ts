import { expect, test } from 'vitest';
import { loginFor, plainLogin } from '../../../src/lib/domain/sign-in/login.ts';
import { flawOfPassword, plainPassword } from '../../../src/lib/domain/sign-in/password.ts';
import { phraseLength, phraseOf } from '../../../src/lib/domain/sign-in/phrase.ts';
import { phraseWords } from '../../../src/lib/domain/sign-in/phrase-words.ts';

const own = ['Полозова', 'Мария', 'полозова.ма', 'Школа посёлка Ключи'];

test.each([
	['короче', 'too-short'],
	['я'.repeat(129), 'too-long'],
	['12345678', 'common'],
	['1234567890123456', 'common'],
	['aaaaaaaaaaaa', 'common'],
	['Пароль123', 'common'],
	['gfhjkm2026', 'common'],
	['ПАРОЛЬпароль', 'common'],
	['qwertyuiop', 'common'],
	['йцукенгшщз', 'common'],
	['!Любимая-1989!', 'common'],
	['Солнышко22', 'common'],
	['natasha1985', 'common'],
	['абвгдежз', 'common'],
	['Полозова85', 'own-name'],
	['мария-2026', 'common'],
	['полозоваМА1', 'own-name'],
	['школа посёлка ключи 1', 'own-name']
])('«%s» is refused: %s', (password, flaw) => {
	expect(flawOfPassword(password, own)).toBe(flaw);
});

test.each([
	'ложка ветер тетрадь озеро',
	'correct horse battery',
	'синий-трактор-у-реки',
	'k7#mQ2!xTz'
])('«%s» is taken: no kinds of characters are asked for', (password) => {
	expect(flawOfPassword(password, own)).toBeUndefined();
});

test('what a keyboard adds, and how it writes «й», makes no other password', () => {
	expect(plainPassword('йод и море ')).toBe(plainPassword('и\u0306од и море'));
});

test('there are 1024 words, each written in one way, and every phrase of them is taken', () => {
	expect(new Set(phraseWords).size).toBe(1024);
	expect(phraseWords.filter((word) => !/^[а-я]{3,9}$/.test(word))).toEqual([]);
	for (let at = 0; at < phraseWords.length; at += 1) {
		const phrase = phraseOf(Array.from({ length: phraseLength }, (_, n) => at * 7 + n * 331));
		expect(phrase.split(' ')).toHaveLength(phraseLength);
		expect(flawOfPassword(phrase, own), phrase).toBeUndefined();
	}
});

test('a login is the surname with the initials, and a namesake has a number', () => {
	const taken = new Set<string>();
	const next = (name: string): string => {
		const login = loginFor(name, (one) => taken.has(one));
		taken.add(login);
		return login;
	};
	expect(next('Полозова Мария Андреевна')).toBe('полозова.ма');
	expect(next('Полозова Мила Антоновна')).toBe('полозова.ма2');
	expect(next('Ёлкин Пётр')).toBe('елкин.п');
	expect(next('Анна')).toBe('анна');
	expect(next('Заречная-Боровая Ия')).toBe('заречная.би');
});

test('a login may be typed as the name stands in papers', () => {
	for (const typed of ['Полозова М. А.', 'ПОЛОЗОВА МА', ' полозова.ма ']) {
		expect(plainLogin(typed)).toBe(plainLogin('полозова.ма'));
	}
	expect(plainLogin('Ёлкин П.')).toBe(plainLogin('елкин.п'));
});
