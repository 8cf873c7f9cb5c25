import { describe, expect, test } from 'vitest';
import { companyInWords, sameCompany } from '../../core/domain/people/company.ts';
import { kindFromWords } from '../../core/domain/people/kind-words.ts';
import { matchField } from '../../core/domain/ranking/field-match.ts';
import { titleRank } from '../../core/domain/ranking/titles.ts';
import { nora } from '../cast.ts';

describe('what a title says about hiring', () => {
  test.each([
    ['Director of Data', 'head'],
    ['VP, Engineering', 'head'],
    ['SVP Product', 'head'],
    ['Vice President of Sales', 'head'],
    ['Head of Data Platform', 'head'],
    ['Co-Founder & CTO', 'head'],
    ['Chief Financial Officer', 'head'],
    ['Managing Partner', 'head'],
    ['Director of Product Management', 'head'],
    ['Geschäftsführerin', 'head'],
    ['Leiter Data Engineering', 'head'],
    ['Data Team Lead', 'lead'],
    ['Engineering Manager, Data Platform', 'lead'],
    ['Teamleiter Vertrieb', 'lead'],
    ['Principal Investigator', 'lead'],
    ['Shift Supervisor', 'lead'],
    ['Technical Recruiter', 'recruiter'],
    ['HR Business Partner', 'recruiter'],
    ['Talent Acquisition Specialist', 'recruiter'],
    ['People Operations', 'recruiter'],
    ['Professor of Databases', 'academic'],
    ['Senior Data Engineer', 'member'],
    ['Product Manager', 'member'],
    ['Senior Product Manager', 'member'],
    ['Account Manager', 'member'],
    ['Technical Project Manager', 'member'],
    ['Product Owner', 'member'],
    ['Assistant to the Director', 'member'],
    ['Executive Assistant to the CEO', 'member'],
    ["Director's Assistant", 'member'],
    ['Former VP of Sales', 'member'],
    ['ex-CEO', 'member'],
    ['Aspiring Director', 'member'],
    ['Leadership Coach', 'member'],
    ['Partnerships Associate', 'member'],
    ['Directory Engineer', 'member'],
    ['', 'unknown'],
    [undefined, 'unknown'],
    // German
    ['Abteilungsleiterin Einkauf', 'head'],
    ['Bereichsleitung Datenplattform', 'head'],
    ['Leiter*in Analytics', 'head'],
    ['Mitgründer', 'head'],
    ['Mitglied der Geschäftsleitung', 'head'],
    ['Vorstandsvorsitzende', 'head'],
    ['Gruppenleiter Entwicklung', 'lead'],
    ['Teamleitung Support', 'lead'],
    ['Personalreferentin', 'recruiter'],
    ['Dozentin für Statistik', 'academic'],
    ['Projektleiterin', 'member'],
    ['Key Account Managerin', 'member'],
    ['Assistentin der Geschäftsführung', 'member'],
    ['Referent des Vorstands', 'member'],
    ['Ehemalige Direktorin', 'member'],
    ['Halbleiteringenieur', 'member'],
    ['Leiterplattendesigner', 'member'],
    ['Flugbegleiterin', 'member'],
    ['Reiseleiter', 'member'],
    // French, Spanish, Italian, Portuguese, Dutch
    ['Gérante', 'head'],
    ['Directrice des données', 'head'],
    ['Cofondateur & DSI', 'head'],
    ["Chef d'équipe données", 'lead'],
    ['Cheffe de service', 'lead'],
    ['Chargée de recrutement', 'recruiter'],
    ['Maître de conférences', 'academic'],
    ['Chef de projet', 'member'],
    ['Responsable grands comptes', 'member'],
    ['Assistante de direction', 'member'],
    ['Assistante du directeur', 'member'],
    ['Chef de partie', 'member'],
    ['Directora de datos', 'head'],
    ['Gerente general', 'head'],
    ['Jefa de equipo', 'lead'],
    ['Jefe de proyecto', 'member'],
    ['Asistente del director', 'member'],
    ['Amministratrice delegata', 'head'],
    ['Responsabile vendite', 'lead'],
    ['Capo progetto', 'member'],
    ['Assistente del direttore', 'member'],
    ['Diretora de dados', 'head'],
    ['Gerente de projetos', 'member'],
    ['Hoofd data', 'head'],
    ['Mede-oprichter', 'head'],
    ['Teamleider klantenservice', 'lead'],
    ['Oud-directeur', 'member'],
    // further off
    ['Avdelingsleder', 'lead'],
    ['Administrerende direktør', 'head'],
    ['Kierowniczka działu', 'lead'],
    ['Właściciel', 'head'],
    ['Генеральный директор', 'head'],
    ['Руководитель проектов', 'member'],
    ['Бывший директор', 'member'],
    ['数据总监', 'head'],
    ['数据平台经理', 'lead'],
    ['产品经理', 'member'],
    ['总经理助理', 'member'],
    ['データ基盤マネージャー', 'lead'],
    ['プロダクトマネージャー', 'member'],
    ['開発部長', 'head'],
    ['人事担当', 'recruiter'],
  ])('%s: %s', (title, rank) => expect(titleRank(title)).toBe(rank));

  test('a hostile title is read in no time', () => {
    const started = performance.now();
    titleRank(`${'former '.repeat(200_000)}director`);
    titleRank('assistant to '.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('the field of a person', () => {
  test.each([
    ['Senior Data Engineer', 'in'],
    ['Head of Data Engineering', 'in'],
    ['Director of Data', 'partly'],
    ['Data Analyst', 'partly'],
    ['Analytics Lead', 'adjacent'],
    ['Software Developer', 'adjacent'],
    ['Nurse', 'other'],
    ['Chief Financial Officer', 'other'],
    ['Singer', 'unknown'],
    ['Update Engineer', 'unknown'],
  ])('%s is %s the field "data engineering"', (role, match) =>
    expect(matchField(nora.goal, { role })).toBe(match),
  );

  test('a field that was said counts, and is another one when it is not the one sought', () => {
    expect(matchField(nora.goal, { field: 'Data Engineering', role: 'Consultant' })).toBe('in');
    expect(matchField(nora.goal, { field: 'pottery' })).toBe('other');
  });

  test.each([
    ['nursing', 'Nurse'],
    ['teaching', 'Teacher'],
    ['product management', 'Group Product Manager'],
    ['marketing', 'Marketing Director'],
    ['accounting', 'Accountant'],
    ['data science', 'Data Scientist'],
    ['machine learning', 'ML Engineer'],
  ])('somebody in %s may be a %s', (field, role) =>
    expect(matchField({ field, titles: [], adjacentFields: [] }, { role })).toBe('in'),
  );

  test('an owner who named no field matches nobody', () => {
    expect(matchField({ field: '', titles: [], adjacentFields: [] }, { role: 'Nurse' })).toBe('unknown');
  });
});

describe('companies', () => {
  test.each([
    ['Nordwind', 'NORDWIND GmbH'],
    ['Helio', 'Helio, Inc.'],
    ['Müller & Söhne KG', 'Muller and Sohne'],
    ['The Acme Company', 'Acme Co.'],
    ['Kestrel (YC W21)', 'Kestrel'],
    ['A.B.C. Ltd', 'ABC'],
  ])('%s is %s', (one, other) => expect(sameCompany(one, other)).toBe(true));

  test.each([
    ['Helio', 'Helios Energy'],
    ['Meta', 'Metabase'],
    ['Kestrel', 'Kestrel Coffee'],
    ['', ''],
    [undefined, undefined],
  ])('%s is not %s', (one, other) => expect(sameCompany(one, other)).toBe(false));
});

describe('a company as people say it', () => {
  test.each([
    ['Borealis GmbH', 'Borealis'],
    ['Borealis GmbH & Co. KG', 'Borealis'],
    ['Helio, Inc.', 'Helio'],
    ['Helio Inc. | We are hiring!', 'Helio'],
    ['Kestrel (YC W21)', 'Kestrel'],
    ['Nordwind Pty Ltd', 'Nordwind'],
    ['Volvo AB', 'Volvo'],
    ['SAP SE', 'SAP'],
    ['Lumen S.p.A.', 'Lumen'],
    ['Tessel Sp. z o.o.', 'Tessel'],
    ['Globex®', 'Globex'],
    // The name itself.
    ['Smith & Co', 'Smith & Co'],
    ['The Boston Company', 'The Boston Company'],
    ['Inc.', 'Inc.'],
    ['GmbH', 'GmbH'],
    ['Limited Run Games', 'Limited Run Games'],
    ['Casa', 'Casa'],
    ['Acme Corporation', 'Acme Corporation'],
    ['Same as', 'Same as'],
  ])('%s: %s', (name, said) => expect(companyInWords(name)).toBe(said));

  test('a hostile name takes no time', () => {
    const started = performance.now();
    companyInWords(`x${' & Co.'.repeat(100_000)}!`);
    companyInWords(`x${' GmbH'.repeat(38)}!`);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

describe('kinds in the words of people', () => {
  test.each([
    ['ex-colleague', 'previous_coworker'],
    ['former coworker', 'previous_coworker'],
    ['worked with', 'previous_coworker'],
    ['ehemaliger Kollege', 'previous_coworker'],
    ['colleague', 'current_coworker'],
    ['prof', 'professor'],
    ['lecturer', 'professor'],
    ['my advisor', 'professor'],
    ['Classmate', 'classmate'],
    ['study group', 'classmate'],
    ['Neighbor', 'neighbour'],
    ['cousin', 'family'],
    ['Freundin', 'friend'],
    ['previous_coworker', 'previous_coworker'],
    ['met at PyCon', 'event'],
    ['introduced by Ana', 'referred'],
    ['Ex-Kollegin', 'previous_coworker'],
    ['früherer Chef', 'previous_coworker'],
    ['ancienne collègue', 'previous_coworker'],
    ['excompañero', 'previous_coworker'],
    ['ex collega', 'previous_coworker'],
    ['oud-collega', 'previous_coworker'],
    ['бывшая коллега', 'previous_coworker'],
    ['Kollege', 'current_coworker'],
    ['compañera de trabajo', 'current_coworker'],
    ['Studienfreundin', 'classmate'],
    ['compañero de clase', 'classmate'],
    ['colega de faculdade', 'classmate'],
    ['compagna di università', 'classmate'],
    ['Doktorvater', 'professor'],
    ['professoressa', 'professor'],
    ['empfohlen von Ana', 'referred'],
    ['recommandé par Ana', 'referred'],
    ['Nachbarin', 'neighbour'],
    ['vecino', 'neighbour'],
    ['Schwester', 'family'],
    ['prima', 'family'],
    ['amica', 'friend'],
    ['auf der Messe kennengelernt', 'event'],
    ['Personalvermittler', 'recruiter'],
    ['nicht bekannt', undefined],
    ['qwertz', undefined],
    ['', undefined],
  ])('"%s" means %s', (words, kind) => expect(kindFromWords(words)).toBe(kind));
});
