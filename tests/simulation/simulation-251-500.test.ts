import { playAll } from './chunks.ts';

playAll(251, 250);
