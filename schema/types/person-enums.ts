import { registerEnumType } from 'type-graphql';
import { described, enumOf } from './enum-of.js';

export const Sex = enumOf(['MALE', 'FEMALE', 'OTHER']);
registerEnumType(Sex, { name: 'Sex', description: 'Płeć, as the source states it.' });

export const BenefitArea = enumOf(['PS', 'FA', 'SR', 'SW']);
registerEnumType(BenefitArea, {
  name: 'BenefitArea', description: 'Obszar świadczeń.',
  valuesConfig: described({ PS: 'pomoc społeczna', FA: 'fundusz alimentacyjny', SR: 'świadczenia rodzinne', SW: 'świadczenie wychowawcze' }),
});
