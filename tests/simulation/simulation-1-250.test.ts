import { playAll } from './chunks.ts';

playAll(1, 250);
