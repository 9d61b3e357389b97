/** What a service refused or could not do (RFC 9457), with the rule behind it. Everything the API answers but 2xx is one. */
export class Problem extends Error {
  readonly type: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly rule: string | undefined;
  /** The whole body: some problems say more, such as what changed since a plan. */
  readonly body: Readonly<Record<string, unknown>>;
  /** From when on the same may be asked again, where the service says so (Retry-After). */
  readonly retryAt: Date | undefined;

  constructor(body: Record<string, unknown>, status: number, retryAt?: Date) {
    super(typeof body.title === 'string' ? body.title : '');
    this.name = 'Problem';
    this.type = typeof body.type === 'string' ? body.type : 'about:blank';
    this.status = status;
    this.detail = typeof body.detail === 'string' ? body.detail : undefined;
    this.rule = typeof body.rule === 'string' ? body.rule : undefined;
    this.body = body;
    this.retryAt = retryAt;
  }

  /** Its stable name, such as `plan-outdated`; empty where it has none. */
  get slug(): string {
    return this.type.startsWith('/problems/') ? this.type.slice('/problems/'.length) : '';
  }
}

/** Reads the problem out of an answer, whatever kind of body it has. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  const retryAt = retryAtOf(response);
  try {
    const body: unknown = JSON.parse(text);
    return new Problem(isRecord(body) ? body : {}, response.status, retryAt);
  } catch {
    return new Problem({}, response.status, retryAt);
  }
}

/** Our services say it in seconds. */
function retryAtOf(response: Response): Date | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  return Number.isFinite(seconds) ? new Date(Date.now() + seconds * 1000) : undefined;
}

/** Anything thrown, as a problem: status 0 where no service was reached, -1 where the page itself is broken. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  if (isRecord(error) && typeof error.status === 'number') {
    return new Problem({}, error.status);
  }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return new Problem({}, 0);
  }
  return new Problem({ detail: error instanceof Error ? error.message : undefined }, -1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
