import { playAll } from './chunks.ts';

playAll(501, 250);
