import { type Api, expect, HEARD, type Person, test } from './rollbook';

/**
 * Section 2 of the rules as one table: what each kind of person finds at each address, and how the services answer what its page
 * asks them. A license is there for its admins and staff; to everybody else, a member too, it is not, and the page tells no more.
 */

type Role = Exclude<Person, 'sue' | 'kim'>;

const ROLES: Record<Role, string> = {
  staff: 'staff find',
  dana: 'a license admin with authority over the domain finds',
  paul: 'a license admin without it finds',
  tara: 'a teacher, admin of her own license, finds',
  sam: 'a student, member of a license, finds',
  una: 'whoever has not verified their address finds',
  olga: 'an admin of another school finds',
};

/** What is seen: the page of the address; that there is nothing; that an address proves nothing yet; or the page one is sent to. */
type Seen = 'page' | 'nothing' | 'unverified' | 'licenses' | 'own page';

/** What is seen and, beside it, how what the page asks is answered: a status, where it asks anything. */
interface Cell {
  seen: Seen;
  status: number | undefined;
}

const cell = (seen: Seen, status?: number): Cell => ({ seen, status });

const PAGE = cell('page', 200);
const OPEN = cell('page');
const NONE = cell('nothing', 404);
const VERIFY = cell('unverified', 403);
const TO_LIST = cell('licenses', 403);
const TO_MINE = cell('own page', 403);

/** What each finds, by whom an address is for. Whose Classroom is connected is not ours to say here: its page is everybody's. */
// prettier-ignore
const FOR = {
  admins:     { staff: PAGE,              dana: PAGE,    paul: PAGE,    tara: PAGE,    sam: cell('own page', 200),  una: TO_MINE,           olga: PAGE },
  schools:    { staff: PAGE,              dana: PAGE,    paul: PAGE,    tara: NONE,    sam: NONE,                   una: VERIFY,            olga: NONE },
  teachers:   { staff: PAGE,              dana: NONE,    paul: NONE,    tara: PAGE,    sam: NONE,                   una: VERIFY,            olga: NONE },
  staff:      { staff: PAGE,              dana: TO_LIST, paul: TO_LIST, tara: TO_LIST, sam: TO_MINE,                una: TO_MINE,           olga: TO_LIST },
  staffMakes: { staff: cell('page', 422), dana: TO_LIST, paul: TO_LIST, tara: TO_LIST, sam: TO_MINE,                una: TO_MINE,           olga: TO_LIST },
  everybody:  { staff: PAGE,              dana: PAGE,    paul: PAGE,    tara: PAGE,    sam: PAGE,                   una: cell('page', 403), olga: PAGE },
  anybody:    { staff: OPEN,              dana: OPEN,    paul: OPEN,    tara: OPEN,    sam: OPEN,                   una: OPEN,              olga: OPEN },
} satisfies Record<string, Record<Role, Cell>>;

interface Made {
  id: string;
  name: string;
}

interface Row {
  at: string;
  heading: string;
  /** Method and path; a POST with nothing in it. */
  asks?: string;
  found: Record<Role, Cell>;
}

function rows(school: Made, classroom: Made, me: string): Row[] {
  const [s, c] = [school.id, classroom.id];
  // prettier-ignore
  return [
    { at: '/',                           heading: 'Licenses',                           asks: 'GET /api/licenses',                                     found: FOR.admins },

    { at: `/licenses/${s}`,              heading: `${school.name}School license`,       asks: `GET /api/licenses/${s}`,                                found: FOR.schools },
    { at: `/licenses/${s}/members`,      heading: 'Members',                            asks: `GET /api/licenses/${s}/members`,                        found: FOR.schools },
    { at: `/licenses/${s}/add`,          heading: 'Add users',                          asks: `GET /api/enrollments/${s}/way`,                         found: FOR.schools },
    { at: `/licenses/${s}/google`,       heading: 'Google Workspace',                   asks: `GET /api/ou-syncs/${s}/runs`,                           found: FOR.schools },
    { at: `/licenses/${s}/lms`,          heading: 'LMS',                                asks: `GET /api/lms/${s}/connections`,                         found: FOR.schools },
    { at: `/licenses/${s}/codes`,        heading: 'License key',                        asks: `GET /api/enrollments/${s}/key`,                         found: FOR.schools },
    { at: `/licenses/${s}/domains`,      heading: 'Email domain',                       asks: `GET /api/enrollments/${s}/domains`,                     found: FOR.schools },
    { at: `/licenses/${s}/settings`,     heading: 'Settings',                           asks: `GET /api/licenses/${s}/members?status=KEPT_OUT`,        found: FOR.schools },
    { at: `/licenses/${s}/activity`,     heading: 'Activity',                           asks: `GET /api/licenses/${s}/activity`,                       found: FOR.schools },

    { at: `/licenses/${c}`,              heading: `${classroom.name}Teacher license`,   asks: `GET /api/licenses/${c}/methods`,                        found: FOR.teachers },
    { at: `/licenses/${c}/google`,       heading: 'Google Workspace',                   asks: `GET /api/ou-syncs/${c}/runs`,                           found: FOR.teachers },
    { at: `/licenses/${c}/codes`,        heading: 'Link and key',                       asks: `GET /api/enrollments/${c}/link`,                        found: FOR.teachers },
    { at: `/licenses/${c}/domains`,      heading: 'Email domain',                       asks: `GET /api/enrollments/${c}/domain-requests`,             found: FOR.teachers },

    { at: '/staff/new',                  heading: 'New license',                        asks: 'POST /api/licenses',                                    found: FOR.staffMakes },
    { at: '/staff/requests',             heading: 'Requests',                           asks: 'GET /api/enrollments/domain-requests',                  found: FOR.staff },
    { at: '/operations',                 heading: 'Operations',                         asks: 'GET /api/licenses/operations',                          found: FOR.staff },

    { at: '/me',                         heading: `Hello, ${me}`,                       asks: 'GET /api/licenses/coverage/me',                         found: FOR.everybody },
    { at: '/classroom',                  heading: 'Google Classroom',                                                                                  found: FOR.anybody },
    { at: '/join',                       heading: 'Open the link once more',                                                                           found: FOR.anybody },
  ];
}

/** Of each run its own, so that it can be run again on the same data. */
const RUN = Date.now().toString(36);

let made: [school: Made, classroom: Made] | undefined;

/** A school's license with dana and paul as its admins and sam as a member, and a class's with tara; the same for everybody. */
async function licenses(staff: Api): Promise<[school: Made, classroom: Made]> {
  if (made) {
    return made;
  }
  const create = (name: string, type: string, admins: object[]) =>
    staff.send<Made>('POST', '/api/licenses', { name, type, admins });
  const school = await create(`Roles School ${RUN}`, 'SCHOOL', [
    { email: 'dana@northfield.example' },
    { email: 'paul@northfield.example', domainAdmin: false },
  ]);
  const classroom = await create(`Roles Class ${RUN}`, 'TEACHER', [
    { email: 'tara@northfield.example', domainAdmin: false },
  ]);
  await staff.send('POST', `/api/enrollments/${school.id}/emails`, { addresses: 'sam@northfield.example' });
  await expect
    .poll(async () => {
      const { items } = await staff.get<{ items: { email: string; status: string }[] }>(
        `/api/licenses/${school.id}/members`,
      );
      return items.map(({ email, status }) => `${email} ${status}`);
    }, HEARD)
    .toEqual(['sam@northfield.example MEMBER']);
  made = [school, classroom];
  return made;
}

for (const [role, who] of Object.entries(ROLES) as [Role, string][]) {
  test(`section 2 ${who} at each address what is theirs, and the services say the same`, async ({
    as,
    api,
  }) => {
    const me = role.charAt(0).toUpperCase() + role.slice(1);
    const [school, classroom] = await licenses(await api('staff'));
    const rest = await api(role);
    const page = await as(role);

    for (const { at, heading, asks, found } of rows(school, classroom, me)) {
      const { seen, status } = found[role];
      await test.step(`${at}: ${seen}`, async () => {
        const expected: Record<Seen, [heading: string, at: string]> = {
          page: [heading, at],
          nothing: ['There is nothing here', at],
          unverified: ['This page could not be shown', at],
          licenses: ['Licenses', '/'],
          'own page': [`Hello, ${me}`, '/me'],
        };
        const [shown, place] = expected[seen];
        await page.goto(at);
        await expect(page.getByRole('heading', { level: 1 }), at).toHaveText(shown);
        await expect(page, at).toHaveURL(place);
        if (seen === 'unverified') {
          await expect(page.getByRole('alert')).toContainText('Verify your email address first');
        }
        if (asks) {
          const [method = '', path = ''] = asks.split(' ');
          expect(await rest.status(path, method), asks).toBe(status);
        }
      });
    }
  });
}
