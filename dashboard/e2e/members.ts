import { expect, HEARD, type Api } from './rollbook';

/** A line of the members list as REST has it. */
export interface Member {
  memberId: string;
  email: string;
  status: string;
  position: number | null;
}

/** A license of this test's own, with dana (of the email domain) and paul (not) as its admins. */
export class Roll {
  private constructor(
    readonly id: string,
    private readonly staff: Api,
  ) {}

  static async made(staff: Api, name: string): Promise<Roll> {
    const { id } = await staff.send<{ id: string }>('POST', '/api/licenses', {
      name,
      type: 'SCHOOL',
      admins: [
        { email: 'dana@northfield.example', domainAdmin: true },
        { email: 'paul@northfield.example', domainAdmin: false },
      ],
    });
    return new Roll(id, staff);
  }

  get page() {
    return `/licenses/${this.id}/members`;
  }

  /** Adds or invites, as whoever does it may; done when each has an outcome. */
  async add(as: Api, ...addresses: string[]) {
    const { batchId } = await as.send<{ batchId: string }>('POST', `/api/enrollments/${this.id}/emails`, {
      addresses: addresses.join('\n'),
    });
    await this.done(as, batchId);
  }

  async upload(as: Api, addresses: readonly string[]) {
    const { batchId } = await as.send<{ batchId: string }>(
      'POST',
      `/api/enrollments/${this.id}/imports`,
      Buffer.from(['Email', ...addresses].join('\n')),
      'text/csv',
    );
    await this.done(as, batchId, 300_000);
  }

  private async done(as: Api, batchId: string, timeout = HEARD.timeout) {
    await expect
      .poll(async () => (await as.get<{ state: string }>(`/api/enrollments/batches/${batchId}`)).state, {
        timeout,
        intervals: [100, 250, 500],
      })
      .toBe('DONE');
  }

  seats(seats: number | null) {
    return this.staff.send('PUT', `/api/licenses/${this.id}/seats`, { seats });
  }

  /** How somebody stands, whatever it is. */
  async member(email: string): Promise<Member | undefined> {
    const every = ['MEMBER', 'WAITING', 'INVITED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'REMOVED', 'KEPT_OUT'];
    const query = every.map((status) => `status=${status}`).join('&');
    const { items } = await this.staff.get<{ items: Member[] }>(
      `/api/licenses/${this.id}/members?${query}&q=${encodeURIComponent(email)}`,
    );
    return items.find((each) => each.email === email);
  }

  async status(email: string) {
    return (await this.member(email))?.status;
  }
}

/** So many addresses, in the order of the alphabet. */
export function addresses(count: number, domain = 'northfield.example') {
  return Array.from({ length: count }, (_, number) => `s${String(number).padStart(6, '0')}@${domain}`);
}
