import type { Matter } from '../law/matter.js';
import { type Unit, UNITS } from '../law/units.js';

/**
 * A service in the scope of the office or of another unit of the gmina (ustawa o CUS art. 38 ust. 1 pkt 2).
 * Benefits decided for the wójt under separate acts are no such services: they circulate inside one organ.
 * Schools, nurseries and culture do not act for the wójt, so art. 38 is their way under every regime.
 */
export const isServiceOutsideTheCentre = (matter: Matter, unit: Unit): boolean =>
  unit === 'GJO' || (matter.regime === 'PROGRAMME' && UNITS[unit].seat === 'GMINA');
