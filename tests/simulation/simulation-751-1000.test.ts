import { playAll } from './chunks.ts';

playAll(751, 250);
